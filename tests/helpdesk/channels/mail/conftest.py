"""A real SMTP server for outgoing mail."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from tests.running.post_office import Counter, PostOffice


@pytest.fixture
def office(settings: Settings) -> Iterator[PostOffice]:
    """Takes everything until it is told otherwise."""
    office = PostOffice()
    controller = Counter(office)
    controller.start()
    settings.EMAIL_BACKEND = "helpdesk.channels.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", controller.port, 5
    yield office
    controller.stop()
