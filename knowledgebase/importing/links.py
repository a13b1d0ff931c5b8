"""Rewrites links and pictures of the old site: a link leads to the imported article or our contact form, or goes."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from django.contrib.staticfiles import finders
from django.utils.text import slugify

from knowledgebase.importing import code
from knowledgebase.importing.names import plain

_WORDS = r"((?:\\.|[^\[\]\\]|\[[^\[\]]{0,300}\]){0,1000})"
_FILE = r"[^()<>\n]{1,300}?\.(?:md|markdown|html?|png|jpe?g|gif|svg|webp)(?:#[^\s()<>]{0,200})?"
_TARGET = rf"(<[^<>\n]{{0,1000}}>|{_FILE}|[^\s()<>]{{0,1000}}(?:\([^\s()]{{0,300}}\)[^\s()]{{0,300}})?)"
_TITLE = r"(?:\s+(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'))?"
_PICTURE = re.compile(rf"(?<!\\)!\[{_WORDS}\]\(\s*{_TARGET}{_TITLE}\s*\)")
_LINK = re.compile(rf"(?<![!\\])\[{_WORDS}\]\(\s*{_TARGET}({_TITLE})\s*\)")
_DEFINITION = re.compile(rf"^ {{0,3}}\[([^\[\]\n]{{1,300}})\]:\s*{_TARGET}({_TITLE})[ \t]*$", re.MULTILINE)
_REFERENCE = re.compile(rf"(?<!\\)(!?)\[{_WORDS}\](?:\[([^\[\]\n]{{0,300}})\])?(?![(:\[])")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_ENDINGS = (".md", ".markdown", ".html", ".htm")
_INDEXES = ("index", "readme", "overview")
OWN_PICTURES = "/static/"


@dataclass
class Site:
    """Where the articles of one language stood, and where they stand now.

    `paths` are their addresses on the old site, `files` their files below the folder that is imported, in small letters
    and without slashes around them or an ending. `folder` is that folder's own name.
    """

    paths: Mapping[str, str]
    files: Mapping[str, str] = field(default_factory=dict)
    folder: str = ""

    def address(self, target: str, beside: str) -> str | None:
        """The address here of what `target` names in the file `beside`; None where it did not come along."""
        path = plain(unquote(target.partition("?")[0]))
        if path.startswith("/"):
            return self._found(self.paths, path) or self._found(self.files, path)
        root = f"/{self.folder or 'folder'}/"
        whole = posixpath.normpath(f"{root}{posixpath.dirname(beside)}/{path}")
        return self._found(self.files, whole.removeprefix(root)) if f"{whole}/".startswith(root) else None

    @staticmethod
    def _found(known: Mapping[str, str], path: str) -> str | None:
        name = path.strip("/").casefold()
        ending = next((each for each in _ENDINGS if name.endswith(each)), "")
        name = name.removesuffix(ending)
        names = (name, *(f"{name}/{index}".strip("/") for index in _INDEXES))
        return next((known[each] for each in names if each in known), None)


def rewrite(body: str, site: Site, beside: str = "") -> tuple[str, list[str]]:
    """Point links at what came along, and return what was lost too.

    Of other links the words stay, and of a picture its description. `beside` is the file that holds them, below the
    imported folder.
    """
    lost: list[str] = []
    rewriter = _Rewriter(site, beside, lost)
    return code.outside(body, rewriter.rewritten), list(dict.fromkeys(lost))


@dataclass
class _Rewriter:
    site: Site
    beside: str
    lost: list[str]

    def rewritten(self, body: str) -> str:
        definitions = {_label(each[1]): each for each in _DEFINITION.finditer(body)}
        body = _PICTURE.sub(lambda found: self._picture(found[1], _bare(found[2]), found[0]), body)
        body = _LINK.sub(lambda found: self._link(found[1], found[2], found[3]), body)
        return self._references(body, definitions) if definitions else body

    def _references(self, body: str, definitions: Mapping[str, re.Match[str]]) -> str:
        new = {label: self._address(_bare(each[2])) for label, each in definitions.items()}

        def use(found: re.Match[str]) -> str:
            label = _label(found[3] or found[2])
            if label not in definitions:
                return found[0]
            if found[1]:
                return self._picture(found[2], _bare(definitions[label][2]), found[0])
            if new[label] is None:
                self._lose(_bare(definitions[label][2]))
                return found[2]
            return found[0]

        def define(found: re.Match[str]) -> str:
            address = new.get(_label(found[1]))
            return f"[{found[1]}]: {_written(address)}{found[3]}" if address is not None else ""

        used = _REFERENCE.sub(use, body)
        return _DEFINITION.sub(define, used)

    def _picture(self, words: str, source: str, whole: str) -> str:
        if source.startswith(OWN_PICTURES) and finders.find(source.removeprefix(OWN_PICTURES)):
            return whole
        self.lost.append(f"the picture {unquote(source) or words or 'without a name'}; its description stays")
        return f"*{words.strip()}*" if words.strip() else ""

    def _link(self, words: str, target: str, title: str) -> str:
        address = self._address(_bare(target))
        if address is None:
            self._lose(_bare(target))
            return words
        return f"[{words}]({_written(address)}{title})"

    def _lose(self, target: str) -> None:
        self.lost.append(f"the link to {unquote(target) or 'nowhere'}, which leads to nothing here; its words stay")

    def _address(self, target: str) -> str | None:
        """Where a link leads now: as before where it leads out of the site."""
        if _SCHEME.match(target):
            return target
        path, mark, anchor = target.partition("#")
        place = f"#{slugify(unquote(anchor))[:60] or anchor}" if mark else ""
        if not path:
            return place or None
        address = self.site.address(path, self.beside)
        return f"{address}{place}" if address else None


def targets(markdown: str) -> list[str]:
    """What the links of `markdown` name, in order."""
    return [_bare(found[2]).partition("#")[0] for found in _LINK.finditer(markdown)]


def _bare(target: str) -> str:
    return target.removeprefix("<").removesuffix(">").strip()


def _written(address: str) -> str:
    return f"<{address}>" if re.search(r"[\s()]", address) else address


def _label(text: str) -> str:
    return " ".join(text.split()).casefold()
