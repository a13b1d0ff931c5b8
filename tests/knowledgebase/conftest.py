"""Two topics and a maker of articles. Lena is a lead: she publishes; Alice, an agent, writes."""

from collections.abc import Callable
from typing import Any

import pytest

from helpdesk.people.models import Role, User
from knowledgebase import services
from knowledgebase.models import Article, Category
from tests import factories

Write = Callable[..., Article]


@pytest.fixture
def lena(db: None) -> User:
    return factories.user("Lena", role=Role.LEAD)


@pytest.fixture
def kettles(db: None) -> Category:
    return Category.objects.create(slug="kettles", title="Kettles")


@pytest.fixture
def teteras(db: None) -> Category:
    return Category.objects.create(slug="kettles", title="Teteras", language="es")


@pytest.fixture
def write(kettles: Category) -> Write:
    """Writes and publishes an article; `publish=False` leaves a draft."""

    def make(title: str = "Descale your kettle", body: str = "Use vinegar.", **given: Any) -> Article:
        publish = given.pop("publish", True)
        words = {name: given.pop(name) for name in ("key", "slug", "keywords") if name in given}
        details = services.Details(**{"category": kettles, **given})
        article = services.save_article(by=None, title=title, body=body, details=details, **words)
        return services.publish(article=article, by=None) if publish else article

    return make
