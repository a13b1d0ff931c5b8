"""The languages articles can be written in, each with PostgreSQL's stemmer for it."""

from typing import NamedTuple

from helpdesk.web import shop


class ArticleLanguage(NamedTuple):
    """A language that articles can have; `stemmer` is the name of a snowball dictionary, or `simple` without one."""

    code: str
    name: str
    stemmer: str

    @property
    def config(self) -> str:
        """The name of the text search configuration that our migration made: accents away first, then the stemmer."""
        return f"help_{self.stemmer}"


LANGUAGES = {
    code: ArticleLanguage(code, name, stemmer)
    for code, name, stemmer in (
        ("en", "English", "english"),
        ("es", "Español", "spanish"),
        ("fr", "Français", "french"),
        ("de", "Deutsch", "german"),
        ("it", "Italiano", "italian"),
        ("pt", "Português", "portuguese"),
        ("nl", "Nederlands", "dutch"),
        ("da", "Dansk", "danish"),
        ("sv", "Svenska", "swedish"),
        ("nb", "Norsk bokmål", "norwegian"),
        ("fi", "Suomi", "finnish"),
        ("pl", "Polski", "simple"),
        ("uk", "Українська", "simple"),
    )
}
DEFAULT = "en"
CHOICES = [(language.code, language.name) for language in LANGUAGES.values()]


def usual() -> str:
    """The language in which new articles and topics begin: the shop's, where articles can be in it."""
    code = shop.facts().language.partition("-")[0]
    return code if code in LANGUAGES else DEFAULT


def language(code: str) -> ArticleLanguage:
    """The language of a code; an unknown code is searched word by word."""
    return LANGUAGES.get(code, ArticleLanguage(code, code, "simple"))
