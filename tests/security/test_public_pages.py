"""Drafts, internal articles and notes reach no page, feed, search or answer that a stranger can open."""

import pytest
from django.test import Client

from helpdesk.people.models import User
from tests.security.conftest import DRAFT, INTERNAL, NOTE, World

PLACES = (
    "/help/",
    "/help/en/kettles/",
    "/help/search/?q={word}",
    "/help/suggest/?message={word}",
    "/help/suggest/?q={word}",
    "/sitemap.xml",
    "/help/articles/en/{slug}/",
)


@pytest.mark.parametrize("path", PLACES)
@pytest.mark.parametrize("secret", [DRAFT, INTERNAL, NOTE])
def test_a_stranger_finds_nothing_unpublished(client: Client, world: World, path: str, secret: str) -> None:
    first = secret.split(maxsplit=1)[0]
    article = world.internal if secret == INTERNAL else world.draft
    answer = client.get(path.format(word=first, slug=article.slug)).content.decode()
    assert f"{secret}, at length" not in answer
    assert secret not in answer
    assert article.slug not in answer.replace(path.format(word=first, slug=article.slug), "")


def test_public_pages_are_the_same_for_staff(client: Client, world: World, alice: User) -> None:
    client.force_login(alice)
    assert client.get(f"/help/articles/en/{world.draft.slug}/").status_code == 404
