"""Answers as mail programs write them, in nine languages.

Each `.txt` file has the customer's words, the desk's quoted words, and for each program what it puts below: there `>>>`
stands for the quoted words with marks and `...` for the same without. Written after the programs' own forms; the people
and the shop are made up.
"""

from dataclasses import dataclass
from pathlib import Path

from helpdesk.mime.quotes.correspondence import Correspondence, names_in


@dataclass(frozen=True, slots=True)
class Language:
    """One file."""

    words: str
    quoted: str
    programs: dict[str, str]

    def below(self, program: str) -> str:
        """What that program puts under the customer's words."""
        marked = "\n".join(f"> {line}".rstrip() for line in self.quoted.split("\n"))
        return self.programs[program].replace(">>>", marked).replace("...", self.quoted)


def _read(path: Path) -> Language:
    sections = path.read_text(encoding="utf-8").removeprefix("=== ").removesuffix("\n").split("\n=== ")
    texts = dict(section.split("\n", 1) for section in sections)
    return Language(texts.pop("words"), texts.pop("quoted"), texts)


MEG = Correspondence(
    is_known=True,
    sender="meg@example.org",
    sender_name="Meg O'Dowd",
    subject="Re: [#4758] Lid",
    answered=frozenset({"help@harborpine.example"}),
    names=names_in("Harbor & Pine help"),
)
"""She answers the shop that all these programs quote."""

LANGUAGES = {path.stem: _read(path) for path in sorted(Path(__file__).parent.glob("*.txt"))}
