"""A collaborator in a real browser: writes notes, which are kept like any other words."""

import pytest
from playwright.sync_api import Browser, expect

from tests.running.acts import ask, routed
from tests.running.desk import page_of
from tests.running.fixtures import needs_chromium
from tests.running.names import COLLEAGUE
from tests.running.stack import Stack

pytestmark = [pytest.mark.browser, needs_chromium]


def test_a_note_is_kept_as_it_is_written(stack: Stack, browser: Browser) -> None:
    stack.sql("UPDATE people_user SET role = 'collaborator' WHERE email = %s RETURNING id", COLLEAGUE)
    ask(stack, "Parcel and a collaborator", "note@example.org")
    number = routed(stack, "Parcel and a collaborator")
    team = "SELECT m.team_id FROM people_teammembership m JOIN people_user u ON u.id = m.user_id WHERE u.email = %s"
    stack.sql(f"UPDATE tickets_ticket SET team_id = ({team}) WHERE number = %s RETURNING id", COLLEAGUE, number)
    with page_of(browser, stack, COLLEAGUE) as page:
        page.goto(f"/desk/tickets/{number}/")
        note = page.locator("#composer [name=body]")
        note.fill("Half a note")
        expect(page.get_by_text("Draft saved")).to_be_visible()
        page.reload()
        expect(note).to_have_value("Half a note")
