"""Reads built-in words of mails: a folder a mail, a file a language. Read once, when the mail is registered.

`words/acknowledgement/de.txt` begins with `Subject: …` and an empty line; what follows is the body. One more file is
one more language.
"""

from pathlib import Path

from helpdesk.outgoing.texts.registry import Words

_SUBJECT = "Subject:"


def words_in(folder: Path) -> dict[str, Words]:
    """The words of a mail by language, from the files of its folder.

    Raises:
        ValueError: a file does not begin with its subject.
    """
    return {path.stem: _read(path) for path in sorted(folder.glob("*.txt"))}


def words_without_mail(folder: Path) -> dict[str, Words]:
    """Those that stand in their place while no mail comes in: the same files, in a folder within.

    Raises:
        ValueError: as `words_in`.
    """
    return words_in(folder / "without_mail")


def _read(path: Path) -> Words:
    first, empty, body = path.read_text(encoding="utf-8").split("\n", 2)
    if not first.startswith(_SUBJECT) or empty:
        raise ValueError(f"{path}: it begins with “{_SUBJECT} …” and an empty line")
    return Words(first.removeprefix(_SUBJECT).strip(), body)
