"""Texts are compared by the runs of three letters that they share."""

import pytest

from helpdesk.stats.similarity import trigram_similarity

SAVED = "Thank you for your message. We will get back to you within two days."
MARIA = "Thank you for your message, Maria. Order 1182 left Leeds yesterday; we will get back to you within two days if the courier is late again."  # noqa: E501


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (SAVED, SAVED, 1.0),
        (SAVED, f"Maria, {SAVED}", 0.916667),
        (SAVED, MARIA, 0.5),
        ("Jon Smith", "John Smith", 0.615385),
        ("Maria Garcia", "Garcia Maria", 1.0),
        ("Ann", "Anne", 0.5),
        ("", "x", 0.0),
        ("", "!", 1.0),
    ],
)
def test_the_share_of_trigrams_in_common(one: str, other: str, alike: float) -> None:
    assert trigram_similarity(one, other) == pytest.approx(alike, abs=1e-6)
    assert trigram_similarity(other, one) == pytest.approx(alike, abs=1e-6)
