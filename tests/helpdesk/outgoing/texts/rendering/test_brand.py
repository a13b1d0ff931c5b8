"""Whatever colour a brand has, words on it and in it can be read."""

from hypothesis import given
from hypothesis import strategies as st

from helpdesk.outgoing.texts.rendering.brand import CARD, DARK_CARD, palette
from helpdesk.web.colours import contrast


@given(st.integers(0, 0xFFFFFF))
def test_every_pair_reaches_the_contrast_of_wcag_aa(colour: int) -> None:
    found = palette(f"#{colour:06x}")
    pairs = ((found.on_brand, found.brand), (found.link, CARD), (found.dark_link, DARK_CARD))
    assert all(contrast(one, other) >= 4.5 for one, other in pairs)


def test_a_colour_that_can_be_read_stays_itself() -> None:
    assert palette("#0e6b56").link == "#0e6b56"
