"""Addresses of the files by which services elsewhere see that the domain is the shop's."""

import re

PATTERN = r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}\.(?:html|txt|xml|json)|\.well-known/[A-Za-z0-9][A-Za-z0-9_.-]{0,99}"


class ProofFileName:
    """A part of an address: a file's name at the top of the domain, or one level below `.well-known/`."""

    regex = PATTERN

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


def is_name(name: str) -> bool:
    """Whether a file can have this name."""
    return re.fullmatch(PATTERN, name) is not None
