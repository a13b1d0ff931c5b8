"""Header fields: folded, encoded, split within a character, raw, with NUL, huge, twice, or missing."""

import base64
import random

from tests.helpdesk.mime.generated import charsets

SUBJECT_CHARSETS = ["utf-8", "iso-8859-1", "koi8-r", "gb2312", "iso-2022-jp", "shift_jis", "utf-16"]


def subject(rng: random.Random, newline: bytes) -> tuple[bytes, str]:
    """The field as written, and the words it holds on one line."""
    charset = charsets.pick(rng)
    words = [f"s{number}{word}" for number, word in enumerate(rng.choices(charset.words, k=rng.randint(1, 12)))]
    plain = " ".join(words)
    way = rng.randrange(6)
    if way == 0:
        return newline.join([b"Subject: " + b"lid cracked", b" again", b"\tand again"]), "lid cracked again and again"
    if way == 1:
        return b"subject:" + plain.encode(), plain
    if way == 2:
        return b"Subject: a\x00b\x00c", "abc"
    label = charset.label if charset.label and charset.codec not in ("utf-16", "utf-7") else "utf-8"
    codec = charset.codec if label == charset.label else "utf-8"
    if way == 3 and codec != "iso2022_jp":
        return b"Subject: " + _split_anywhere(rng, plain.encode(codec), label, newline), plain
    encoded = (newline + b" ").join(_word(rng, (word + " ").encode(codec), label) for word in words)
    return b"SUBJECT : " + encoded, plain


def others(rng: random.Random, newline: bytes) -> list[bytes]:
    """Fields that nobody needs, some of them absurd."""
    absurd = [
        b"Date: "
        + rng.choice([b"yesterday", b"Mon, 99 Foo 2024 25:61:61 +9999", b"", b"Wed, 3 Apr 2024 10:12:00 +0200"]),
        b"Message-ID: " + rng.choice([b"<>", b"none", b"<a@b> <c@d>", b"<" + b"x" * 2_000 + b"@y>"]),
        b"References: " + b" ".join(b"<r%d@example.org>" % number for number in range(rng.randint(0, 60))),
        b"To: " + b", ".join(b"n%d@example.org" % number for number in range(rng.randint(0, 80))),
        b"Cc: undisclosed-recipients:;",
        b"X-Long: " + b"x" * rng.choice([10, 900, 40_000]),
        b"Subject-Not: other",
        b"Received: from a" + newline + b"\tby b;" + newline + b"\tWed",
        b"MIME-Version: 1.0 (odd)",
        b"X-Raw: \xff\xfe",
        b"X-Nul: \x00\x01\x02",
        b'Reply-To: "Meg, at home" <MEG@example.org>',
    ]
    return rng.sample(absurd, rng.randint(0, 6))


def _word(rng: random.Random, data: bytes, label: str) -> bytes:
    if rng.random() < 0.5:
        return b"=?" + label.encode() + b"?B?" + base64.b64encode(data) + b"?="
    letters = b"".join(b"=%02X" % byte for byte in data)
    return b"=?" + label.encode() + b"?q?" + letters + b"?="


def _split_anywhere(rng: random.Random, data: bytes, label: str, newline: bytes) -> bytes:
    cuts = sorted(rng.sample(range(len(data)), min(3, len(data))))
    pieces = [data[start:end] for start, end in zip([0, *cuts], [*cuts, len(data)], strict=True)]
    return (newline + b" ").join(_word(rng, piece, label) for piece in pieces if piece)
