"""Reads Message-IDs, kept with their angle brackets as they stand in the header."""

import re

from helpdesk.mime.charset.charsets import decode, scrub

MAX_IDENTIFIERS = 200
MAX_LENGTH = 500
_IN_BRACKETS = re.compile(rb"<([^<>]+)>")
_WHITE_SPACE = re.compile(r"\s+")


def message_ids(value: bytes) -> tuple[str, ...]:
    """Every id of a Message-ID, In-Reply-To or References value, each once; of very many the first and the
    newest ones.

    Folded or padded ids lose their white space. Without brackets the single words that hold an @ are taken.
    """
    bare = _IN_BRACKETS.findall(value) or [word for word in value.split() if b"@" in word]
    texts = (_WHITE_SPACE.sub("", scrub(decode(item))) for item in bare)
    found = list(dict.fromkeys(f"<{text}>" for text in texts if text and len(text) <= MAX_LENGTH))
    return tuple(found if len(found) <= MAX_IDENTIFIERS else [found[0], *found[1 - MAX_IDENTIFIERS :]])
