"""Messages to measure with: of the usual size, each from somebody else about something else."""

from collections.abc import Iterator
from email.message import EmailMessage

_WORDS = """\
Hello,

I bought the Tidewater kettle from you in October. Since last week its lid does not close any more: the hinge has a
crack on the left side, and steam comes out while the water is boiling. I have not dropped it. May I send it back, and
how long will it take until I have a new one? The order is HP-{number:06}.

Kind regards
Meg O'Dowd {number}
"""


def letters(name: str, count: int) -> Iterator[bytes]:
    """`count` requests; `name` keeps those of one measurement apart from all others."""
    for number in range(count):
        yield letter(f"{name}{number}", number)


def letter(identity: str, number: int, answers: str = "") -> bytes:
    """One message in plain text and HTML; `answers` is the Message-ID of an earlier one by the same sender."""
    message = EmailMessage()
    message["From"] = f"Meg O'Dowd <meg{number}@example.org>"
    message["To"] = "help@harborpine.example"
    message["Subject"] = f"{'Re: ' if answers else ''}The lid of order HP-{number:06} cracked"
    message["Date"] = "Fri, 20 Nov 2026 09:00:00 +0000"
    message["Message-ID"] = message_id(identity)
    if answers:
        message["In-Reply-To"] = answers
    words = _WORDS.format(number=number)
    message.set_content(words)
    message.add_alternative(f"<p>{words}</p>".replace("\n\n", "</p><p>"), subtype="html")
    return message.as_bytes()


def message_id(identity: str) -> str:
    return f"<{identity}@bench.example>"
