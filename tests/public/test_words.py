"""Fixed words of pages: collected, complete in every language of theirs, and compiled as they are written.

The pages of customers speak every language, the desk those of `DESK_LANGUAGES`.
"""

import gettext
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation.template import templatize

from tests.public.catalogue import LANGUAGES, ROOT, catalogue
from tests.public.reading import said

TEMPLATES = ROOT / "templates"
PAGES = sorted(
    page
    for pattern in (
        "40*.html 429.html 50*.html base.html base_bare.html base_help.html",
        "account/*.html knowledgebase/public/*.html complaints/receipt.html django/forms/**/*.html",
        "surveys/comment.html surveys/[efts]*ed.html surveys/frame.html surveys/score.html surveys/stop.html",
        "surveys/t*.html helpdesk/portal/request.html",
        "helpdesk/channels/contact.html helpdesk/channels/_contact_form.html helpdesk/channels/*thanks.html",
        "helpdesk/channels/*closed.html helpdesk/channels/embedded*.html",
        "helpdesk/portal/my_requests.html helpdesk/portal/link_ended.html components/waiting_files.html",
        "components/attachment.html components/crumbs.html components/empty.html components/error_summary.html",
        "components/paging.html components/plain_error.html components/public_*.html components/scale.html",
        "components/search_box.html components/toast.html helpdesk/web/signed_in_again.html",
    )
    for name in pattern.split()
    for page in TEMPLATES.glob(name)
)
# Modules that say nothing but what customers read.
SAID_TO_CUSTOMERS = re.compile(
    r"^(complaints/(contact|services/issue_receipt)|helpdesk/channels/form/(answering|asked|contact|registry|said)|"
    r"helpdesk/portal/(?!apps|services/account|views/account)|helpdesk/tickets/(files|uploads)|helpdesk/web/(body_limit|views/errors)|"
    r"knowledgebase/views/public/|surveys/texts/)"
)
SYMBOLS = re.compile(r"^[\W\d_]*$|^(SHA-256|Esc|SHA-256 )$")


def gaps(words: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)\w|\{\w+\}|<[^>]+>", words))


def is_for_customers(entry: dict[str, str]) -> bool:
    pages = {str(page.relative_to(ROOT)) for page in PAGES}
    return any(place in pages or SAID_TO_CUSTOMERS.match(place) for place in entry["places"].split())


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_word_is_there_with_its_placeholders(code: str) -> None:
    for entry in catalogue(code):
        form = entry.get("msgstr") or entry.get("msgstr[1]", "")
        assert form or not (code in settings.DESK_LANGUAGES or is_for_customers(entry)), entry
        assert not form or gaps(form) == gaps(entry.get("msgid_plural", entry["msgid"])), entry


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_compiled_is_what_is_written(code: str) -> None:
    with (ROOT / "locale" / code / "LC_MESSAGES" / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for entry in catalogue(code):
        if "msgid_plural" in entry:
            assert compiled.ngettext(entry["msgid"], entry["msgid_plural"], 2) == (
                entry["msgstr[1]"] or entry["msgid_plural"]
            )
        elif "msgctxt" in entry:
            assert compiled.pgettext(entry["msgctxt"], entry["msgid"]) == (entry["msgstr"] or entry["msgid"])
        else:
            assert compiled.gettext(entry["msgid"]) == (entry["msgstr"] or entry["msgid"]), "run script/words"


@pytest.mark.parametrize("code", LANGUAGES)
def test_all_languages_have_the_same_words(code: str) -> None:
    assert [entry["msgid"] for entry in catalogue(code)] == [entry["msgid"] for entry in catalogue("de")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(TEMPLATES)))
def test_a_customers_page_has_no_word_that_is_not_collected(page: Path) -> None:
    known = {entry["msgid"] for entry in catalogue("de")}
    source = page.read_text()
    used = re.findall(r"""\bp?gettext(?:_noop)?\((?:u?['"]requests['"], )?u?(['"])(.*?)\1\)""", templatize(source))
    assert {words.replace("\\'", "'").replace("%%", "%") for _, words in used if words} <= known | {""}
    without = re.sub(r"{% block \w+_class %}.*?{% endblock( \w+)? %}", "", source)
    without = re.sub(r"{% blocktrans.*?{% endblocktrans(late)? %}", "", without, flags=re.DOTALL)
    without = re.sub(r"{% comment %}.*?{% endcomment %}|{#.*?#}|{%.*?%}|{{.*?}}", " ", without, flags=re.DOTALL)
    bare = [words for words in said(without) if not SYMBOLS.match(words)]
    assert not [words for words in bare if words not in ("©", "/>", ">")], bare
