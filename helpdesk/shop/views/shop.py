"""Settings → Shop: what pages and mails say of us."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from helpdesk.audit.seen import watched
from helpdesk.shop import services
from helpdesk.shop.forms.shop import ShopForm
from helpdesk.shop.known import row
from helpdesk.web import shop as said
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest


@permitted(Permission.CHANGE_SHOP)
@require_http_methods(["GET", "HEAD", "POST"])
def shop(request: StaffRequest) -> HttpResponse:
    stored = row()
    form = ShopForm(request.POST if request.method == "POST" else None, instance=stored, facts=said.facts())
    form = watched(request, form, stored)
    if form.is_bound and form.is_valid():
        services.save_shop(by=request.user, facts=form.facts())
        messages.success(request, gettext("Saved. Pages and mails say so from now on."))
        return redirect("shop:shop")
    context = {"form": form, "area": "settings"}
    return render(request, "helpdesk/shop/shop.html", context, status=422 if form.errors else 200)


@permitted(Permission.CHANGE_SHOP)
@require_POST
def end_guide(request: StaffRequest) -> HttpResponse:
    """Put the guide through the first steps away."""
    services.end_guide(by=request.user)
    messages.success(request, gettext("The guide is put away. All it led to stands under Settings."))
    return redirect("home")
