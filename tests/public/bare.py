"""Words that people read and that are not marked for translation, in templates and in Python."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.public.catalogue import ROOT
from tests.public.reading import said

_TAGS = re.compile(
    r"{% comment %}.*?{% endcomment %}|{% block \w+_class %}.*?{% endblock[^%]*%}|"
    r"{%\s*blocktrans.*?{%\s*endblocktrans(?:late)?\s*%}|<(code|pre|samp|kbd)\b.*?</\1>|{#.*?#}|{%.*?%}|{{.*?}}",
    re.DOTALL,
)
_WORD = re.compile(r"[A-Za-z]{2}")
_FALLBACK = re.compile(r"""\|(?:default|default_if_none|yesno):(["'])((?:(?!\1).)*)\1""")
_NO_WORDS = re.compile(r"[\w-]+@[\w.]+|/\S*|[a-z]+(?:-[a-z]+)+|info|en|true,false|false,true")
_LITERAL = re.compile(r"""{%\s*(?:hint\s+"[^"]*"|nav_item|badge|due\s+\S+)\s+"([^"]*[A-Za-z]{2}[^"]*)\"""")

ENGLISH = re.compile(
    r"/(migrations|management|demo|api|runner|settings|importing|listener|stats|mime)/|"
    r"/(api|serializers|figures|styleguide|checks|posted|api_tokens)\.py$"
)
"""Modules that talk to programs and to operators."""
TELLING = {"success", "error", "info", "warning", "undoable", "add_error"}
"""Calls whose second argument is shown."""
REFUSALS = {"ValidationError", "Refused", "TooLate", "NotYet", "IllegalTransition", "Trouble", "Done", "Effect"}
LABELS = {"label", "help_text", "empty_label", "placeholder", "title", "sent", "meaning", "reason", "words", "detail"}
REGISTERED = {
    "register_area",
    "register_public_link",
    "register_tool",
    "Panel",
    "Sort",
    "WorkView",
    "TaskView",
    "Action",
}
SAYING = ("Field", "Choice", "MailText", "Placeholder", "Setting", "Verdict", "Result", "add_task")


def in_template(path: Path) -> list[str]:
    """Pieces of text, spoken attributes, and words in the tags of ours that take some."""
    source = re.sub(r"{% comment %}.*?{% endcomment %}", "", path.read_text(), flags=re.DOTALL)
    plain = said(_TAGS.sub(" ", source))
    found = [words for words in plain if _WORD.search(re.sub(r"&\w+;", "", words))] + _LITERAL.findall(source)
    return found + [words for _, words in _FALLBACK.findall(source) if _is_said(words)]


def _is_said(fallback: str) -> bool:
    """Whether what stands in for a missing value is a word, and no icon, address or attribute."""
    return bool(_WORD.search(fallback)) and not _NO_WORDS.fullmatch(fallback)


def in_python(path: Path) -> list[str]:
    """Literals where people read them: messages, refusals, labels, choices, what is registered."""
    return [words for node in _shown(ast.parse(path.read_text())) for words in _literals(node)]


def _shown(tree: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _shown_by(node)
        elif isinstance(node, ast.ClassDef) and any("Choices" in ast.unparse(base) for base in node.bases):
            yield from (label for item in node.body for label in _label_of(item))


def _label_of(item: ast.stmt) -> list[ast.expr]:
    is_choice = isinstance(item, ast.Assign) and isinstance(item.value, ast.Tuple)
    return item.value.elts[1:2] if is_choice else []  # type: ignore[attr-defined] # only of an assignment


def _shown_by(call: ast.Call) -> Iterator[ast.expr]:
    name = _name(call.func)
    if name in TELLING:
        yield from call.args[1:2]
    elif name in REFUSALS or name in REGISTERED:
        yield from call.args[:3]
    if name.endswith(SAYING) or name in REGISTERED:
        yield from (keyword.value for keyword in call.keywords if keyword.arg in LABELS)
    if name == "Placeholder":
        yield from call.args[1:2]


def _literals(node: ast.expr) -> Iterator[str]:
    """Texts with blanks or a capital letter that no call marks; a key, a path or a name of an icon is none."""
    if isinstance(node, ast.Call):
        return
    if isinstance(node, ast.Dict):
        for value in node.values:
            yield from _literals(value)
    elif isinstance(node, ast.JoinedStr):
        words = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
        yield from [words] if _WORD.search(words) else []
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, str) and re.search(r"^[A-Z][a-z-]+|[a-z] [a-z]", node.value):
            yield node.value
    elif isinstance(node, ast.List | ast.Tuple | ast.BinOp | ast.IfExp | ast.BoolOp):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr) and not (isinstance(node, ast.IfExp) and child is node.test):
                yield from _literals(child)


def _name(function: ast.expr) -> str:
    return getattr(function, "attr", "") or getattr(function, "id", "")


def templates() -> Iterator[Path]:
    """All that people read; mails have their words in files, and the style guide and the API's page are English."""
    for path in sorted((ROOT / "templates").rglob("*.html")):
        if not re.search(r"/templates/web/|/outgoing/mail/|/api_docs\.html$", str(path)):
            yield path


def modules() -> Iterator[Path]:
    """All Python but what is English by rule, such as the API, commands and the demo."""
    for room in ("helpdesk", "surveys", "complaints", "knowledgebase"):
        for path in sorted((ROOT / room).rglob("*.py")):
            if not ENGLISH.search(str(path)):
                yield path
