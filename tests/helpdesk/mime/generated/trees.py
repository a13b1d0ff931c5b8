"""MIME trees: alternative, related, mixed, signed, digest and whole mails within mails."""

import html
import random

from tests.helpdesk.mime import wrappings
from tests.helpdesk.mime.generated import Made, charsets, fields, transfers

_MOST_DEPTH = 4
_TYPES = [
    "application/pdf",
    "image/png",
    "application/octet-stream",
    "text/calendar",
    "application/ms-tnef",
    "video/x-odd",
]


def make(seed: int) -> Made:
    """The message of that number."""
    rng = random.Random(seed)
    return _Maker(rng, Made()).mail()


class _Maker:
    """Writes one message and notes what it put in."""

    def __init__(self, rng: random.Random, made: Made) -> None:
        self.rng = rng
        self.made = made
        self.newline = rng.choice([b"\n", b"\r\n"])
        self.boundaries = 0

    def mail(self) -> Made:
        lines, self.made.subject = fields.subject(self.rng, self.newline)
        self.made.sender = f"n{self.rng.randrange(10**9)}@example.org"
        head = [lines, b"From: Meg <" + self.made.sender.encode() + b">", *fields.others(self.rng, self.newline)]
        self.rng.shuffle(head)
        entity = self.entity(0)
        self.made.raw = self.newline.join(head) + self.newline + entity
        return self.made

    def entity(self, depth: int) -> bytes:
        """Header fields and body of any entity."""
        kinds = [self.text, self.text, self.rich, self.alternative]
        if depth < _MOST_DEPTH:
            kinds += [self.mixed, self.mixed, self.related, self.signed, self.digest, self.opaque]
        return self.rng.choice(kinds)(depth)

    def text(self, depth: int, *, in_clear: bool = True) -> bytes:
        charset, words, source = self.words()
        kind = b"text/plain"
        if self.rng.random() < 0.1:
            kind += b"; format=flowed"
        body, encoding, clear = transfers.encode(self.rng, source.encode(charset.codec), self.newline, text=True)
        if clear and charset.steady and in_clear:
            self.made.in_clear += [word for word in words if word.isascii()]
        if encoding and encoding.lower().startswith("base64") and charset.steady and self.rng.random() < 0.2:
            body += self.newline + self.footer()
        disposition = [b"Content-Disposition: inline"] if self.rng.random() < 0.1 else []
        return self.leaf(kind, charset.label, encoding, body, disposition, optional=encoding is None)

    def footer(self) -> bytes:
        """What a list glues below words without encoding it."""
        word = f"f{self.rng.randrange(10**8):08d}z"
        self.made.words.append(word)
        return self.newline.join([b"_____", b"list mailing list " + word.encode(), b"list@lists.example", b""])

    def rich(self, depth: int, *, in_clear: bool = True) -> bytes:
        charset, words, source = self.words()
        hidden = f"hidden{self.rng.randrange(10**9)}"
        self.made.hidden.append(hidden)
        markup = "<p>" + "<br>\n".join(html.escape(line) for line in source.split("\n")) + "</p>"
        head = f"<style>.{hidden}{{}}</style><script>{hidden}()</script>"
        label = charset.label
        if label and charset.codec not in ("utf-16", "utf-7") and self.rng.random() < 0.3:
            head, label = f'<meta charset="{label}">{head}', None
        page = f"<html><head>{head}</head><body>{markup}</body></html>".encode(charset.codec)
        body, encoding, clear = transfers.encode(self.rng, page, self.newline, text=True)
        if clear and charset.steady and in_clear:
            self.made.in_clear += [word for word in words if word.isascii()]
        return self.leaf(b"text/html", label, encoding, body, [])

    def words(self) -> tuple[charsets.Charset, list[str], str]:
        """A charset, words that fit it, and the lines that hold them."""
        charset = charsets.pick(self.rng)
        words = [f"w{self.rng.randrange(10**8):08d}z" for _ in range(self.rng.randint(1, 9))]
        words += self.rng.choices(charset.words, k=self.rng.randint(0, 5))
        self.rng.shuffle(words)
        self.made.words += words
        return charset, words, "\n".join(" ".join(words[at : at + 4]) for at in range(0, len(words), 4))

    def file(self, depth: int) -> bytes:
        data = self.rng.randbytes(self.rng.choice([0, 1, 2, 57, 58, 300, 3_000]))
        body, encoding, _ = transfers.encode(self.rng, data, self.newline, text=False)
        self.made.files.append(data)
        name = self.rng.choice(["photo.jpg", "", "überraschung.pdf", "../../x", "a" * 400, "same.txt", "\u202ex"])
        disposition = b"Content-Disposition: " + self.rng.choice([b"attachment", b"ATTACHMENT", b"odd"])
        disposition += f'; filename="{name}"'.encode() if self.rng.random() < 0.8 else b""
        return self.leaf(self.rng.choice(_TYPES).encode(), None, encoding, body, [disposition])

    def picture(self, depth: int) -> bytes:
        data = self.rng.randbytes(200)
        self.made.files.append(data)
        body, encoding, _ = transfers.encode(self.rng, data, self.newline, text=False)
        return self.leaf(b"image/gif", None, encoding, body, [b"Content-ID: <p%d@x>" % self.rng.randrange(99)])

    def attached_text(self, depth: int) -> bytes:
        data = f"a{self.rng.randrange(10**9)} kept".encode()
        self.made.files.append(data)
        body, encoding, _ = transfers.encode(self.rng, data, self.newline, text=True)
        disposition = [b"Content-Disposition: attachment; filename=log.txt"]
        return self.leaf(b"text/plain", "utf-8", encoding, body, disposition)

    def attached_mail(self, depth: int) -> bytes:
        inner = _Maker(self.rng, Made())
        inner.newline = self.newline
        raw = inner.mail().raw
        self.made.files.append(raw)
        return self.newline.join([b"Content-Type: message/rfc822", b"", raw])

    def alternative(self, depth: int) -> bytes:
        rich = self.related if depth < _MOST_DEPTH and self.rng.random() < 0.3 else self.rich
        parts = [self.text(depth + 1), rich(depth + 1)]
        if self.rng.random() < 0.2:
            parts.append(self.file(depth + 1))
        return self.multipart(b"alternative", parts)

    def related(self, depth: int) -> bytes:
        return self.multipart(b"related", [self.rich(depth + 1), *(self.picture(depth) for _ in range(2))])

    def signed(self, depth: int) -> bytes:
        return self.multipart(b"signed", [self.entity(depth + 1), self.file(depth + 1)])

    def opaque(self, depth: int) -> bytes:
        """A signed file with the entity in it: both are kept, the file first."""
        place = len(self.made.files)
        way = self.rng.choice([wrappings.der, wrappings.loose])
        data = wrappings.cms(wrappings.SIGNED_DATA, self.text(depth + 1, in_clear=False), way)
        self.made.files.insert(place, data)
        return self.wrapped(b"application/pkcs7-mime; name=smime.p7m", data)

    def outlook(self, depth: int) -> bytes:
        """A container of files: it is kept, and so are they."""
        held = [(f"datei {number}.bin", self.rng.randbytes(90)) for number in range(self.rng.randint(0, 3))]
        data = wrappings.container(*(wrappings.held_file(name, content) for name, content in held))
        self.made.files += [data, *(content for _, content in held)]
        return self.wrapped(b"application/ms-tnef; name=winmail.dat", data)

    def wrapped(self, kind: bytes, data: bytes) -> bytes:
        body, encoding, _ = transfers.encode(self.rng, data, self.newline, text=False)
        return self.leaf(kind, None, encoding, body, [])

    def digest(self, depth: int) -> bytes:
        inner = _Maker(self.rng, Made())
        inner.newline = self.newline
        mails = [inner.mail().raw for _ in range(self.rng.randint(1, 2))]
        self.made.files += mails
        return self.multipart(b"digest", [self.newline + raw for raw in mails])

    def mixed(self, depth: int) -> bytes:
        kinds = [self.entity, self.file, self.file, self.attached_text, self.outlook]
        kinds += [self.attached_mail] if depth < 2 else []
        parts = [self.rng.choice(kinds)(depth + 1) for _ in range(self.rng.randint(1, 5))]
        return self.multipart(b"mixed", parts)

    def multipart(self, kind: bytes, parts: list[bytes]) -> bytes:
        self.boundaries += 1
        boundary = self.rng.choice([b"b", b"=_Part", b"----=_NextPart 0", b"--", b"(a+b)?:"])
        boundary += b"%d_%d" % (self.boundaries, self.rng.randrange(10**6))
        preamble = self.rng.choice([b"", b"", b"This is a multi-part message in MIME format.\n"])
        newline = self.newline
        parameter = b'boundary="' + boundary + b'"'
        fold = self.rng.choice([b" ", newline + b"\t", newline + b"  "])
        head = b"Content-Type: " + self.rng.choice([b"multipart/", b"MULTIPART/"]) + kind + b";" + fold + parameter
        lines = [head, b"", preamble]
        for part in parts:
            lines += [b"--" + boundary + self.rng.choice([b"", b"", b"  "]), part]
        return newline.join([*lines, b"--" + boundary + b"--", self.rng.choice([b"", b"the end", b"\n"])])

    def leaf(
        self,
        kind: bytes,
        charset: str | None,
        encoding: str | None,
        body: bytes,
        more: list[bytes],
        *,
        optional: bool = False,
    ) -> bytes:
        """One leaf; `optional` fields are left out at times."""
        if charset:
            kind += b";" + self.rng.choice([b" charset=", b"charset =", b"\n charset="]) + charset.encode()
        head = [b"Content-Type: " + kind, *more]
        if encoding is not None:
            head.append(b"Content-Transfer-Encoding: " + encoding.encode())
        self.rng.shuffle(head)
        return self.newline.join([*head, b"", body])
