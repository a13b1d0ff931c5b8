"""Plans which file becomes which article: language, key, topic and order, read from path and front matter."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from knowledgebase.importing import code, html, kramdown, links, liquid
from knowledgebase.importing.front_matter import UnreadableFile, split
from knowledgebase.importing.names import plain, slug_of
from knowledgebase.languages import LANGUAGES

_RELATED = re.compile(r"\n## +(?:Related articles|Artículos relacionados)[ \t]*\n(.*)\Z", re.DOTALL | re.IGNORECASE)
_ENDINGS = (".md", ".markdown")


@dataclass
class ImportedPage:
    """One article as the file tells it; links in `body` and `related` are still those of the old site. `name` is the
    file below the imported folder."""

    path: Path
    name: str
    language: str
    key: str
    title: str
    category: str
    body: str
    subcategory: str = ""
    order: int = 0
    keywords: str = ""
    audience: str = "public"
    product: str = ""
    checked_on: dt.date | None = None
    children: list[str] = field(default_factory=list)
    related: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    @property
    def last_name(self) -> str:
        return self.key.rsplit("/", 1)[-1]


def files(folder: Path) -> Iterator[Path]:
    """Markdown files below a folder, in the order of their paths."""
    yield from sorted(path for path in folder.rglob("*") if path.suffix.lower() in _ENDINGS and path.is_file())


def language_of(path: Path, folder: Path, known: set[str]) -> str:
    """The language whose code is a folder on the way from `folder` to the file, or the folder's own name."""
    names = [*reversed(path.relative_to(folder).parts[:-1]), folder.resolve().name]
    return next((name for name in names if name in known), "")


def key_of(address: str, language: str) -> str:
    """The key that an article has in every language: `/es/help/create-account/` → `create-account`."""
    parts = [part for part in address.strip().split("/") if part]
    while parts and parts[0] in (language, "help"):
        parts.pop(0)
    return "/".join(parts)


def read(path: Path, folder: Path, language: str) -> ImportedPage:
    """Read one file as the page that it becomes.

    Raises:
        UnreadableFile: front matter, title or language is missing or makes no sense.
        OSError: the file cannot be opened.
    """
    meta, body = split(path.read_bytes())
    title = str(meta.get("title") or "").strip()
    if not title:
        raise UnreadableFile("no title")
    language = str(meta.get("lang") or "") if str(meta.get("lang") or "") in LANGUAGES else language
    if not language:
        raise UnreadableFile("no folder tells its language; use --language")
    name = plain(path.relative_to(folder).as_posix())
    key = key_of(str(meta.get("permalink") or name.removesuffix(path.suffix)), language)
    category = str(meta.get("category") or (path.parent.name if path.parent != folder else "general"))
    lost: list[str] = []
    body, related = _related(code.outside(body, lambda words: _translated(words, meta, lost)))
    return ImportedPage(
        path=path,
        name=name,
        language=language,
        key=key,
        title=title,
        category=slug_of(category)[:120],
        subcategory=slug_of(key.split("/")[1])[:120] if meta.get("child") and key.count("/") > 1 else "",
        body=re.sub(r"\n{3,}", "\n\n", body).strip(),
        order=_whole(meta.get("order")),
        keywords=_words(meta.get("keywords")),
        audience=str(meta.get("audience") or "public"),
        product=str(meta.get("product") or ""),
        checked_on=_date(meta.get("checked")),
        children=[key_of(str(each), language) for each in meta.get("children") or []],
        related=related,
        lost=lost,
    )


def _translated(body: str, meta: dict[str, Any], lost: list[str]) -> str:
    body, parts = liquid.translate(html.pictures(body), meta)
    lost += (f"{part}, which only the old site can show" for part in parts)
    return html.translate(kramdown.translate(body))


def _related(body: str) -> tuple[str, list[str]]:
    """Takes the closing list of related articles away: the page shows it at its side. Alone, it stays."""
    section = _RELATED.search(f"\n{body}")
    if section is None:
        return body, []
    rest = f"\n{body}"[: section.start()].strip()
    return (rest or body.strip()), links.targets(section[1])


def _whole(value: Any) -> int:
    return min(value, 32_000) if isinstance(value, int) and value >= 0 else 0


def _words(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def _date(value: Any) -> dt.date | None:
    return value if type(value) is dt.date else None
