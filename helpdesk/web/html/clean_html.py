"""Cleans HTML that came from outside; nothing else does.

An allow-list in html5ever's tree (nh3), so that a browser reads what we read. Nothing that runs, loads,
overlays or submits survives: no script, handler, form, frame, SVG, style element or attribute, class or id.
Of a style nothing is known afterwards but that it keeps blanks (`data-blanks`).
Links leave the site in a new tab and carry no referrer. Pictures are shown from our own store only; those
on other servers keep their address in `data-remote-src` until a reader asks for them.
"""

import re
import secrets
from collections.abc import Mapping
from html import escape, unescape
from urllib.parse import unquote

import nh3
from django.utils.safestring import SafeString, mark_safe

from helpdesk.mime.content.columns import keeps_blanks
from helpdesk.mime.content.html_bounds import crude_text, is_heavy, without_bulk
from helpdesk.web.html.hosts import host_of, is_public


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TAGS = _names(
    "a abbr address b big blockquote br caption center cite code col colgroup dd del dfn div dl dt em font h1 h2 h3"
    " h4 h5 h6 hr i img ins kbd li ol p pre q s samp small span strike strong sub sup table tbody td tfoot th thead"
    " tr tt u ul var wbr"
)
_DROPPED_WITH_CONTENT = _names(
    "script style title template noscript svg math object embed applet iframe frame frameset noembed noframes"
    " select audio video canvas"
)
_CELL = {"colspan", "rowspan", "width", "height", "valign", "align", "bgcolor", "nowrap"}
_ATTRIBUTES = {
    "*": {"dir", "lang", "title", "align", "style", "data-blanks"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height", "data-remote-src"},
    "table": {"border", "cellpadding", "cellspacing", "width", "bgcolor"},
    "td": _CELL,
    "th": _CELL,
    "tr": {"bgcolor", "valign"},
    "col": {"span", "width"},
    "font": {"color", "face", "size"},
    "ol": {"start", "type", "reversed"},
    "ul": {"type"},
    "blockquote": {"type"},
}
_NUMBER = re.compile(r"-?\d{1,4}%?")
_WORD = re.compile(r"#?[\w +-]{1,60}")
_PATTERNS = dict.fromkeys(("width", "height", "border", "cellpadding", "cellspacing", "start", "size"), _NUMBER)
_PATTERNS |= dict.fromkeys(("colspan", "rowspan", "span"), re.compile(r"\d{1,3}"))
_PATTERNS["data-blanks"] = re.compile("")
_PATTERNS |= dict.fromkeys(("bgcolor", "color", "align", "valign", "type", "dir", "lang"), _WORD)
_REMOTE = re.compile(r"(?:https?:)?//[^\s\\]+", re.IGNORECASE)
_LINK = re.compile(r"(?:https?://|mailto:|tel:)[^\s\\]+", re.IGNORECASE)
_HELD_ADDRESS = re.compile(r' data-remote-src="([^"]*)"')
_BLANKS = re.compile(r"[\x00-\x20]+")
# nh3 can change the value of an attribute, not its name: a marker no sender can know says which to rename afterwards.
_HELD_BACK = f"/{secrets.token_hex(16)}/"
_SHOWN = f"/{secrets.token_hex(16)}/"
_BLANKS_KEPT = f"/{secrets.token_hex(16)}/"


def clean_html(
    source: str, *, cid_urls: Mapping[str, str] | None = None, show_remote_images: bool = False
) -> SafeString:
    """The source cleaned, so that it may stand in a page.

    `cid_urls` maps content ids of the message's own pictures to addresses of ours; a picture without one is left out.
    A document too heavy to read (see html_bounds) comes back as its bare words.
    """
    source = without_bulk(source)
    if is_heavy(source):
        return _safe(f"<p>{'<br>'.join(escape(crude_text(source)).split(chr(10)))}</p>")
    own = cid_urls or {}

    def accept(tag: str, attribute: str, value: str) -> str | None:
        if tag == "img" and attribute in ("src", "data-remote-src"):
            return _picture(_BLANKS.sub("", value), own, show_remote_images)
        if attribute == "href":
            address = _BLANKS.sub("", value) if not value.lower().startswith("mailto:") else value.strip()
            return address if _LINK.match(address) else None
        if attribute == "style":
            return _BLANKS_KEPT if keeps_blanks(value) else None
        pattern = _PATTERNS.get(attribute)
        return value if pattern is None or pattern.fullmatch(value.strip()) else None

    cleaned = nh3.clean(
        source,
        tags=set(_TAGS),
        clean_content_tags=set(_DROPPED_WITH_CONTENT),
        attributes=_ATTRIBUTES,
        attribute_filter=accept,
        url_schemes={"http", "https", "mailto", "tel", "cid"},
        link_rel="noopener noreferrer nofollow",
        set_tag_attribute_values={"a": {"target": "_blank"}, "img": {"referrerpolicy": "no-referrer"}},
    )
    for name in ('data-remote-src="', 'src="'):
        cleaned = cleaned.replace(name + _SHOWN, 'src="').replace(name + _HELD_BACK, 'data-remote-src="')
    return _safe(cleaned.replace(f'style="{_BLANKS_KEPT}"', 'data-blanks=""'))


def holds_back_images(cleaned: str) -> bool:
    """Whether `clean_html` left out pictures that lie on other servers."""
    return ' data-remote-src="' in cleaned


def remote_hosts(cleaned: str) -> list[str]:
    """The servers of the pictures that `clean_html` held back, each once."""
    addresses = (unescape(found) for found in _HELD_ADDRESS.findall(cleaned))
    return list(dict.fromkeys(filter(None, (host_of(address) for address in addresses))))


def _picture(address: str, own: Mapping[str, str], show_remote: bool) -> str | None:
    if address.lower().startswith("cid:"):
        return own.get(unquote(address[4:])) or own.get(address[4:])
    if not _REMOTE.fullmatch(address) or not is_public(host_of(address)):
        return None
    return (_SHOWN if show_remote else _HELD_BACK) + (f"https:{address}" if address.startswith("//") else address)


def _safe(cleaned: str) -> SafeString:
    return mark_safe(cleaned)  # noqa: S308 - only what the allow-list above let through
