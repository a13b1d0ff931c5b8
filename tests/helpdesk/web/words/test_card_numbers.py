"""What is the number of a card, and what only looks like one."""

import random
from email.message import EmailMessage
from pathlib import Path

import pytest

from helpdesk.mime.parse import parse_mail
from helpdesk.web.words.card_files import masked_file, masked_mail
from helpdesk.web.words.card_numbers import holds_card_number, masked, masked_html


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("4111 1111 1111 1111", "XXXX XXXX XXXX 1111"),
        ("4111-1111-1111-1111, thanks", "XXXX-XXXX-XXXX-1111, thanks"),
        ("Card:5555555555554444.", "Card:XXXXXXXXXXXX4444."),
        ("3782 822463 10005", "XXXX XXXXXX X0005"),
        ("3056 930902 5904", "XXXX XXXXXX 5904"),
        ("6011111111111117 12/27 123", "XXXXXXXXXXXX1117 12/27 123"),
        ("3530111333300000", "XXXXXXXXXXXX0000"),
        ("2223003122003222", "XXXXXXXXXXXX3222"),
        ("4222222222222", "XXXXXXXXX2222"),
        ("4111 1111 1111 1111 123", "XXXX XXXX XXXX 1111 123"),
        ("4111\u00a01111\u00a01111\u00a01111", "XXXX\u00a0XXXX\u00a0XXXX\u00a01111"),
        ("4111 1111\n> 1111 1111", "XXXX XXXX\n> XXXX 1111"),
        ("4111 1111 1111 1111 5555 5555 5555 4444", "XXXX XXXX XXXX 1111 XXXX XXXX XXXX 4444"),
    ],
)
def test_of_a_card_number_the_last_four_digits_stay(written: str, kept: str) -> None:
    assert masked(written) == kept
    assert masked(kept) == kept


@pytest.mark.parametrize(
    "written",
    [
        "4111 1111 1111 1112",  # its check digit is wrong
        "order ORD-4111111111111111",
        "https://shop.example/orders/4111111111111111",
        "https://shop.example/?id=4111111111111111",
        "DE89 3704 0044 0532 0130 00",
        "GB82 WEST 1234 5698 7654 32",
        "+44 20 7946 0018 and +4111111111111111",
        "9400 1118 9922 3344 5566 77",  # a parcel of USPS
        "1Z999AA10123456784",
        "00340434161094042557",  # a parcel of DHL
        "<4111111111111111@mail.example.org>",
        "0000 0000 0000 0000",
        "2021 2022 2023 2024 2025",
        "41111111111111110000",
    ],
)
def test_what_only_looks_like_one_stays(written: str) -> None:
    assert masked(written) == written


def test_of_made_up_numbers_of_sixteen_digits_hardly_any_is_taken_for_a_card() -> None:
    made_up = random.Random(7)
    numbers = [str(made_up.randrange(10**15, 10**16)) for _ in range(5_000)]
    assert sum(map(holds_card_number, numbers)) < 5_000 * 0.035


def test_html_keeps_its_shape_and_loses_all_where_a_number_is_hidden_in_it() -> None:
    assert masked_html("<p>4111 1111 1111 1111</p>") == "<p>XXXX XXXX XXXX 1111</p>"
    assert masked_html("<p>4111&nbsp;1111&#32;1111 <b>11</b>11</p>") == ""
    assert masked_html("<p>Order 4711</p>") == "<p>Order 4711</p>"


@pytest.mark.parametrize("encoding", ["7bit", "base64", "quoted-printable"])
def test_the_bytes_of_a_message_lose_it_however_they_are_packed(encoding: str) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "ana@example.org", "4111 1111 1111 1111"
    mail.set_content("My card: 4111-1111-1111-1111\n", cte=encoding)
    mail.add_attachment(b"%PDF 4111111111111111", maintype="application", subtype="pdf", filename="a.pdf")
    read = parse_mail(masked_mail(mail.as_bytes()))
    assert (read.subject, read.text.strip()) == ("XXXX XXXX XXXX 1111", "My card: XXXX-XXXX-XXXX-1111")
    assert read.attachments[0].data == b"%PDF 4111111111111111"


def test_a_file_without_one_keeps_its_bytes() -> None:
    content = "Größe;4711\n".encode("latin-1")
    assert masked_file(content, "text/csv") is content


def test_of_real_messages_none_is_changed(shared_data: Path) -> None:
    mails = [parse_mail(path.read_bytes()) for path in (shared_data / "mail").glob("*.eml")]
    texts = [text for mail in mails for text in (mail.subject, mail.text, mail.html)]
    texts += [path.read_text() for name in ("*.jsonl", "*.csv", "*.md") for path in shared_data.rglob(name)]
    assert len(texts) > 700
    assert [text[:80] for text in texts if holds_card_number(text)] == []
