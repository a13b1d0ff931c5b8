"""Amounts are read as the file writes them; what could be two numbers is asked, not guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.web.lists.tables.amounts import Amounts, DecimalMark, decimal_mark

CENTS = st.decimals("-999999999.99", "999999999.99", places=2)


@pytest.mark.parametrize(
    ("cells", "mark"),
    [
        (["12,50", "1.234"], DecimalMark.COMMA),
        (["1,234", "12.5"], DecimalMark.POINT),
        (["1,234.50"], DecimalMark.POINT),
        (["1.234,50 €"], DecimalMark.COMMA),
        (["1.234.567"], DecimalMark.COMMA),
        (["0,125"], DecimalMark.COMMA),
        (["7", "12"], DecimalMark.POINT),
        (["1,234"], None),
        (["1,50", "1.50"], None),
    ],
)
def test_the_cells_together_prove_what_stands_before_the_cents(cells: list[str], mark: DecimalMark | None) -> None:
    assert decimal_mark(cells) is mark


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("€ 1,234.50", "1234.5"),
        ("EUR 12", "12"),
        ("(3.10)", "-3.1"),
        ("3.10-", "-3.1"),
        ("−3.10", "-3.1"),
        ("1 234.5", "1234.5"),
        ("1’234.50", "1234.5"),
    ],
)
def test_currency_sign_and_groups_do_no_harm(text: str, amount: str) -> None:
    assert Amounts(DecimalMark.POINT).amount(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["", "twelve", "1,23,4.5", "12.3.4", "1,2345", "1.2e5", "12,50", "."])
def test_what_is_grouped_in_another_way_is_no_amount(text: str) -> None:
    with pytest.raises(ValueError, match="no amount"):
        Amounts(DecimalMark.POINT).amount(text)


@given(CENTS, st.sampled_from(DecimalMark), st.booleans())
def test_what_is_written_is_read_again(amount: Decimal, mark: DecimalMark, grouped: bool) -> None:
    text = f"{amount:,.2f}" if grouped else f"{amount:.2f}"
    swapped = text.translate(str.maketrans(",.", ".,")) if mark is DecimalMark.COMMA else text
    assert Amounts(mark).amount(swapped) == amount
    assert decimal_mark([swapped]) is mark
