"""Settings → Examples: content to begin with, asked for and taken away by one press each."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext, ngettext
from django.views.decorators.http import require_GET, require_POST

from helpdesk.shop import services
from helpdesk.shop.models import Example
from helpdesk.shop.starter import LANGUAGES, ExampleKind, kinds, untouched
from helpdesk.web.parameters import form_data, query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest


@permitted(Permission.CHANGE_SHOP)
@require_GET
def examples(request: StaffRequest) -> HttpResponse:
    """What there is in a language, and what became of it."""
    language = query_params(request).choice("language", LANGUAGES) or _usual()
    made = {(row.kind, row.key): row.thing_id for row in Example.objects.filter(language=language)}
    rows = [(kind, _rows(kind, language, made)) for kind in kinds()]
    added = Example.objects.exists()
    context = {
        "rows": rows,
        "language": language,
        "languages": [(code, name) for code, name in settings.LANGUAGES if code in LANGUAGES],
        "is_whole": all(state for _, pieces in rows for _, state in pieces),
        "is_added": added,
        "area": "settings",
    }
    return render(request, "helpdesk/shop/examples.html", context)


def _rows(kind: ExampleKind, language: str, made: dict[tuple[str, str], int]) -> list[tuple[str, str]]:
    """Each title with what became of it: nothing yet, an example, or a thing of the shop's own."""
    still = untouched(kind.kind, [pk for (name, _), pk in made.items() if name == kind.kind])
    return [
        (title, "" if (pk := made.get((kind.kind, key))) is None else "example" if pk in still else "own")
        for key, title in kind.titles(language).items()
    ]


def _usual() -> str:
    spoken = (get_language() or "").partition("-")[0]
    return spoken if spoken in LANGUAGES else LANGUAGES[0]


@permitted(Permission.CHANGE_SHOP)
@require_POST
def add_examples(request: StaffRequest) -> HttpResponse:
    language = form_data(request).choice("language", LANGUAGES) or _usual()
    count = services.add_examples(language=language, by=request.user)
    words = ngettext("%(count)d example is added.", "%(count)d examples are added.", count) % {"count": count}
    messages.success(request, words if count else gettext("All examples are here already."))
    return redirect("shop:examples")


@permitted(Permission.CHANGE_SHOP)
@require_POST
def remove_examples(request: StaffRequest) -> HttpResponse:
    count = services.remove_examples(by=request.user)
    words = ngettext("%(count)d example is gone.", "%(count)d examples are gone.", count) % {"count": count}
    messages.success(request, words if count else gettext("There is no example that nobody changed."))
    return redirect("shop:examples")
