"""Makes the topics of imported articles; their titles come from the pages that introduce them."""

from collections.abc import Iterable

from knowledgebase import services
from knowledgebase.importing.plan import ImportedPage
from knowledgebase.models import Category

# A sign that helps to find a topic again; a topic without a word from this list gets the book.
ICON_OF_WORD = {
    "create": "user-plus",
    "account": "circle-user-round",
    "sign": "key-round",
    "authentication": "lock",
    "fraud": "shield-alert",
    "safety": "shield-alert",
    "verify": "badge-check",
    "identity": "badge-check",
    "agencies": "building-2",
    "business": "building-2",
    "drink": "cup-soda",
    "coffee": "coffee",
    "order": "truck",
    "delivery": "truck",
    "return": "undo-2",
    "refund": "undo-2",
    "warranty": "shield-check",
    "payment": "credit-card",
}


def make(pages: Iterable[ImportedPage]) -> dict[tuple[str, str], Category]:
    """Create or update the topics of these pages, by language and slug."""
    known = list(pages)
    made: dict[tuple[str, str], Category] = {}
    for language in sorted({page.language for page in known}):
        own = [page for page in known if page.language == language]
        for order, slug in enumerate(sorted({page.category for page in own})):
            made[language, slug] = _store(language, slug, _title(slug, own), order, None)
        for page in own:
            if page.subcategory and (language, page.subcategory) not in made:
                parent = made[language, page.category]
                title = _title_of_children(page, own)
                made[language, page.subcategory] = _store(language, page.subcategory, title, 0, parent)
    return made


def _store(language: str, slug: str, title: str, order: int, parent: Category | None) -> Category:
    """A known topic keeps the place and the sign that somebody gave it."""
    known = Category.objects.filter(language=language, slug=slug).first()
    return services.save_category(
        by=None,
        category=known,
        slug=slug,
        title=title,
        language=language,
        parent=parent,
        order=known.order if known else order,
        icon=known.icon if known else _icon(slug),
    )


def _icon(slug: str) -> str:
    return next((icon for word, icon in ICON_OF_WORD.items() if word in slug), "book-open")


def _title(slug: str, pages: list[ImportedPage]) -> str:
    overview = next((page.title for page in pages if page.category == slug and page.last_name == "overview"), "")
    return overview or _spoken(slug)


def _title_of_children(child: ImportedPage, pages: list[ImportedPage]) -> str:
    return next((page.title for page in pages if child.key in page.children), _spoken(child.subcategory))


def _spoken(slug: str) -> str:
    return slug.replace("-", " ").replace("_", " ").strip().capitalize()
