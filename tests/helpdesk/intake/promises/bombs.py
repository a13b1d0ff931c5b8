"""Messages made to exhaust whoever reads them, and processes of bounded means that read one each.

    python -m tests.helpdesk.intake.promises.bombs

prints a line of JSON for each: what came of it, or that the kernel ended it.
"""

import base64
import json
import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path

from helpdesk.mime.parse import parse_mail

CPU_SECONDS = 60
HEAD = b"From: meg@example.org\nMIME-Version: 1.0\n"
MIXED = HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n"
RICH = HEAD + b"Content-Type: text/html\n\n"
MB = 1024 * 1024


def _big_file() -> bytes:
    head = MIXED + b"--b\nContent-Type: application/zip\nContent-Transfer-Encoding: base64\n\n"
    return head + base64.encodebytes(b"x" * 25 * MB) + b"--b--\n"


def _nested(kind: bytes, depth: int) -> bytes:
    levels = (b"Content-Type: %s; boundary=b%d\n\n--b%d\n" % (kind, n, n) for n in range(depth))
    return HEAD + b"".join(levels) + b"\nwords"


BOMBS: dict[str, Callable[[], bytes]] = {
    "a file of 25 MB": _big_file,
    "text of 25 MB": lambda: HEAD + b"\n" + b"words and words\n" * (25 * MB // 16),
    "html of 25 MB": lambda: RICH + b"<p>words</p>" * (25 * MB // 12),
    "a header of 1 MB": lambda: HEAD + b"Subject: " + b"x" * MB + b"\n\nwords",
    "a folded header of 1 MB": lambda: HEAD + b"Subject: x" + b"\n x" * (MB // 3) + b"\n\nwords",
    "a header block of 5 MB": lambda: HEAD + b"X-Junk: yes\n" * (5 * MB // 12) + b"\nwords",
    "encoded words of 1 MB": lambda: HEAD + b"Subject: " + b"=?utf-8?q?a?= " * (MB // 14) + b"\n\nwords",
    "unclosed words of 1 MB": lambda: HEAD + b"Subject: " + b"=?utf-8?b?" * (MB // 10) + b"\n\nwords",
    "50,000 recipients": lambda: HEAD + b"To: " + b"n@example.org, " * 50_000 + b"\n\nwords",
    "50,000 groups": lambda: HEAD + b"To: " + b"g:n@example.org;" * 50_000 + b"\n\nwords",
    "quotes in a name": lambda: b"From: " + b'"\\' * (MB // 2) + b" <meg@example.org>\n\nwords",
    "comments in a name": lambda: b"From: " + b"(" * MB + b" <meg@example.org>\n\nwords",
    "brackets": lambda: b"From: " + b"<" * MB + b"meg@example.org>\n\nwords",
    "50,000 references": lambda: HEAD + b"References: " + b"<a@b> " * 50_000 + b"\n\nwords",
    "50,000 parameters": lambda: HEAD + b"Content-Type: text/plain" + b"; a*0*=x" * 50_000 + b"\n\nwords",
    "50,000 parts": lambda: MIXED + b"--b\n\nwords\n" * 50_000,
    "10,000 files": lambda: MIXED + b"--b\nContent-Type: image/png\n\nx\n" * 10_000,
    "1,000 files": lambda: MIXED + b"--b\nContent-Type: image/png\n\nx\n" * 1_000,
    "parts in parts": lambda: _nested(b"multipart/mixed", 5_000),
    "mails in mails": lambda: HEAD + b"Content-Type: message/rfc822\n\n" * 5_000 + b"words",
    "boundaries that never end": lambda: MIXED + b"--b" * MB,
    "lines that are almost boundaries": lambda: MIXED + b"\n-" * MB,
    "elements in elements": lambda: RICH + b"<div>" * 500_000 + b"words",
    "tables in tables": lambda: RICH + b"<table><tr><td>" * 50_000 + b"words",
    "formatting without end": lambda: RICH + b"".join(b"<b a=%d>" % n for n in range(2_000)) + b"<p>x" * 100_000,
    "attributes": lambda: RICH + b"<p " + b"".join(b"a%d " % n for n in range(200_000)) + b">words",
    "tags that never end": lambda: RICH + (b'<img alt="' + b"<a " * 9_900 + b'">words') * 33,
    "signs that must be escaped": lambda: RICH + b"words" + b"&" * 900_000,
    "embedded pictures that are none": lambda: RICH + b"words " + (b"data:a/" * 280 + b" ") * (25 * MB // 1961),
    "a comment without end": lambda: RICH + b"words<!--" + b"-" * 5 * MB,
    "spaces": lambda: HEAD + b"\nOn" + b" " * 5 * MB + b"wrote:\n> x",
    "quoted lines": lambda: HEAD + b"\n" + b"> " * MB + b"\n" + b">\n" * MB,
    "blank lines": lambda: HEAD + b"\nwords" + b"\n" * 5 * MB,
    "uuencoded nonsense": lambda: (
        HEAD + b"Content-Transfer-Encoding: uuencode\n\nwords\n" + b"begin 644 x\nM\n" * 100_000
    ),
    "soft line ends": lambda: HEAD + b"Content-Transfer-Encoding: quoted-printable\n\n" + b"=\n" * MB + b"=3D" * MB,
    "flowing lines": lambda: HEAD + b"Content-Type: text/plain; format=flowed\n\n" + b">>> x \n" * 500_000,
}


def most_memory() -> int:
    """Bytes that this program held at most; not those of its parent before the fork, which getrusage would count."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def read(name: str) -> dict[str, object]:
    """What comes of one bomb, under a limit that the kernel keeps."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    mail = parse_mail(BOMBS[name]())
    kept = max([len(mail.text), *(file.size for file in mail.attachments)])
    return {"sender": mail.sender.email if mail.sender else "", "kept": kept, "memory": most_memory()}


def main() -> None:
    """Reads each bomb in a process of its own, forked from one that has loaded the parser."""
    for name in BOMBS:
        child = os.fork()
        if child == 0:
            sys.stdout.write(json.dumps({"name": name, **read(name)}) + "\n")
            sys.stdout.flush()
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if status:
            sys.stdout.write(json.dumps({"name": name, "ended": status}) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
