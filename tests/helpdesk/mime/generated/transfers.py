"""Bytes written for transfer, in the ways that programs really use."""

import base64
import binascii
import quopri
import random


def encode(rng: random.Random, data: bytes, newline: bytes, *, text: bool) -> tuple[bytes, str | None, bool]:
    """The encoded body, the name of the encoding (None: no header), and whether ASCII words can be read in it."""
    plain = all(byte in (9, 10) or 32 <= byte < 127 for byte in data)
    lines = data.split(b"\n")
    may_stay = text and b"\x00" not in data and b"\r" not in data and all(len(line) < 900 for line in lines)
    ways = ["base64", "quoted-printable", "base64 in blocks", "uuencode" if data and not text else "base64"]
    if may_stay:
        ways += ["8bit", "8bit", "binary", "7bit" if plain else "8bit", "none"]
    match rng.choice(ways):
        case "base64":
            return _wrapped(base64.b64encode(data), rng.choice([60, 72, 76, 998]), newline), rng.choice(_BASE64), False
        case "base64 in blocks":
            blocks = [base64.b64encode(data[at : at + 50]) for at in range(0, len(data), 50)]
            return newline.join(blocks), "base64", False
        case "quoted-printable":
            lines_stay = text and b"\x00" not in data
            name = rng.choice(["quoted-printable", "Quoted-Printable"])
            return _quoted(data, newline, text=lines_stay), name, lines_stay
        case "uuencode":
            return _uuencoded(data, newline), rng.choice(["x-uuencode", "uuencode", "x-uue"]), False
        case "none":
            return newline.join(lines), None, True
        case identity:
            return newline.join(lines), identity, True


_BASE64 = ["base64", "BASE64", "base64 ", "Base64; odd"]


def _wrapped(letters: bytes, width: int, newline: bytes) -> bytes:
    return newline.join(letters[at : at + width] for at in range(0, len(letters), width))


def _quoted(data: bytes, newline: bytes, *, text: bool) -> bytes:
    if text:
        return newline.join(quopri.encodestring(line, quotetabs=True) for line in data.split(b"\n")).replace(
            b"=\n", b"=" + newline
        )
    letters = [b"=%02X" % byte for byte in data]
    return (b"=" + newline).join(b"".join(letters[at : at + 24]) for at in range(0, len(letters), 24))


def _uuencoded(data: bytes, newline: bytes) -> bytes:
    lines = [binascii.b2a_uu(data[at : at + 45]).rstrip(b"\n") for at in range(0, len(data), 45)]
    return newline.join([b"begin 644 photo.jpg", *lines, b"`", b"end"])
