"""Guesses the language of a text by its script and its most frequent small words. Plain Python; silent when unsure."""

import re
from collections import defaultdict

_MAX_LENGTH = 5_000
_MIN_HITS = 2
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("uk", re.compile("[іїєґІЇЄҐ]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
)
_SMALL_WORDS = {
    "en": "the and is to of in it for on not have with my this that was are you be can but how when do what from",
    "de": "der die das und ist nicht ich ein eine mit für auf wie zu den von habe kann aber bei mein meine wir sie",
    "fr": "le la les des est et je pas une un que pour dans avec sur mon ma mes vous ne ce qui comment mais",
    "es": "el la los las de que y en no es un una para con mi por me se como pero cuando puedo del",
    "it": "il la di che non e è per un una con mi si ho sono come ma i le del della nel alla questo anche",
    "pt": "o a os as de que e não um uma para com em meu minha por do da no na eu como mas está obrigado mais ao",
    "nl": "de het een en van ik niet is dat op te voor met zijn mijn maar hoe wat kan bij naar heb geen ook",
    "pl": "nie i w na z się do jest to że jak mam po ale mi co przy od czy dla mnie już tak moje proszę",
    "sv": "och att det är jag en som inte på för med av den har till kan om men hur min mitt ett nu hej",
    "da": "og at det er jeg en som ikke på for med af den har til kan om men hvordan min mit et nu hej der",
    "nb": "og at det er jeg en som ikke på for med av den har til kan om men hvordan min mitt et nå hei der",
    "fi": "ja on ei se että en kun mutta ole miten voi mikä oli jos minun tai ovat nyt kuin olen joka",
    "cs": "a se na v je to že mi s z do jak ale jsem by pro co mám po už nebo při když které dobrý prosím",
    "hu": "a az és nem hogy is egy van meg de ha ez csak már mint volt nekem lehet miért köszönöm jó ami ezt",
    "tr": "ve bir bu için ile de da ne çok var ama gibi nasıl daha olarak değil ben mi yok sonra her benim",
    "ro": "și nu de la în să cu un o pe este am pentru ca mai care din sunt că cum dar ce mă",
}
_HOLDERS: dict[str, list[str]] = {}
for _code, _words in _SMALL_WORDS.items():
    for _word in _words.split():
        _HOLDERS.setdefault(_word, []).append(_code)
_WORD = re.compile(r"[^\W\d_]+")


def guess_language(text: str) -> str:
    """The ISO 639-1 code of the language that `text` is written in; empty when there is too little to tell."""
    sample = text[:_MAX_LENGTH]
    letters = 0 if sample.isascii() else sum(map(str.isalpha, sample))
    for code, script in _SCRIPTS if letters else ():
        if len(script.findall(sample)) > letters * (0.03 if code in ("ja", "uk") else 0.3):
            return code
    hits: dict[str, float] = defaultdict(float)
    for word in _WORD.findall(sample.lower()):
        holders = _HOLDERS.get(word, ())
        for code in holders:
            # A word of one language tells more than one that many share.
            hits[code] += 1 / len(holders)
    best = sorted(hits.items(), key=lambda item: -item[1])[:2]
    if not best or best[0][1] < _MIN_HITS or (len(best) > 1 and best[0][1] < 1.2 * best[1][1]):
        return ""
    return best[0][0]
