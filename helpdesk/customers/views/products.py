"""Settings → Products: what customers can name when they write, and what is counted by product."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models.functions import Lower
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from helpdesk.audit.seen import watched
from helpdesk.customers.forms.products import MergeProductForm, ProductForm
from helpdesk.customers.models import Product
from helpdesk.customers.services import products as services
from helpdesk.customers.services.merge_products import merge_products
from helpdesk.customers.uses import product_mentions, product_uses
from helpdesk.people.models import User
from helpdesk.web.lists.numbered import numbered
from helpdesk.web.parameters import query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

PAGE_SIZE, OFFERED = 50, 500
RETIRED = "retired"


@permitted(Permission.CHANGE_PRODUCTS)
@require_GET
def products(request: StaffRequest) -> HttpResponse:
    """The list by name, of those that are offered or those that are not, with how many things name each."""
    asked = query_params(request)
    words, state = asked.words("q"), asked.choice("state", (RETIRED,))
    known = Product.objects.filter(is_active=state != RETIRED, merged_into=None)
    rows = known.filter(name__icontains=words).order_by(Lower("name"))
    page = numbered(request, rows, PAGE_SIZE)
    shown = [product.pk for product in page]
    counted = [(use, use.counts(shown)) for use in product_uses()]
    context = {
        "page": page,
        "rows": [(row, [(gettext(use.label), counts.get(row.pk, 0)) for use, counts in counted]) for row in page],
        "uses": [gettext(use.label) for use, _ in counted],
        "words": words,
        "state": state,
        "retired": Product.objects.filter(pk=asked.whole("undo") or 0, is_active=False, merged_into=None).first(),
        "states": [("", gettext("Offered")), (RETIRED, gettext("Retired"))],
        "area": "settings",
    }
    return render(request, "helpdesk/customers/products.html", context)


@permitted(Permission.CHANGE_PRODUCTS)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    return _edit(request, Product())


@permitted(Permission.CHANGE_PRODUCTS)
@require_http_methods(["GET", "HEAD", "POST"])
def product(request: StaffRequest, pk: int) -> HttpResponse:
    """One product; the page of one that was merged leads to the other one."""
    row = get_object_or_404(Product, pk=pk)
    return redirect("customers:product", pk=row.merged_into_id) if row.merged_into_id else _edit(request, row)


@permitted(Permission.CHANGE_PRODUCTS)
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: StaffRequest, pk: int) -> HttpResponse:
    """What follows when it becomes part of another product, and the press that does it."""
    row = _one(pk)
    form = MergeProductForm(request.POST if request.method == "POST" else None, product=row)
    if form.is_bound and form.is_valid() and _merge(form, row, request.user):
        values = {"name": row.name, "other": form.cleaned_data["into"].name}
        messages.success(request, gettext("%(name)s is now %(other)s.") % values)
        return redirect("customers:products")
    others = Product.objects.filter(merged_into=None).exclude(pk=pk).order_by(Lower("name"))
    context = {
        "form": form,
        "product": row,
        "uses": _uses_of(row),
        "mentions": [(gettext(one.label), found) for one in product_mentions() if (found := one.naming(row))],
        "others": others.values_list("name", flat=True)[:OFFERED],
        "area": "settings",
    }
    return render(request, "helpdesk/customers/merge_product.html", context, status=422 if form.errors else 200)


def _merge(form: MergeProductForm, row: Product, by: User) -> bool:
    try:
        merge_products(product=row, into=form.cleaned_data["into"], by=by)
    except ValidationError as refusal:
        form.add_error("into", refusal.messages)
        return False
    return True


def _edit(request: StaffRequest, row: Product) -> HttpResponse:
    form = ProductForm(request.POST if request.method == "POST" else None, initial={"name": row.name})
    form = watched(request, form, row)
    if form.is_bound and form.is_valid() and _save(form, row, request.user):
        messages.success(request, gettext("%(name)s is saved.") % {"name": row.name})
        return redirect("customers:products")
    kept = _one(row.pk) if row.pk else None
    context = {
        "form": form,
        "product": kept,
        "uses": _uses_of(kept) if kept else [],
        "merged": list(kept.merged.order_by(Lower("name"))) if kept else [],
        "area": "settings",
    }
    return render(request, "helpdesk/customers/product.html", context, status=422 if form.errors else 200)


def _save(form: ProductForm, row: Product, by: User) -> bool:
    try:
        services.save_product(product=row, by=by, **form.cleaned_data)
    except ValidationError:
        form.add_error("name", gettext("There is a product of this name already; it may be retired."))
        return False
    return True


def _uses_of(row: Product) -> list[tuple[str, int]]:
    """What names a product, and how often."""
    return [(gettext(use.label), use.counts([row.pk]).get(row.pk, 0)) for use in product_uses()]


@permitted(Permission.CHANGE_PRODUCTS)
@require_POST
def retire(request: StaffRequest, pk: int) -> HttpResponse:
    services.retire_product(product=_one(pk), by=request.user)
    return redirect(f"{reverse('customers:products')}?undo={pk}")


@permitted(Permission.CHANGE_PRODUCTS)
@require_POST
def restore(request: StaffRequest, pk: int) -> HttpResponse:
    row = services.restore_product(product=_one(pk), by=request.user)
    messages.success(request, gettext("%(name)s is offered again.") % {"name": row.name})
    return redirect("customers:products")


def _one(pk: int) -> Product:
    """A product that stands by itself; one that was merged is not found."""
    return get_object_or_404(Product, pk=pk, merged_into=None)
