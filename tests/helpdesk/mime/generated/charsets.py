"""Words of many alphabets, under labels right and wrong."""

import random
from dataclasses import dataclass

LATIN = ["Grüße", "naïve", "señor", "façade", "Ærø"]
CURLY = ["“quoted”", "€uro", "d’accord", "–", "…"]
POLISH = ["zażółć", "gęślą", "jaźń", "Łódź"]
RUSSIAN = ["чайник", "крышка", "сломалась", "Здравствуйте"]
GREEK = ["καπάκι", "βραστήρας", "σπασμένο"]
CHINESE = ["水壶", "盖子", "坏了", "镕基"]
TAIWANESE = ["水壺", "蓋子", "壞了"]
JAPANESE = ["やかん", "ふた", "カバー", "壊れた", "青色"]
KOREAN = ["주전자", "뚜껑", "깨졌어요"]
EMOJI = ["😀", "🏺kettle", "ключ𝔘"]


@dataclass(frozen=True, slots=True)
class Charset:
    """`label` as declared (None: not at all), `codec` as written. `steady`: no damage nearby changes
    what an ASCII letter means."""

    label: str | None
    codec: str
    words: tuple[str, ...]
    steady: bool = True


def _all(labels: str, codec: str, words: list[str], *, steady: bool = True) -> list[Charset]:
    return [Charset(label, codec, tuple(words), steady) for label in labels.split()]


CHARSETS = [
    *_all("utf-8 UTF8 unicode-1-1-utf-8 utf8mb4", "utf-8", [*LATIN, *RUSSIAN, *JAPANESE, *EMOJI]),
    *_all("iso-8859-1 latin1 windows-1252 us-ascii ISO_8859-1:1987 x-cp1252", "cp1252", [*LATIN, *CURLY]),
    *_all("iso-8859-2 latin2", "iso8859-2", POLISH),
    *_all("windows-1250 cp1250", "cp1250", POLISH),
    *_all("koi8-r KOI8-R cskoi8r", "koi8-r", RUSSIAN),
    *_all("windows-1251 x-cp1251", "cp1251", RUSSIAN),
    *_all("iso-8859-7 windows-1253", "iso8859-7", GREEK),
    *_all("gb2312 GBK gb18030 x-gbk chinese", "gbk", CHINESE, steady=False),
    *_all("big5 x-x-big5", "big5", TAIWANESE, steady=False),
    *_all("shift_jis SJIS windows-31j", "cp932", JAPANESE, steady=False),
    *_all("euc-jp x-euc-jp", "euc-jp", JAPANESE, steady=False),
    *_all("iso-2022-jp csISO2022JP", "iso2022_jp", JAPANESE, steady=False),
    *_all("ks_c_5601-1987 euc-kr", "cp949", KOREAN, steady=False),
    *_all("utf-7", "utf-7", [*LATIN, *RUSSIAN], steady=False),
    *_all("utf-16 utf-16le", "utf-16", [*LATIN, *CHINESE], steady=False),
    # Undeclared, unknown and wrong labels are read as UTF-8, else as windows-1252.
    *(Charset(label, "utf-8", tuple(RUSSIAN)) for label in (None, "us-ascii", "unknown-8bit", "x-user", "rot13")),
    *(Charset(label, "cp1252", tuple(LATIN)) for label in (None, "unknown-8bit", "utf-8", "zlib_codec")),
]


def pick(rng: random.Random) -> Charset:
    """Any of them."""
    return rng.choice(CHARSETS)
