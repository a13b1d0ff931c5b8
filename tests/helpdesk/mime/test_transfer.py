"""Encodings for transfer undone: files piece by piece, words also where something was glued to them."""

import base64
import binascii
import quopri
import random

import pytest

from helpdesk.mime.parts.transfer import transfer_name, undo_transfer

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


FOOTER = b"\r\n_____\r\nshop mailing list\r\nUnsubscribe\r\nhttps://lists.example/?id=4711\r\n"
BANNER = b"*** This mail came from outside ***\r\nCaution\r\n\r\n"
WORDS = "Die Lampe ist kaputt. Grüße, Jürgen\nSie hat nie gebrannt."
LONG = WORDS * 20


@pytest.mark.parametrize("words", [WORDS, LONG, "Hi Bo"])
@pytest.mark.parametrize(("above", "below"), [(b"", FOOTER), (BANNER, b""), (BANNER, FOOTER)])
def test_words_that_were_glued_to_base64_hide_no_words_of_the_sender(words: str, above: bytes, below: bytes) -> None:
    read = undo_transfer(above + base64.encodebytes(words.encode()) + below, "base64", readable=True)
    assert words.encode() in read
    assert (b"came from outside" in read, b"mailing list" in read) == (bool(above), bool(below))


@pytest.mark.parametrize("charset", ["utf-8", "cp1252"])
@pytest.mark.parametrize("word", [b"Regards\r\nJo\r\n", b"CONFIDENTIAL\r\n"])
def test_a_single_word_next_to_base64_is_no_part_of_it(word: bytes, charset: str) -> None:
    coded = base64.encodebytes(LONG.encode(charset)).replace(b"\n", b"\r\n")
    below = undo_transfer(coded + word, "base64", readable=True)
    assert below.startswith(LONG.encode(charset))
    assert word.strip() in below
    assert word.strip() in undo_transfer(word + coded, "base64", readable=True)


def test_base64_with_blanks_for_line_breaks_is_read() -> None:
    coded = base64.encodebytes(LONG.encode()).replace(b"\n", b" ")
    assert undo_transfer(coded, "base64", readable=True).decode().strip() == LONG


def test_latin_words_above_a_footer_are_decoded() -> None:
    coded = base64.encodebytes("Größe: fünf, natürlich für die Küche".encode("cp1252"))
    assert "natürlich für".encode("cp1252") in undo_transfer(coded + FOOTER, "base64", readable=True)


def test_words_of_another_alphabet_above_a_footer_are_decoded() -> None:
    coded = base64.encodebytes("Здравствуйте, лампа".encode("koi8-r"))
    assert "лампа".encode("koi8-r") in undo_transfer(coded + FOOTER, "base64", readable=True)


def test_one_damaged_letter_costs_one_place_in_the_text() -> None:
    coded = base64.encodebytes(LONG.encode())
    assert b"Sie hat nie gebrannt." in undo_transfer(coded[:100] + b"*" + coded[101:] + FOOTER, "base64", readable=True)


def test_quoted_base64_is_read() -> None:
    coded = b"".join(b"> " + line for line in base64.encodebytes(LONG.encode()).splitlines(keepends=True))
    assert undo_transfer(coded, "base64", readable=True).decode() == LONG + "\n"


@pytest.mark.parametrize("body", [b"Thanks a lot\nMeg\n", b"Hello Meg,\nThanks\nRegards\nHans Maier", b"Fine.\n"])
def test_words_under_a_wrong_label_stay(body: bytes) -> None:
    assert undo_transfer(body, "base64", readable=True) == body


@pytest.mark.parametrize(
    ("value", "encoding"),
    [
        (b"Base-64", "base64"),
        (b"BASE64; odd", "base64"),
        (b"quoted printable", "quoted-printable"),
        (b"Quoted_Printable", "quoted-printable"),
        (b'"quoted-printable"', "quoted-printable"),
        (b"8bit", "8bit"),
        (b"", ""),
        (b"x-mine", "x-mine"),
    ],
)
def test_the_name_of_an_encoding_may_be_misspelt(value: bytes, encoding: str) -> None:
    assert transfer_name(value) == encoding


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"Gr=C3=BC=C3=9Fe =  \nan alle", "Grüße an alle".encode()),
        (b"Gr=c3=bc=c3=9fe", "Grüße".encode()),
        (b"1 =3D 1, 5 = 5, 50 =% =ZZ", b"1 = 1, 5 = 5, 50 =% =ZZ"),
        (b"sale=20\r\n_____\r\nhttps://x.example/?id=4711&u=ab", b"sale \r\n_____\r\nhttps://x.example/?id=4711&u=ab"),
        (b"https://x.example/?id=3D4711", b"https://x.example/?id=4711"),
        (b"cut off=", b"cut off"),
        (b"cut off=C", b"cut off=C"),
    ],
)
def test_damaged_quoted_printable_is_read_as_far_as_it_goes(body: bytes, words: bytes) -> None:
    assert undo_transfer(body, "quoted-printable", readable=True) == words


@pytest.mark.parametrize(
    "body",
    [quopri.encodestring(LONG.encode()), quopri.encodestring("Grüße".encode()), base64.encodebytes(LONG.encode())],
)
def test_letters_without_their_label_are_decoded(body: bytes) -> None:
    read = undo_transfer(body, "7bit", readable=True).decode()
    assert read.startswith(("Die Lampe ist kaputt. Grüße", "Grüße"))
    assert undo_transfer(body, "7bit", readable=False) == body


@pytest.mark.parametrize(
    "body",
    [b"a=b and =C3", b"x = =C3=BC", b"AAAAAAAA", b"c29tZXRoaW5n", b"x" * 100, b"=C3 is one", b"deadbeef" * 20],
)
def test_words_that_only_look_encoded_stay(body: bytes) -> None:
    assert undo_transfer(body, "", readable=True) == body


@pytest.mark.parametrize(
    "body", [b" \n" * 1_000_000, b"* " * 1_000_000, b"QUJD\n" * 300_000 + b"* x", b"https://" + b"=41" * 600_000]
)
def test_much_of_nothing_is_read_in_time(body: bytes) -> None:
    assert undo_transfer(body, "base64", readable=True) is not None
    assert undo_transfer(body, "quoted-printable", readable=True) is not None
    assert undo_transfer(body, "", readable=True) is not None
