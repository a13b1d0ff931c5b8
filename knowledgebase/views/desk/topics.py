from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render

from helpdesk.shop.starter import untouched
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from knowledgebase import services
from knowledgebase.forms import CategoryForm
from knowledgebase.models import Category
from knowledgebase.views.desk.frame import frame


@permitted(Permission.CHANGE_TOPICS)
def topics(request: StaffRequest) -> HttpResponse:
    """The topics of the help centre, and a form for a new one."""
    form = CategoryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.save_category(by=request.user, **form.cleaned_data)
            return redirect("knowledgebase:topics")
        except ValidationError as error:
            form.add_error(None, ValidationError(error.messages))
    found = Category.objects.select_related("parent").annotate(count=Count("articles"))
    examples = untouched("topic", [topic.pk for topic in found])
    context = {"form": form, "topics": found, "examples": examples, **frame(request, "topics")}
    return render(request, "knowledgebase/desk/topics.html", context, status=422 if form.errors else 200)
