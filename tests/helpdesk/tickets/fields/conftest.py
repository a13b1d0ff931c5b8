"""The desk's people and a ticket, as the tests of pages have them."""

from tests.helpdesk.tickets.views.conftest import as_alice, ticket  # noqa: F401 - fixtures of this directory
