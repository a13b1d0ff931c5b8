"""More forms of quotes that are left out, and of words that look like one and stay."""

from pathlib import Path

import pytest

from helpdesk.mime.quotes.correspondence import Correspondence, names_in
from helpdesk.mime.quotes.quote import reply_text

ANA = Correspondence(
    is_known=True,
    sender="ana@example.org",
    sender_name="Ana Example",
    subject="Re: Lamp",
    answered=frozenset({"support@desk.example"}),
    names=names_in("support"),
)
HERE = Path(__file__).parent
QUOTES = (HERE / "quotes.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n===\n")
OWN = (HERE / "own.txt").read_text(encoding="utf-8").removeprefix("=== ").removesuffix("\n").split("\n=== ")
"""Each begins with what must be shown."""


@pytest.mark.parametrize("quote", QUOTES)
def test_a_quote_is_left_out(quote: str) -> None:
    assert reply_text(f"The green one.\n\n{quote}", ANA.subject, ANA) == "The green one."


@pytest.mark.parametrize("case", OWN)
def test_own_words_stay(case: str) -> None:
    own, text = case.split("\n", 1)
    assert own in reply_text(text, ANA.subject, ANA)


SCANNERS = [
    "Scanned by MailScanner",
    "Scanned by: McAfee",
    "[Virus scanned by ClamAV]",
    "--\nScanned by iCritical.",
    "Scanned by Check Point Total Security Gateway.",
    "Checked by AVG - www.avg.com\nVersion: 2016.0.7998 / Virus Database: 4664/13455",
    "No virus found in this message.\nChecked by AVG - www.avg.com",
    "Kein Virus in dieser Nachricht gefunden.",
    "Geprüft von Avira",
    "Analysé par Avast",
    "Escaneado por Avast",
    "This message has been scanned for viruses and\ndangerous content by MailScanner, and is\nbelieved to be clean.",
    (
        f"{'_' * 10} Information from ESET NOD32 Antivirus, version 1 {'_' * 10}\n\n"
        "The message was checked by ESET NOD32 Antivirus.\n\nhttp://www.eset.com"
    ),
]
QUOTED = "\n\nOn Tue, Mar 3, 2026 at 10:11 AM Support <support@desk.example> wrote:\n> Which lamp?\n> Support"


@pytest.mark.parametrize("above", ["", QUOTED])
@pytest.mark.parametrize("footer", SCANNERS)
def test_a_scanners_line_is_left_out(footer: str, above: str) -> None:
    assert reply_text(f"The green one.{above}\n\n{footer}", ANA.subject, ANA) == "The green one."


@pytest.mark.parametrize(
    "words",
    [
        "Checked by Anna",
        "Checked by Anna with Avast",
        "Scanned by DHL on Monday.",
        "Scanned by FedEx",
        "Verified by PayPal",
        "No virus found.",
        "Scanned by Avast and I still see it",
        "Checked by Avast, it still crashes",
        "Geprüft von Herrn Meier",
        "The page is protected by a filter",
    ],
)
def test_a_sentence_about_scanning_is_a_customers(words: str) -> None:
    text = f"The green one.\n\n{words}"
    assert reply_text(text, ANA.subject, ANA) == text


@pytest.mark.parametrize("above", [QUOTED, "\n\n--"])
@pytest.mark.parametrize(
    "footer", ["Scanned by Exim", "This mail was scanned by Acme Relay 4.", "Scanned by: SpamTitan"]
)
def test_apart_from_a_persons_words_any_program_may_have_scanned(footer: str, above: str) -> None:
    assert reply_text(f"The green one.{above}\n{footer}", ANA.subject, ANA) == "The green one."
