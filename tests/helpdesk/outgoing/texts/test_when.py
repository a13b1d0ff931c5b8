"""Instants in the customer's words."""

import datetime as dt

import pytest
from pytest_django.fixtures import Settings

from helpdesk.outgoing.texts.when import instant_words

AT = dt.datetime(2026, 11, 20, 22, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("language", "zone", "words"),
    [
        ("en", "America/New_York", "Friday 20 November 2026, 17:00 (New York)"),
        ("de-AT", "Europe/Vienna", "Freitag, 20. November 2026, 23:00 (Vienna)"),
        ("en", "Asia/Tokyo", "Saturday 21 November 2026, 07:00 (Tokyo)"),
        ("en", "Nowhere/City", "Friday 20 November 2026, 17:00 (New York)"),
    ],
)
def test_language_and_place(language: str, zone: str, words: str, settings: Settings) -> None:
    settings.TIME_ZONE = "America/New_York"
    assert instant_words(AT, time_zone=zone, language=language) == words
