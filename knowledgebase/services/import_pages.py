"""Imports the articles of a folder; doing it again doubles none."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import DatabaseError
from django.urls import reverse

from helpdesk.audit.services import recorded_together
from helpdesk.audit.verbs import Action
from helpdesk.customers.models import Product
from knowledgebase import services
from knowledgebase.audited import IMPORTED_PAGES
from knowledgebase.importing.front_matter import UnreadableFile
from knowledgebase.importing.links import Site, rewrite
from knowledgebase.importing.names import plain, slug_of
from knowledgebase.importing.plan import ImportedPage, files, language_of, read
from knowledgebase.languages import LANGUAGES
from knowledgebase.models import Article, ArticleState, Audience, Category
from knowledgebase.services import import_topics

Key = tuple[str, str]


@dataclass
class ArticleImportReport:
    """What an import did; `failures` and `losses` name files with a reason each."""

    counts: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[Path, str]] = field(default_factory=list)
    losses: list[tuple[Path, str]] = field(default_factory=list)


def load(
    folder: Path, *, language: str = "", draft: bool = False, progress: Callable[[], None] = lambda: None
) -> ArticleImportReport:
    """Import every Markdown file below `folder`. A file that cannot be read is reported and stops no other.

    The audit log tells of the folder in one entry, with how many articles and topics were written.
    """
    report = ArticleImportReport()
    pages = _read_all(folder, language, report)
    with recorded_together(Action.IMPORTED, by=None, kind=IMPORTED_PAGES, about=folder.resolve().name):
        _write_all(folder, pages, draft, report, progress)
    return report


def _write_all(
    folder: Path, pages: dict[Key, ImportedPage], draft: bool, report: ArticleImportReport, progress: Callable[[], None]
) -> None:
    categories = import_topics.make(pages.values())
    slugs = _slugs(pages)
    sites = {
        language: _addresses(folder, language, pages, slugs) for language in {page.language for page in pages.values()}
    }
    written: dict[Key, Article] = {}
    for key, page in pages.items():
        try:
            page.body, lost = rewrite(page.body, sites[page.language], page.name)
            report.losses += [(page.path, part) for part in lost]
            written[key] = _write(page, categories, slugs, draft, report.counts)
            report.languages[page.language] += 1
        except (ValidationError, DatabaseError, ValueError) as error:
            report.failures.append((page.path, "; ".join(getattr(error, "messages", [str(error)]))))
        progress()
    for key, article in written.items():
        site = _site(folder, key[0], pages, {other: "|".join(other) for other in slugs})
        wished = (site.address(target, pages[key].name) or "" for target in pages[key].related)
        services.relate(article=article, to=[known for each in wished if (known := written.get(_key(each)))])


def _key(joined: str) -> Key:
    language, _, key = joined.partition("|")
    return language, key


def _read_all(folder: Path, language: str, report: ArticleImportReport) -> dict[Key, ImportedPage]:
    pages: dict[Key, ImportedPage] = {}
    for path in files(folder):
        try:
            page = read(path, folder, language or language_of(path, folder, set(LANGUAGES)))
        except (UnreadableFile, OSError) as error:
            report.failures.append((path, str(error)))
            continue
        if (page.language, page.key) in pages:
            report.failures.append((path, f"another file has the address {page.key} already"))
            continue
        pages[page.language, page.key] = page
        report.losses += [(path, part) for part in page.lost]
    return pages


def _slugs(pages: dict[Key, ImportedPage]) -> dict[Key, str]:
    """Keeps the slugs of known articles; a new one gets its last name, with its folder where that is taken."""
    slugs = {(each.language, each.key): each.slug for each in Article.objects.only("language", "key", "slug")}
    taken = {(language, slug) for (language, _key), slug in slugs.items()}
    for (language, key), page in pages.items():
        if (language, key) in slugs:
            continue
        parts = [slug_of(name) for name in key.split("/")]
        wishes = ["-".join(parts[-2:-1] if page.last_name == "overview" and len(parts) > 1 else parts[-1:])]
        wishes += ["-".join(parts[start:]) for start in range(len(parts) - 2, -1, -1)]
        slug = next((wish for wish in wishes if (language, wish) not in taken), "-".join(parts))
        slugs[language, key] = slug
        taken.add((language, slug))
    return slugs


def _write(
    page: ImportedPage, categories: dict[Key, Category], slugs: dict[Key, str], draft: bool, counts: Counter[str]
) -> Article:
    known = Article.objects.filter(language=page.language, key=page.key).defer("search").first()
    before = known and (known.version, known.latest_version, known.state)
    article = services.save_article(
        by=None,
        article=known,
        title=page.title,
        body=page.body,
        keywords=page.keywords,
        key=page.key,
        slug=slugs[page.language, page.key],
        details=services.Details(
            category=categories[page.language, page.subcategory or page.category],
            audience=Audience(page.audience),
            order=page.order,
            product=_product(page.product),
            owner=known.owner if known else None,
            checked_on=page.checked_on,
        ),
    )
    if not draft and (article.state == ArticleState.DRAFT or article.has_unpublished_changes):
        article = services.publish(article=article, by=None, checked_on=page.checked_on)
    after = (article.version, article.latest_version, article.state)
    counts["created" if known is None else "unchanged" if before == after else "updated"] += 1
    return article


def _product(slug: str) -> Product | None:
    found = Product.objects.select_related("merged_into").filter(slug=slug).first() if slug else None
    return found and found.successor


def _site(folder: Path, language: str, pages: dict[Key, ImportedPage], places: Mapping[Key, str]) -> Site:
    """What links of one language may name: old paths, with and without their language, and files."""
    own = {key: place for key, place in places.items() if key[0] == language}
    paths = {
        f"{prefix}help/{key}".casefold(): place for (_, key), place in own.items() for prefix in ("", f"{language}/")
    }
    files = {page.name.removesuffix(page.path.suffix).casefold(): places[key] for key, page in pages.items()}
    return Site(paths, files, plain(folder.resolve().name))


def _addresses(folder: Path, language: str, pages: dict[Key, ImportedPage], slugs: dict[Key, str]) -> Site:
    """The site of one language with addresses here, our contact form among them."""
    places = {key: reverse("knowledgebase:article", args=[key[0], slug]) for key, slug in slugs.items()}
    site = _site(folder, language, pages, places)
    contact = {f"{prefix}contact": "/help/contact/" for prefix in ("", f"{language}/", f"{language}/help/", "help/")}
    return Site(contact | dict(site.paths), site.files, site.folder)
