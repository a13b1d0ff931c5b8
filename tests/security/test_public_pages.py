"""Drafts, internal articles and notes reach no page, feed, search or answer that a stranger can open."""

import pytest
from django.test import Client

from helpdesk.people.models import User
from tests.security.world import DRAFT, INTERNAL, NOTE, World

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
def test_a_stranger_finds_nothing_unpublished(client: Client, world: World, path: str) -> None:
    for secret, slug in ((DRAFT, world.draft.slug), (INTERNAL, world.internal.slug), (NOTE, "none")):
        where = path.format(word=secret.split(maxsplit=1)[0], slug=slug)
        answer = client.get(where).content.decode().replace(where, "")
        assert secret not in answer
        assert slug == "none" or slug not in answer


def test_public_pages_are_the_same_for_staff(client: Client, world: World, alice: User) -> None:
    client.force_login(alice)
    assert client.get(f"/help/articles/en/{world.draft.slug}/").status_code == 404
