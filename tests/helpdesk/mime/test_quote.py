"""What is not surely a quote or a signature stays; no words of a customer are lost, whatever the shape."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.mime.quotes.correspondence import Correspondence
from helpdesk.mime.quotes.html_quote import quote_in_html
from helpdesk.mime.quotes.quote import ANYBODY, reply_text
from tests.helpdesk.mime.answers import LANGUAGES, MEG, Language
from tests.helpdesk.mime.counting import lines_run

QUOTE = "> Which colour?\n> Best, Priya"
INTRODUCTION = "On Mon, 11 Mar 2024 at 10:00, Harbor & Pine <help@harborpine.example> wrote:"
BLOCK = "From: Harbor <help@harborpine.example>\nSent: Monday, March 11, 2024 10:00\nTo: Meg\nSubject: RE: Lid\n\nold"


def test_words_below_the_quote_are_the_answer() -> None:
    assert reply_text(f"{INTRODUCTION}\n{QUOTE}\n\nBlue, please") == "Blue, please"


@pytest.mark.parametrize(
    "text",
    [
        "I wrote three times in 2024, at 10:00 and later:\nnobody answered",
        "On Monday you wrote:\nwe will call. Nobody did.",
        "On Monday at 10:12 you wrote:\n> we will call\n\nNobody did.",
        "On 3 April 2024 at 10:12 you wrote:\n> we will call\n> Priya",
        "Am 03.04.2024 um 10:12 schrieben Sie:\nDas Paket ist da. Es ist nicht da.",
        "Am 03.04.2024 haben Sie geschrieben:\n> Es ist da\n> Priya",
        "Le 3 avril 2024 à 10:12 vous avez écrit :\n> Il est là\n> Priya",
        "I paid on 3 April 2024 at 10:12 as meg@example.org and the page said:\n\nPayment failed. What now?",
        "The display shows:\n> ERROR 42\n> LID OPEN",
        "The display shows\n> ERROR 42\n> LID OPEN",
        "My list:\n1. the lid\n2. the handle\n3. 10:12 is when it broke:\n4. money back",
        "The box weighs\n\n>5 kg",
        "From: the box\nTo: the bin, that is where it went",
        "From: Lisbon\nTo: Porto\nDate: 3 April 10:15\nThe parcel never moved",
        f"Here is your own mail:\n\n{BLOCK}",
        f"Where is it? This is what came by mail.\n\n{BLOCK}\n\nIt never came",
        f"Diese Bestätigung habe ich bekommen.\n\n{BLOCK}\n\nEs kam nie",
        f"My answers are below in red\n\n{BLOCK}\nBlue",
        f"Meine Antworten stehen unten\n\n{BLOCK}\nBlau",
        "See these:\n-----Original Message-----\nthe lid fits",
        "Done\n\n-----Original Message-----\n> Which colour?\nBlue\n> When?\nMonday",
        "Look:\n> their words\nmine after them",
        "See below\n\n---------- Forwarded message ---------\nFrom: Ana\nDate: Mon\nSubject: x\n\nIt smokes",
        "> only a quote",
        "-- \nMeg",
        "The lid\n--\nThe handle\n--\nThe box",
        "The lid cracked\n--\nand it was never on the stove",
        "The lid cracked\n-- \nMeg\n\nP.S. Call me",
        "The lid cracked\n-- \nWhen do I get a new one?",
        "The lid cracked\n-- \nI would like a new one as soon as possible",
        "Sent from my iPhone is what it says at the bottom",
        "It was\nSent from my old address by mistake",
        "Es wurde\nVon meinem Mann gesendet",
        "Hallo,\n\n--\nBestellung: 1234\nFarbe: rot",
        "Hallo,\n\n-- \nBestellung: 1234\nFarbe: rot",
        "The order\n--\nKettle, red\nTwo lids",
        "My new address:\n\n--\nMeg O'Dowd\nHarbour Street 4\n12345 Lisbon",
        "Der Karton ist so beschriftet:\n-- \nMeg O'Dowd\nLissabon",
        f"Hi,\n\n-----Original Message-----\n{BLOCK.replace('old', 'Which?')}\n\nIt is the green one.",
        f"Dear Harbor team,\n\nthank you!\n\n{BLOCK}\n\nIt is the green one.",
        f"Sehr geehrte Damen und Herren,\n\n{BLOCK}\nDie grüne",
        f"It broke on Monday.\n\n{BLOCK.replace('old', 'Which lamp is it?')}\n\nIt is the green one.",
        f"It broke on Monday.\n\n{BLOCK.replace('old', 'Which lamp is it?')}\nthe green one\nWhen?\n3 March",
        f"It broke on Monday.\n\n{BLOCK}\n-> the green one",
        f"It broke on Monday.\n\n{BLOCK}\n[Meg] the green one",
        "It broke.\n\nOn 12 March 2026 at 10:30 your colleague Jo <help@harborpine.example> told me this:\nYes.",
        "It broke.\n\nOn 12 March 2026 at 10:30 Jo from your shop <help@harborpine.example> wrote me:\nYes.",
        "It broke.\n\nAm 12. März 2026 um 10:30 hat Ihre Kollegin Jo <help@harborpine.example> mir geschrieben:\nGeld",
        "It broke.\n\nLe 12 mars 2026 à 10:30 votre collègue Jo <help@harborpine.example> m'a écrit :\nRemboursé",
        "It broke.\n\nOn 12 March 2026 at 10:30 your colleague Jo told me this:\n> A full refund\n> Jo",
        "This email of yours was flagged by Avast as a virus, which is strictly confidential to tell in my company.",
        "It broke.\n\nThis message about viruses is what your shop shows me when I open the page about the lids.",
        "Sent from my iPhone",
    ],
)
@pytest.mark.parametrize("people", [ANYBODY, MEG], ids=["anybody", "the shop"])
def test_what_is_not_surely_a_quote_stays(text: str, people: Correspondence) -> None:
    assert reply_text(text, "Re: Lid", people) == text


THEIRS = "From: Carrier <c@carrier.example>\nSent: Monday, March 2, 2026 9:00\nTo: Meg\nSubject: Parcel\n\nIt is lost."


@pytest.mark.parametrize(
    "pasted",
    [
        THEIRS,
        f"-----Original Message-----\n{THEIRS}",
        THEIRS.replace(" <c@carrier.example>", ""),
        THEIRS.replace("Carrier <c@carrier.example>", "Meg <meg@example.org>").replace(
            "To: Meg", "To: c@carrier.example"
        ),
        "Von: Carrier <c@carrier.example>\nGesendet: 2. März 2026 09:00\nAn: Meg\nBetreff: Paket\n\nIt is lost.",
        "On Mon, Mar 2, 2026 at 9:00 AM Carrier <c@carrier.example> wrote:\n\n> It is lost.\n> Carrier",
        "On Mon, Mar 2, 2026 at 9:00 AM Carrier <c@carrier.example> wrote:\n\nIt is lost.\nCarrier",
        "> On Mon, Mar 2, 2026 at 9:00 AM Carrier <c@carrier.example> wrote:\n> \n> It is lost.",
    ],
)
def test_the_mail_of_somebody_who_takes_no_part_stays(pasted: str) -> None:
    text = f"Your carrier sent it on Monday.\n\n{pasted}"
    assert reply_text(text, MEG.subject, MEG) == text


SAID = replace(MEG, read=lambda: ["Which lamp is it? We have three of them in our house and\nin the shop.\n\nPriya"])
ANSWERED = f"Hi,\n\n{BLOCK.replace('old', 'Which lamp is it? We have three of them in our')}"


def test_a_quote_that_holds_nothing_but_what_was_said_is_left_out_below_a_greeting_too() -> None:
    assert reply_text(f"{ANSWERED}\nhouse and in the shop.\n\nPriya", MEG.subject, SAID) == "Hi,"


@pytest.mark.parametrize("own", ["Green", "Green\nPriya", "Priya\n\nGreen it is"])
def test_what_was_not_said_before_is_an_answer_inside_the_quote(own: str) -> None:
    text = f"Here you are\n\n{ANSWERED.partition('Hi,')[2].strip()}\nhouse and in the shop.\n{own}"
    assert reply_text(text, MEG.subject, SAID) == text


@pytest.mark.parametrize(
    "quote",
    [
        ">>> Harbor & Pine <help@harborpine.example> 03.03.2026 10:11 >>>\n\nWhich lamp?\nPriya",
        ">>> On 3/3/2026 at 10:11 AM, in message <a@b>, Pine <help@harborpine.example> wrote:\n\n> Which?\n> Priya",
        '>>> "Pine" <help@harborpine.example> 3/3/2026 10:11 AM >>>\nWhich lamp?',
    ],
)
def test_groupwise_frames_its_introduction(quote: str) -> None:
    assert reply_text(f"Green\n\n{quote}", MEG.subject, MEG) == "Green"


PINE = "Pine <help@harborpine.example>"
ASKED = "\n\n> Which lamp?\n> Priya"


@pytest.mark.parametrize(
    "quote",
    [
        f"De la: {PINE}\nExpediat: marți, 3 martie 2026 10:11\nCătre: Meg\nSubiect: RE: Lid\n\nWhich?",
        f"จาก: {PINE}\nวันที่ส่ง: 3 มีนาคม 2026 10:11\nถึง: Meg\nชื่อเรื่อง: RE: Lid\n\nWhich?",
        f"---[ 받은 메일 내용 ]---\n제목 : Re: Lid\n날짜 : 2026년 3월 3일\n보낸이 : {PINE}\n받는이 : Meg\n\nWhich?",
        f"{PINE[:-1]}\n>, 3 Mar 2026 Sal, 10:11 tarihinde şunu yazdı:{ASKED}",
        f"{PINE[:-1]}\n> ezt írta (időpont: 2026. márc. 3., K, 10:11):{ASKED}",
        f"{'_' * 40}\n> Od: {PINE}\n> Komu: Meg\n> Datum: 03.03.2026 10:11\n> Předmět: Re: Lid\n>\n> Which lamp?",
    ],
)
def test_rarer_shapes_of_a_quote_are_left_out(quote: str) -> None:
    assert reply_text(f"Green\n\n{quote}", MEG.subject, MEG) == "Green"


@pytest.mark.parametrize("subject", ["FW: Lid", "Fwd: Lid", "WG: Deckel", "TR : Couvercle", "RV: Tapa", "転送: ふた"])
def test_a_forward_is_never_cut(subject: str) -> None:
    text = f"Please see\n\n{BLOCK}"
    assert reply_text(text, subject) == text


def test_a_line_of_ones_own_above_the_introduction_is_not_part_of_it() -> None:
    text = "A 2nd one please\n10:12 would suit\nHarbor <a@b.example> schrieb am Mi., 3. Apr. 2024, 10:12:\n> x\n> y"
    assert reply_text(text) == "A 2nd one please\n10:12 would suit"


@pytest.mark.parametrize(
    "signature", ["-- \nMeg\n+1 555", "--\nMeg O'Dowd\nSales | Lisbon\nwww.example.org", "Sent from my iPhone"]
)
def test_signatures_are_left_out(signature: str) -> None:
    assert reply_text(f"Blue, please\n\n{signature}", people=MEG) == "Blue, please"
    assert reply_text(f"Blue, please\n\n{signature}\n\n{INTRODUCTION}\n{QUOTE}", people=MEG) == "Blue, please"


@pytest.mark.parametrize(
    "line",
    [
        "Odesláno z iPhonu",
        "Poslano s mog iPhonea",
        "Dikirim dari iPhone saya",
        "Đã gửi từ iPhone của tôi",
        "Στάλθηκε από το iPhone μου",
        "Отправлено из мобильного приложения Яндекс Почты",
        "Отправлено из Почты Mail.ru",
        "Trimis de pe iPhone",
        "iPhone’umdan gönderildi",
        "Lähetetty iPhonesta",
        "Išsiųsta iš „iPhone“",
        "مرسل من iPhone",
    ],
)
def test_the_line_of_a_phone_is_left_out(line: str) -> None:
    assert reply_text(f"Green\n\n{line}\n\n{INTRODUCTION}\n{QUOTE}", people=MEG) == "Green"


@pytest.mark.parametrize("gap", ["", ">\n", "\n\n"])
@pytest.mark.parametrize(
    "footer",
    [
        "Virus-free. www.avast.com (https://www.avast.com/sig-email)",
        "Garanti sans virus. www.avast.com",
        "Mail priva di virus. www.avast.com",
        "Bez virů. www.avast.com",
        "Без вирусов. www.avast.com",
        "Virüs bulunmuyor. www.avg.com <https://www.avg.com/sig>",
    ],
)
def test_the_line_of_a_scanner_below_the_quote_is_left_out(footer: str, gap: str) -> None:
    assert reply_text(f"Green\n\n{INTRODUCTION}\n{QUOTE}\n{gap}{footer}", MEG.subject, MEG) == "Green"


@pytest.mark.parametrize("own", ["I <3 it", "1 <", "<"])
def test_a_sign_above_an_introduction_is_not_the_begin_of_an_address(own: str) -> None:
    quote = "Harbor & Pine <help@harborpine.example> writes:\n\n> Green"
    assert reply_text(f"Yes\n{own}\n{quote}", MEG.subject, MEG) == f"Yes\n{own}"


LINE = st.lists(
    st.text(alphabet="abcdefgäéłñßøżçあ字キ12345.,:;!?()/@<", min_size=1, max_size=12), min_size=1, max_size=8
).map(" ".join)
PARAGRAPH = st.lists(LINE, min_size=1, max_size=5).map("\n".join)
SHAPE = st.sampled_from([(table, name) for table in LANGUAGES.values() for name in table.programs])


@settings(max_examples=300, derandomize=True)
@given(shape=SHAPE, above=PARAGRAPH, between=st.none() | PARAGRAPH, below=st.none() | PARAGRAPH, gap=st.integers(1, 3))
def test_no_words_of_a_customer_are_lost(
    shape: tuple[Language, str], above: str, between: str | None, below: str | None, gap: int
) -> None:
    table, program = shape
    quote = table.below(program)
    marked = ">>>" in table.programs[program]
    own = [above]
    if marked and between is not None:
        cut = quote.rindex("\n> ")
        quote = f"{quote[:cut]}\n{between}\n{quote[cut + 1 :]}"
        own.append(between)
    if marked and below is not None:
        quote = f"{quote}\n{below}"
        own.append(below)
    shown = reply_text(f"{above}{chr(10) * gap}{quote}", "Re: Lid").split("\n")
    assert [line for words in own for line in words.split("\n") if line.strip() not in [s.strip() for s in shown]] == []


@settings(max_examples=200, derandomize=True)
@given(text=st.lists(LINE | st.sampled_from(["", "> a", "--", "-- ", "x wrote:", "From: a"]), max_size=12))
def test_something_is_always_shown(text: list[str]) -> None:
    whole = "\n".join(text)
    assert bool(reply_text(whole).strip()) == bool(whole.strip())


HOSTILE = [
    "On 2024-01-01 10:00 <x@y.example>\n",
    "On 2024-01-01 10:00 x wrote:\n",
    "From: a@b.example\n",
    "Sent: 10:00\n",
    "> a\nb\n",
    "--\n",
    "_" * 40 + "\n",
    "Sent from my iPhone\n",
    "\n",
    "-" * 900 + "\n",
    "From: " * 150 + "\n",
    f"{'_' * 40}\nOriginal Message\nFrom: a@b.example\nSent: 1\n",
    "> From: a@b.example\n",
    ">>> a 2024-01-01 10:00 >>>\n",
    "On 3 April 2024 Harbor\n<help@harborpine.example\n> wrote:\n",
    "This e-mail is confidential, virus-free and long enough to be a footer of somebody.\n\n",
    "_" * 30 + "\nYou received this message because you are subscribed\n",
    "Which?\n-> this\n",
]


@pytest.mark.parametrize("line", HOSTILE)
def test_the_work_grows_with_the_length_and_no_faster(line: str) -> None:
    few = lines_run(lambda: reply_text(line * 80, MEG.subject, MEG))
    assert lines_run(lambda: reply_text(line * 640, MEG.subject, MEG)) <= 10 * few


@pytest.mark.parametrize(
    "part", ["<blockquote type=cite>", "<blockquote type=cite>a</blockquote>", "<div class=gmail_attr>a"]
)
def test_the_work_on_html_grows_with_its_length_and_no_faster(part: str) -> None:
    few = lines_run(lambda: quote_in_html(part * 20))
    assert lines_run(lambda: quote_in_html(part * 160)) <= 10 * few


def test_a_very_long_text_is_shown_whole() -> None:
    assert reply_text("\n" * 100_000) == "\n" * 100_000
