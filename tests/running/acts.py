"""What people do with the running application, in the fewest words that a test has to say."""

import re
import tempfile
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from tests.running.post_office import PostOffice, text_of
from tests.running.stack import Stack
from tests.running.visitor import Answer, Visitor
from tests.running.waiting import wait_until


def ask(stack: Stack, subject: str, email: str, text: str = "Where is my parcel?", **more: Any) -> Answer:
    """A customer sends the public form; `file` is (name, bytes), `taken=False` expects a refusal, others are fields."""
    file, taken = more.pop("file", None), more.pop("taken", True)
    fields = {"message": text, "subject": subject, "email": email, "name": "Meg O’Dowd", "complaint": "no", **more}
    answer = Visitor(stack.url).post("/help/contact/", fields, file=file)
    assert (answer.status == 302) is taken, f"{subject!r}: {answer.status}\n{answer.text}"
    return answer


def tickets_about(stack: Stack, subject: str) -> list[tuple[Any, ...]]:
    """(number, team, status) of the tickets with exactly this subject."""
    return stack.sql(
        "SELECT number, (SELECT slug FROM people_team WHERE id = team_id), status FROM tickets_ticket"
        " WHERE subject = %s ORDER BY id",
        subject,
    )


def routed(stack: Stack, subject: str, team: str = "deliveries") -> int:
    """The number of the one ticket with this subject, once the rules have given it to `team`."""
    try:
        rows = wait_until(lambda: [row for row in tickets_about(stack, subject) if row[1] == team], "the rules")
    except AssertionError as late:
        undelivered = stack.sql("SELECT handler, error FROM events_delivery WHERE state <> 'done'")
        mails = stack.sql("SELECT outcome, reason, subject FROM contact_channels_rawmail ORDER BY id DESC LIMIT 5")
        late.add_note(f"{subject!r}: {tickets_about(stack, subject)}; {undelivered}; {mails}")
        raise
    assert len(rows) == 1
    return int(rows[0][0])


def survey_of(stack: Stack, post_office: PostOffice, number: int, address: str) -> EmailMessage:
    """The mail that asks how a resolved ticket went, without the half minute until beat rings for it."""
    planned = "SELECT 1 FROM surveys_invitation i JOIN tickets_ticket t ON t.id = i.ticket_id WHERE t.number = %s"
    wait_until(lambda: stack.sql(planned, number), "the survey to be planned")
    stack.ring("surveys.send_due_invitations")
    return wait_until(lambda: post_office.to(address, "How did we do"), "the survey")[-1]


def mail(
    subject: str,
    sender: str,
    text: str = "Where is my parcel?",
    identity: str = "",
    photo: bytes = b"",
    *,
    html: str = "",
) -> bytes:
    """A message to the helpdesk, as a mail server would pipe it."""
    message = EmailMessage()
    message["From"], message["To"] = f"Meg O’Dowd <{sender}>", "help@harborpine.example"
    message["Subject"], message["Date"] = subject, "Fri, 20 Nov 2026 09:00:00 +0000"
    message["Message-ID"] = identity or f"<{abs(hash((subject, sender)))}@mail.example>"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    if photo:
        message.add_attachment(photo, maintype="image", subtype="jpeg", filename="photo.jpg")
    return message.as_bytes()


def deliver(stack: Stack, *messages: bytes) -> None:
    """Takes several messages in, in this order, by one command."""
    with tempfile.TemporaryDirectory() as folder:
        for number, message in enumerate(messages):
            (Path(folder) / f"{number}.eml").write_bytes(message)
        stack.manage("receive_mail", "--maildir", folder)


def link_in(letter: EmailMessage, place: str) -> str:
    """The path of the first personal link below `place`, such as `/s/`, without what a click would choose."""
    found = re.search(rf"https?://[^/\s]+({place}[^/\s]+/)", text_of(letter))
    assert found, f"no link to {place} in {letter['Subject']}"
    return found[1]
