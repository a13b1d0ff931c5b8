"""Writes the articles of a folder, again and again without doubling one."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import DatabaseError
from django.urls import reverse

from helpdesk.people.models import Product
from knowledgebase import services
from knowledgebase.importing import links, topics
from knowledgebase.importing.front_matter import UnreadableFile
from knowledgebase.importing.plan import Page, files, language_of, read
from knowledgebase.languages import LANGUAGES
from knowledgebase.models import Article, Audience, Category, State

Key = tuple[str, str]


@dataclass
class Report:
    """What an import did; `failures` and `losses` name files with a reason each."""

    counts: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[Path, str]] = field(default_factory=list)
    losses: list[tuple[Path, str]] = field(default_factory=list)


def load(
    folder: Path, *, language: str = "", draft: bool = False, progress: Callable[[], None] = lambda: None
) -> Report:
    """Imports every Markdown file below `folder`. One bad file is reported and stops no other."""
    report = Report()
    pages = _read_all(folder, language, report)
    categories = topics.make(pages.values())
    slugs = _slugs(pages)
    written: dict[Key, Article] = {}
    for key, page in pages.items():
        try:
            written[key] = _write(page, categories, slugs, draft, report.counts)
            report.languages[page.language] += 1
        except (ValidationError, DatabaseError, ValueError) as error:
            report.failures.append((page.path, "; ".join(getattr(error, "messages", [str(error)]))))
        progress()
    for key, article in written.items():
        wished = ((key[0], other) for other in pages[key].related)
        services.relate(article=article, to=[written[other] for other in wished if other in written])
    return report


def _read_all(folder: Path, language: str, report: Report) -> dict[Key, Page]:
    pages: dict[Key, Page] = {}
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


def _slugs(pages: dict[Key, Page]) -> dict[Key, str]:
    """Keeps the slugs of known articles; a new one gets its last name, with its folder where that is taken."""
    slugs = {(each.language, each.key): each.slug for each in Article.objects.only("language", "key", "slug")}
    taken = {(language, slug) for (language, _key), slug in slugs.items()}
    for (language, key), page in pages.items():
        if (language, key) in slugs:
            continue
        parts = key.split("/")
        wishes = ["-".join(parts[-2:-1] if page.last_name == "overview" and len(parts) > 1 else parts[-1:])]
        wishes += ["-".join(parts[start:]) for start in range(len(parts) - 2, -1, -1)]
        slug = next((wish for wish in wishes if (language, wish) not in taken), "-".join(parts))
        slugs[language, key] = slug
        taken.add((language, slug))
    return slugs


def _write(
    page: Page, categories: dict[Key, Category], slugs: dict[Key, str], draft: bool, counts: Counter[str]
) -> Article:
    known = Article.objects.filter(language=page.language, key=page.key).defer("search").first()
    before = known and (known.version, known.latest_version, known.state)
    article = services.save_article(
        by=None,
        article=known,
        title=page.title,
        body=links.rewrite(page.body, _addresses(page.language, slugs)),
        keywords=page.keywords,
        key=page.key,
        slug=slugs[page.language, page.key],
        details=services.Details(
            category=categories[page.language, page.subcategory or page.category],
            audience=Audience(page.audience),
            order=page.order,
            product=Product.objects.filter(slug=page.product).first() if page.product else None,
            owner=known.owner if known else None,
            checked_on=page.checked_on,
        ),
    )
    if not draft and (article.state == State.DRAFT or article.has_unpublished_changes):
        article = services.publish(article=article, by=None, checked_on=page.checked_on)
    after = (article.version, article.latest_version, article.state)
    counts["created" if known is None else "unchanged" if before == after else "updated"] += 1
    return article


def _addresses(language: str, slugs: dict[Key, str]) -> dict[str, str]:
    """Old paths, with and without their language, to addresses here."""
    found = {f"{prefix}contact": "/help/contact/" for prefix in ("", f"{language}/", f"{language}/help/", "help/")}
    for (spoken, key), slug in slugs.items():
        if spoken == language:
            address = reverse("knowledgebase:article", args=[language, slug])
            found |= {f"{prefix}help/{key}": address for prefix in ("", f"{language}/")}
    return found
