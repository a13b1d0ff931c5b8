"""Bytes to text as browsers do it, and the characters that must never be stored.

Labels follow the WHATWG Encoding Standard (https://encoding.spec.whatwg.org/#names-and-labels): mail
programs, too, write `iso-8859-1` and mean windows-1252, or `gb2312` and mean GBK. Only the codecs below are
ever used, so a hostile label such as `rot13` or `zlib` is merely unknown.
"""

import codecs
import re

_LABELS = {
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf8mb4 utf-8n",
    "utf-7": "utf-7 utf7 unicode-1-1-utf-7",
    "utf-16-le": "utf-16le utf-16 unicode ucs-2 iso-10646-ucs-2 csunicode unicodefeff",
    "utf-16-be": "utf-16be unicodefffe",
    "cp866": "ibm866 866 cp866 csibm866",
    "cp437": "ibm437 437 cp437",
    "cp850": "ibm850 850 cp850",
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
    "koi8-u": "koi8-u koi8-ru",
    "mac-roman": "macintosh mac x-mac-roman csmacintosh",
    "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
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
    "euc-jp": "euc-jp x-euc-jp cseucpkdfmtjapanese",
    "iso2022_jp_ext": "iso-2022-jp csiso2022jp iso-2022-jp-1 iso-2022-jp-ms cp50220 cp50221",
    "iso2022_jp_2": "iso-2022-jp-2",
    "cp932": "shift_jis shift-jis sjis x-sjis ms_kanji ms932 windows-31j csshiftjis cp932",
    "cp949": "euc-kr korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949 cseuckr cp949 uhc",
    "iso2022_kr": "iso-2022-kr csiso2022kr",
}
_CODECS = {label: codec for codec, labels in _LABELS.items() for label in labels.split()}
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# C1 positions that windows-1252 leaves open; browsers map them to the control of the same number.
_OPEN_IN_CP1252 = {0x81, 0x8D, 0x8F, 0x90, 0x9D}
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def decode(data: bytes, label: str | None = None) -> str:
    """Text of `data`, declared as `label`; never raises.

    Order: byte-order mark, the declared charset, UTF-8, windows-1252. A few damaged bytes inside text that
    otherwise fits its charset are shown as U+FFFD rather than turning the whole text into another alphabet.
    """
    for mark, codec in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return scrub(data[len(mark) :].decode(codec, "replace"))
    declared = codec_for(label)
    for codec in dict.fromkeys(filter(None, (declared, "utf-8"))):
        text = _fits(data, codec)
        if text is not None:
            return scrub(text)
    return scrub(_windows_1252(data))


def codec_for(label: str | None) -> str | None:
    """The Python codec that a browser's reading of `label` means; None for an unknown label."""
    if not label:
        return None
    return _CODECS.get(label.strip(" \t\"'").lower())


def scrub(text: str) -> str:
    """`text` with line breaks as \\n and without NUL, other control characters and lone surrogates."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _fits(data: bytes, codec: str) -> str | None:
    if codec == "cp1252":
        return _windows_1252(data)
    try:
        return data.decode(codec)
    except UnicodeError:
        text = data.decode(codec, "replace")
    damaged = text.count("\ufffd")
    well_read = sum(1 for character in text[:20_000] if character > "\x7f") - damaged
    return text if damaged <= 3 and well_read > 10 * damaged else None


def _windows_1252(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(chr(byte) if byte in _OPEN_IN_CP1252 else bytes((byte,)).decode("cp1252") for byte in data)
