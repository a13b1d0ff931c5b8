"""Reads the names of charsets, as mail programs write them.

Labels follow the WHATWG Encoding Standard (https://encoding.spec.whatwg.org/#names-and-labels): mail
programs, too, write `iso-8859-1` and mean windows-1252, or `gb2312` and mean GBK. Only the codecs below are
ever used, so a hostile label such as `rot13` or `zlib` is merely unknown.
"""

import re

_LABELS = {
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf8mb4 utf-8n",
    "utf-7": "utf-7 utf7 unicode-1-1-utf-7",
    "utf-16-le": "utf-16le utf-16 unicode ucs-2 iso-10646-ucs-2 csunicode unicodefeff",
    "utf-16-be": "utf-16be unicodefffe",
    "utf-32-le": "utf-32 utf-32le ucs-4 iso-10646-ucs-4",
    "utf-32-be": "utf-32be",
    "cp866": "ibm866 csibm866",
    "cp1252": "windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 iso88591 latin1 latin-1 l1 cp819 ibm819"
    " iso-ir-100 csisolatin1 iso_8859-1 iso_8859-1:1987",
    "iso8859-2": "iso-8859-2 iso8859-2 iso88592 latin2 l2 iso_8859-2 csisolatin2 iso-ir-101",
    "iso8859-3": "iso-8859-3 iso8859-3 latin3 l3 iso_8859-3 csisolatin3",
    "iso8859-4": "iso-8859-4 iso8859-4 latin4 l4 iso_8859-4 csisolatin4",
    "iso8859-5": "iso-8859-5 iso8859-5 cyrillic iso_8859-5 csisolatincyrillic",
    "iso8859-6": "iso-8859-6 iso8859-6 arabic iso_8859-6 iso-8859-6-e iso-8859-6-i ecma-114 asmo-708",
    "iso8859-7": "iso-8859-7 iso8859-7 greek greek8 iso_8859-7 ecma-118 elot_928",
    "iso8859-8": "iso-8859-8 iso8859-8 hebrew visual iso_8859-8 iso-8859-8-e iso-8859-8-i logical",
    "iso8859-10": "iso-8859-10 iso8859-10 latin6 l6",
    "iso8859-13": "iso-8859-13 iso8859-13",
    "iso8859-14": "iso-8859-14 iso8859-14",
    "iso8859-15": "iso-8859-15 iso8859-15 latin9 l9 latin-9 iso_8859-15 csisolatin9",
    "iso8859-16": "iso-8859-16 iso8859-16",
    "koi8-r": "koi8-r koi8 koi koi8_r cskoi8r",
    "koi8-t": "koi8-t",
    "kz1048": "kz-1048 strk1048-2002 rk1048",
    "ptcp154": "pt154 ptcp154 csptcp154 cyrillic-asian",
    "koi8-u": "koi8-u koi8-ru",
    "mac-roman": "macintosh mac x-mac-roman csmacintosh",
    "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian mac-cyrillic",
    "mac-latin2": "x-mac-ce x-mac-centraleurroman mac-ce mac-latin2",
    "mac-greek": "x-mac-greek mac-greek",
    "mac-turkish": "x-mac-turkish mac-turkish",
    "cp874": "windows-874 dos-874 iso-8859-11 iso8859-11 tis-620",
    "cp1250": "windows-1250 cp1250 x-cp1250",
    "cp1251": "windows-1251 cp1251 x-cp1251",
    "cp1253": "windows-1253 cp1253 x-cp1253",
    "cp1254": "windows-1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 latin5 l5 iso_8859-9 csisolatin5",
    "cp1255": "windows-1255 cp1255 x-cp1255",
    "cp1256": "windows-1256 cp1256 x-cp1256",
    "cp1257": "windows-1257 cp1257 x-cp1257",
    "cp1258": "windows-1258 cp1258 x-cp1258",
    "gb18030": "gb18030 gbk gb2312 gb_2312 gb_2312-80 x-gbk chinese csgb2312 cp936 ms936 936 iso-ir-58",
    "hz": "hz-gb-2312",
    "big5hkscs": "big5 big5-hkscs cn-big5 x-x-big5 csbig5 cp950",
    "euc-jp": "euc-jp x-euc-jp cseucpkdfmtjapanese eucjp-ms eucjp-win",
    "iso2022_jp_ext": "iso-2022-jp csiso2022jp iso-2022-jp-1 iso-2022-jp-ms jis jis7 jis_encoding",
    "iso2022_jp_2": "iso-2022-jp-2",
    "iso2022_jp_2004": "iso-2022-jp-2004 iso-2022-jp-3",
    "shift_jis_2004": "shift_jis-2004 shift_jisx0213 shift_jis-3",
    "euc_jis_2004": "euc-jis-2004 euc-jisx0213",
    "cp932": "shift_jis shift-jis sjis x-sjis ms_kanji ms932 windows-31j csshiftjis cp932",
    "cp949": "euc-kr korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949 cseuckr cp949 uhc x-windows-949",
    "iso2022_kr": "iso-2022-kr csiso2022kr",
    "johab": "johab ksc5601-1992 x-johab",
}
# Code pages that go by their number: `cp850`, `cp-850`, `ibm850`, `windows-1252`, `win1252`, `ms-1252`.
_PAGES = "437 737 775 850 852 855 857 858 860 861 862 863 864 865 866 869 874 932 949"
_NUMBERED = {number: f"cp{number}" for number in [*_PAGES.split(), *map(str, range(1250, 1259))]} | {
    "936": "gb18030",
    "950": "big5hkscs",
    "54936": "gb18030",
    "20866": "koi8-r",
    "21866": "koi8-u",
    "50220": "iso2022_jp_ext",
    "50221": "iso2022_jp_ext",
    "50222": "iso2022_jp_ext",
    "51932": "euc-jp",
    "51949": "cp949",
    "65000": "utf-7",
    "65001": "utf-8",
    "10000": "mac-roman",
    "28591": "cp1252",
    "28592": "iso8859-2",
    "28595": "iso8859-5",
    "28597": "iso8859-7",
    "28599": "cp1254",
    "28605": "iso8859-15",
}
_SIGNS = re.compile(r"[^a-z0-9]")
_NUMBER = re.compile(r"(?:x|win|windows|cp|xcp|ms|msdos|dos|ibm|codepage|ansi)?0*(\d{3,5})")
_LEFTOVERS = re.compile(r"^(?:charset\s*=\s*|3d(?=[\"'a-z]))+")
"""What stands before the name where a header was written twice, or was quoted-printable once."""

_CODECS = {label: codec for codec, labels in _LABELS.items() for label in labels.split()}
_SQUEEZED = {_SIGNS.sub("", label): codec for label, codec in _CODECS.items()}
_SQUEEZED |= {
    label.removeprefix("iso"): codec for label, codec in _SQUEEZED.items() if label.startswith(("iso8859", "isolatin"))
}


def codec_for(label: str | None) -> str | None:
    """The Python codec that a browser's reading of `label` means; None for an unknown label.

    A name that is known but for its dashes, underscores or blanks is meant as it is known.
    """
    if not label:
        return None
    name = _LEFTOVERS.sub("", label[:100].strip().lower()).strip(" \t\"'")
    if name in _CODECS:
        return _CODECS[name]
    squeezed = _SIGNS.sub("", name)
    number = _NUMBER.fullmatch(squeezed)
    return _SQUEEZED.get(squeezed) or (_NUMBERED.get(number[1]) if number else None)
