"""Guesses in which charset bytes are really written, where their label lies or is missing.

Judged are Cyrillic and Japanese, the writings in which several charsets of one language are mixed up in practice. Text
that fits its label stays as it is, unless another charset of the same writing makes far better words of it.
"""

import math
import re

from helpdesk.mime.charset.japanese import is_escaped, read_escaped, read_euc

_CYRILLIC = ("cp1251", "koi8-r", "iso8859-5", "cp866", "mac-cyrillic")
_ANY_CYRILLIC = frozenset((*_CYRILLIC, "koi8-u"))
_JAPANESE = ("cp932", "euc-jp")
_ANY_JAPANESE = frozenset((*_JAPANESE, "iso2022_jp_ext", "iso2022_jp_2"))
_WESTERN = frozenset(("cp1252", "iso8859-15"))
_SAMPLE = 20_000
_FEWEST = 5
"""Letters below which nothing is judged; so many must differ where no label speaks for Cyrillic."""
_WORDS_AT_LEAST, _BETTER_BY = 3.0, 0.5

_PER_MILLE = {
    letter: often
    for letters, often in {
        "оеа": 90,
        "интс": 65,
        "рвлк": 43,
        "мдпу": 29,
        "яыьгзбч": 17,
        "йхжшю": 9,
        "цщэёўґљњћђџ": 4,
        "фъєї": 3,
        "і": 25,
        "ј": 15,
    }.items()
    for letter in letters
}
_WEIGHT = {letter: math.log(often) for letter, often in _PER_MILLE.items()}
_ODD = -2.0
_PAIRS = re.compile(
    "(?=ст|ен|ов|но|ни|на|ра|ко|то|ро|ан|ос|по|го|ер|од|ре|ор|пр|та|во|ет|ол|ал|ли|не|ин|ел|ть|ва|ат|ка|де|ло|ит|ла|те|"
    "ом|да|ес|ме|ся|же|за|ки|ти|ри|ма|ми|ту|ав|пе|ча|ле|бы|ви)"
)
_WORD = re.compile(r"\S+")
_UNJUDGED = re.compile("[\x00-\x7f\u00a0«»„“”‘’…–—№°]+")
_FOREIGN_WORD = re.compile(rb"(?<![A-Za-z\x80-\xff])[\x80-\xff]{2,}(?![A-Za-z\x80-\xff])")
_CYRILLIC_LETTER = re.compile("[\u0400-\u04ff]")
_UPPER_HALF = re.compile(rb"[\x80-\xff]+")
_KANA = re.compile("[\u3041-\u30ff]")
_WIDE = re.compile("[\u3041-\u30ff\u4e00-\u9fff]")
_RUBBISH = re.compile("[\uff61-\uff9f\ufffd\ue000-\uf8ff\x80-\x9f]")


def likely_text(data: bytes, declared: str | None) -> str | None:
    """The text of `data` in the charset that it shows to be written in; None if nothing shows.

    None means to read it as `declared`, a codec, or by the rules for text without a label.
    """
    if is_escaped(data):
        return _japanese_escaped(data)
    if declared in _ANY_CYRILLIC:
        return _cyrillic(data, declared)
    if declared in _ANY_JAPANESE:
        return _japanese(data, declared)
    if declared is None or declared in _WESTERN or (declared == "utf-8" and not _is_nearly_utf8(data)):
        return (_cyrillic(data, None) if _is_foreign(data) else None) or _japanese(data, None)
    return None


def _is_nearly_utf8(data: bytes) -> bool:
    """Whether most of what is not ASCII is UTF-8, though some of it may be damaged."""
    read = data[:_SAMPLE].decode("utf-8", "replace")
    letters = sum(1 for character in read if character > "\x7f")
    return 2 * read.count("\ufffd") <= letters


def _is_foreign(data: bytes) -> bool:
    """Whether whole words stand in the upper half, as in no language that is written in Latin letters."""
    sample = data[:_SAMPLE]
    upper = sum(map(len, _UPPER_HALF.findall(sample)))
    return upper >= _FEWEST and sum(map(len, _FOREIGN_WORD.findall(sample))) >= 0.8 * upper


def _cyrillic(data: bytes, declared: str | None) -> str | None:
    sample = data[:_SAMPLE]
    own = _as_words(sample, declared) if declared else _ODD
    worth, codec = max((_as_words(sample, codec), codec) for codec in _CYRILLIC if codec != declared)
    if not declared and len(set(_CYRILLIC_LETTER.findall(sample.decode(codec, "replace").lower()))) < _FEWEST:
        return None
    return data.decode(codec, "replace") if worth >= max(_WORDS_AT_LEAST, own + _BETTER_BY) else None


def _as_words(sample: bytes, codec: str) -> float:
    """How much the letters read as `codec` look like words, by how often each is used and where capitals stand."""
    text = _UNJUDGED.sub(" ", sample.decode(codec, "replace"))
    letters = text.replace(" ", "").lower()
    if len(letters) < _FEWEST:
        return _ODD
    frequent = sum(_WEIGHT.get(letter, _ODD) for letter in letters) + 1.5 * len(_PAIRS.findall(text.lower()))
    return (frequent - sum(_oddly_written(word[0]) for word in _WORD.finditer(text))) / len(letters)


def _oddly_written(word: str) -> float:
    """What is taken off for capitals: some for a word of nothing else, much for those within it."""
    if word[1:].islower():
        return 0.0
    return 0.3 * len(word) if word.isupper() else 1.5 * len(word)


def _japanese(data: bytes, declared: str | None) -> str | None:
    """Another Japanese reading without any rubbish, where the declared one has some."""
    if declared and _is_japanese(_read(data, declared)):
        return None
    others = (text for codec in _JAPANESE if codec != declared and (text := _read(data, codec)))
    return next((text for text in others if _is_japanese(text)), None)


def _japanese_escaped(data: bytes) -> str | None:
    text = read_escaped(data)
    wide = len(_WIDE.findall(text))
    return text if wide and text.count("\ufffd") <= wide // 10 else None


def _read(data: bytes, codec: str) -> str | None:
    """The text, None where it does not fit."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        text = read_euc(data) if codec == "euc-jp" else ""
    return text if text and "\ufffd" not in text else None


def _is_japanese(text: str | None) -> bool:
    sample = (text or "")[:_SAMPLE]
    wide, kana, rubbish = (len(kind.findall(sample)) for kind in (_WIDE, _KANA, _RUBBISH))
    return kana >= 2 and 5 * kana >= wide and 4 * rubbish <= wide
