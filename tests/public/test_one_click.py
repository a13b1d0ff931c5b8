"""From every public page it is one click to who we are, how to reach us, how to complain and security."""

import pytest

from tests import factories
from tests.public.walk import ENGLISH, steps

PAGES = ("/help/about/", "/help/reach-us/", "/help/how-to-complain/", "/help/security/")


@pytest.mark.django_db
def test_every_public_page_leads_to_each_of_them_in_one_click() -> None:
    factories.user("Alva", teams=(factories.team("Lamps"),))
    pages = [
        (where, html)
        for where, html in steps(ENGLISH)
        if "<html" in html and not where.startswith("mail ") and "500" not in html[:4000]
    ]
    lost = [(where, page) for where, html in pages for page in PAGES if f'href="{page}' not in html]
    assert len(pages) > 20
    assert lost == []
