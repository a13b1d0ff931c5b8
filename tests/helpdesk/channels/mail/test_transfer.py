"""Base64 of files that are read piece by piece."""

import base64
import binascii
import random

import pytest

from helpdesk.channels.mail.transfer import undo_transfer

LARGE = random.Random(7).randbytes(700_000)


@pytest.mark.parametrize("less", range(4))
@pytest.mark.parametrize("width", [57, 76, 1000])
def test_a_large_file_is_whole_wherever_the_pieces_end(less: int, width: int) -> None:
    content = LARGE[: len(LARGE) - less]
    letters = base64.b64encode(content)
    lines = b"\r\n".join(letters[at : at + width] for at in range(0, len(letters), width))
    assert undo_transfer(lines, "base64", readable=False) == content


def test_padding_in_the_middle_ends_a_block_and_not_the_file() -> None:
    blocks = [LARGE[at : at + 100_000] for at in range(0, 700_000, 100_000)]
    coded = b"".join(binascii.b2a_base64(block) for block in blocks)
    assert undo_transfer(coded, "base64", readable=False) == LARGE


def test_what_is_cut_off_gives_what_there_is() -> None:
    coded = base64.b64encode(LARGE)[:-3]
    assert undo_transfer(coded, "base64", readable=False) == LARGE[:-1]
