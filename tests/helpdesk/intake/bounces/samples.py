"""Reports in the shapes of the mail servers that write most of them, about any message and recipient.

Each takes the Message-ID of our mail and the address that it did not reach.
"""

from collections.abc import Callable

Sample = Callable[[str, str], bytes]


def report(
    *recipients: str,
    returned: str,
    sender: str = "MAILER-DAEMON@mx.example.net",
    subject: str = "Undelivered Mail Returned to Sender",
    words: str = "This is the mail system. I'm sorry to have to inform you that your message could not be delivered.",
    per_message: str = "Reporting-MTA: dns; mx.example.net\nArrival-Date: Fri, 20 Nov 2026 09:00:00 +0000",
    kind: str = "message/rfc822",
) -> bytes:
    """A delivery status notification (RFC 3464); each of `recipients` is the block of fields of one recipient."""
    status = "\n\n".join((per_message, *recipients))
    return f"""\
From: {sender}
To: help@harborpine.example
Subject: {subject}
Message-ID: <report-{abs(hash((recipients, returned, subject)))}@mx.example.net>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="next"

--next
Content-Type: text/plain; charset=us-ascii

{words}

--next
Content-Type: message/delivery-status

{status}

--next
Content-Type: {kind}

{returned}
--next--
""".encode()


def headers_of(message_id: str, address: str) -> str:
    return f"From: help@harborpine.example\nTo: {address}\nSubject: Re: Kettle\nMessage-ID: {message_id}\n\nHello\n"


def postfix(message_id: str, address: str) -> bytes:
    block = f"""\
Final-Recipient: rfc822; {address}
Original-Recipient: rfc822;{address}
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.example.org
Diagnostic-Code: smtp; 550 5.1.1 <{address}>: Recipient address rejected: User
    unknown in virtual mailbox table"""
    return report(block, returned=headers_of(message_id, address))


def exim(message_id: str, address: str) -> bytes:
    """Exim names the failed recipients in a header too, and gives the text before the standard's part."""
    raw = report(
        f"Action: failed\nFinal-Recipient: rfc822;{address}\nStatus: 5.0.0\nRemote-MTA: dns; mx.example.org\n"
        "Diagnostic-Code: smtp; 552-5.2.2 The email account that you tried to reach is over quota.",
        returned=headers_of(message_id, address),
        sender="Mail Delivery System <Mailer-Daemon@mail.example.net>",
        subject="Mail delivery failed: returning message to sender",
    )
    return raw.replace(b"Auto-Submitted", f"X-Failed-Recipients: {address}\nAuto-Submitted".encode(), 1)


def exchange(message_id: str, address: str) -> bytes:
    """Outlook.com and Exchange Online return headers only, and name the message in a field of their own."""
    return report(
        f"Final-Recipient: rfc822;{address}\nAction: failed\nStatus: 5.1.10\n"
        f"Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient {address} not found by "
        "SMTP address lookup",
        returned=f"Subject: Re: Kettle\nMessage-ID: {message_id}\n",
        sender="Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@example.org>",
        subject="Undeliverable: Re: Kettle",
        kind="text/rfc822-headers",
        per_message="Reporting-MTA: dns;PR3P193MB0557.EURP193.PROD.OUTLOOK.COM\nReceived-From-MTA: dns;mx.example.net",
    )


def gmail(message_id: str, address: str) -> bytes:
    raw = report(
        f"Final-Recipient: rfc822; {address}\nAction: failed\nStatus: 5.2.1\nRemote-MTA: dns; aspmx.l.example.com.\n"
        "Diagnostic-Code: smtp; 550-5.2.1 The email account that you tried to reach is disabled.",
        returned=headers_of(message_id, address),
        sender="Mail Delivery Subsystem <mailer-daemon@googlemail.example>",
        subject="Delivery Status Notification (Failure)",
        words=f"** Address not found **\n\nYour message wasn't delivered to {address} because the account is disabled.",
        per_message=f"Reporting-MTA: dns; googlemail.example\nX-Original-Message-ID: {message_id}",
    )
    return raw.replace(b"Auto-Submitted", f"X-Failed-Recipients: {address}\nAuto-Submitted".encode(), 1)


def amazon_ses(message_id: str, address: str) -> bytes:
    """SES gives the action behind the diagnosis, and a status with words in brackets."""
    return report(
        f"Final-Recipient: rfc822; {address}\nDiagnostic-Code: smtp; 550 4.4.7 Message expired: unable to deliver in "
        "840 minutes.<421 4.4.1 Unable to connect to remote host>\nAction: failed (expired)\nStatus: 4.4.7",
        returned=headers_of(message_id, address),
        sender="MAILER-DAEMON@eu-west-1.amazonses.example",
        subject="Delivery Status Notification (Failure)",
    )


def qmail(message_id: str, address: str) -> bytes:
    """qmail-send writes no standard's report, and returns the message as text."""
    return f"""\
From: MAILER-DAEMON@mail.example.net
To: help@harborpine.example
Subject: failure notice
Date: Fri, 20 Nov 2026 09:00:00 +0000
Message-ID: <20261120.qmail@mail.example.net>

Hi. This is the qmail-send program at mail.example.net.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<{address}>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

Return-Path: <help@harborpine.example>
From: help@harborpine.example
To: {address}
Subject: Re: Kettle
Message-ID: {message_id}

Hello
""".encode()


def lotus(message_id: str, address: str) -> bytes:
    """A Domino server of old: a person's kind of sender, words of its own, the answered id in a header."""
    return f"""\
From: Postmaster@example.org
To: help@harborpine.example
Subject: DELIVERY FAILURE: User meg not listed in Domino Directory
In-Reply-To: {message_id}
Message-ID: <OF1E0F.0001-ON8525@example.org>

Your message

  Subject: Re: Kettle

was not delivered to:

  {address}

because:

  User meg ({address}) not listed in Domino Directory
""".encode()


STANDARD: dict[str, tuple[Sample, str]] = {
    "postfix": (postfix, "no such mailbox"),
    "exim": (exim, "mailbox full"),
    "exchange": (exchange, "no such mailbox"),
    "gmail": (gmail, "the mailbox is switched off"),
    "amazon ses": (amazon_ses, "their mail server could not be reached in time"),
}
FREE: dict[str, tuple[Sample, str]] = {
    "qmail": (qmail, "no such mailbox"),
    "lotus": (lotus, "no such mailbox"),
}
EVERY = STANDARD | FREE
"""Samples by the server that writes so, with the reason that people read."""


def delayed(message_id: str, address: str) -> bytes:
    return report(
        f"Final-Recipient: rfc822; {address}\nAction: delayed\nStatus: 4.4.1\n"
        "Diagnostic-Code: X-Postfix; connect to mx.example.org[192.0.2.1]:25: Connection timed out",
        returned=headers_of(message_id, address),
        subject="Delayed Mail (still being retried)",
    )
