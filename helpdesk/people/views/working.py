"""What somebody can do and how much they take on: one's own to read, a colleague's to set."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from helpdesk.audit.seen import watched
from helpdesk.people.forms.working import LanguageSet, Lines, SkillSet, WorkingForm
from helpdesk.people.models import User
from helpdesk.people.services.staff.bounds import rank
from helpdesk.people.services.working import SkillLevel, set_working
from helpdesk.people.skilled import skill_words
from helpdesk.people.views.staff import one
from helpdesk.web.requests.access import permitted, staff_only
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest


@staff_only
@require_GET
def working(request: StaffRequest) -> HttpResponse:
    """One's own skills and limit, as others have set them."""
    person = request.user
    told = {"colleague": person, "skills": [skill_words(skill) for skill in person.skills.all()], "area": "settings"}
    return render(request, "helpdesk/people/own_working.html", told)


@permitted(Permission.CHANGE_STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def person_working(request: StaffRequest, pk: int) -> HttpResponse:
    """A colleague's skills, languages and limit."""
    colleague, by = one(pk), request.user
    sent = request.POST if request.method == "POST" else None
    form = watched(request, WorkingForm(sent, initial={"most_open": colleague.most_open}), colleague)
    skills, languages = _lines(colleague, sent)
    is_whole = bool(sent) and all([form.is_valid(), skills.is_valid(), languages.is_valid()])
    if is_whole and _save(form, [*_named(skills, False), *_named(languages, True)], colleague, by):
        messages.success(request, gettext("%(name)s is saved.") % {"name": colleague.short_name})
        return redirect("people:person", pk=pk)
    context: dict[str, Any] = {
        "colleague": colleague,
        "form": form,
        "sets": [(gettext("Skills"), skills), (gettext("Languages"), languages)],
        "may_change": rank(colleague.role) <= rank(by.role),
        "area": "settings",
    }
    return render(request, "helpdesk/people/working.html", context, status=422 if sent else 200)


def _lines(colleague: User, sent: QueryDict | None) -> tuple[Lines, Lines]:
    """The lines of skills and of languages, as they were sent, or else as they are held."""
    if sent:
        return SkillSet(sent, prefix="skills"), LanguageSet(sent, prefix="languages")
    held = list(colleague.skills.all())
    skills, languages = (
        [{"name": skill.name, "level": skill.level} for skill in held if skill.is_language == is_language]
        for is_language in (False, True)
    )
    return SkillSet(initial=skills, prefix="skills"), LanguageSet(initial=languages, prefix="languages")


def _named(lines: Lines, is_language: bool) -> list[SkillLevel]:
    return [SkillLevel(line["name"], line["level"], is_language) for line in lines.named()]


def _save(form: WorkingForm, skills: list[SkillLevel], colleague: User, by: User) -> bool:
    try:
        set_working(person=colleague, by=by, skills=skills, most_open=form.cleaned_data["most_open"])
    except ValidationError as error:
        form.add_error(None, ValidationError(error.messages))
        return False
    return True
