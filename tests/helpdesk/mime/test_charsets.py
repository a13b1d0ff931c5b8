"""Text under labels that are written oddly, are wrong, or are missing."""

import pytest

from helpdesk.mime.charset.charsets import decode
from helpdesk.mime.charset.labels import codec_for

LAMP = "Лампа не работает, пришлите новую. Спасибо!"
SHOUTED = "ЗДРАВСТВУЙТЕ! ЛАМПА НЕ РАБОТАЕТ УЖЕ ВТОРУЮ НЕДЕЛЮ"
RAMP = "ランプが壊れたので、交換してください。"


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("cp-850", "cp850"),
        ("CP_437", "cp437"),
        ("ibm-866", "cp866"),
        ("cp-1252", "cp1252"),
        ("win-1251", "cp1251"),
        ("windows1250", "cp1250"),
        ("iso_8859_2", "iso8859-2"),
        ("ISO8859_15", "iso8859-15"),
        ("8859-1", "cp1252"),
        ("utf_8", "utf-8"),
        ("latin_1", "cp1252"),
        ("koi8_u", "koi8-u"),
        ("shift jis", "cp932"),
        ("euc_jp", "euc-jp"),
        ("gb_18030", "gb18030"),
        ("big_5", "big5hkscs"),
        ("cp852", "cp852"),
        ("cp65001", "utf-8"),
        ('3D"utf-8"', "utf-8"),
        ("rot13", None),
        ("zlib_codec", None),
        ("idna", None),
    ],
)
def test_a_label_is_known_whatever_its_dashes(label: str, codec: str | None) -> None:
    assert codec_for(label) == codec


@pytest.mark.parametrize(
    ("label", "text", "written"),
    [
        ("windows-1251", "Лампа не работает", "utf-8"),
        ("koi8-r", LAMP, "utf-8"),
        ("iso-8859-1", "Grüße", "utf-8"),
        ("iso-8859-2", "Łódź", "utf-8"),
        ("shift_jis", RAMP, "utf-8"),
        ("iso-2022-jp", RAMP, "utf-8"),
        ("gb2312", "水壶坏了,盖子也坏了", "utf-8"),
        ("euc-kr", "주전자 뚜껑", "utf-8"),
        ("koi8-r", LAMP, "cp1251"),
        ("windows-1251", LAMP, "koi8-r"),
        ("windows-1251", SHOUTED, "koi8-r"),
        ("iso-8859-5", LAMP, "cp1251"),
        ("windows-1251", LAMP, "iso8859-5"),
        ("windows-1251", LAMP, "cp866"),
        ("iso-8859-1", LAMP, "cp1251"),
        ("us-ascii", LAMP, "koi8-r"),
        ("utf-8", LAMP, "cp1251"),
        (None, LAMP, "koi8-r"),
        ("shift_jis", RAMP, "euc-jp"),
        ("euc-jp", RAMP, "cp932"),
        ("iso-2022-jp", RAMP, "cp932"),
        ("iso-2022-jp", RAMP, "euc-jp"),
        ("shift_jis", RAMP, "iso2022_jp"),
        ("utf-8", RAMP, "iso2022_jp"),
        ("us-ascii", RAMP, "iso2022_jp"),
        (None, RAMP, "cp932"),
        ("utf-8", RAMP, "cp932"),
        ("iso-8859-1", RAMP, "euc-jp"),
        ("utf-16le", "Lamp", "utf-16-be"),
    ],
)
def test_bytes_that_show_their_charset_are_read_by_it_whatever_their_label(
    label: str | None, text: str, written: str
) -> None:
    assert decode(text.encode(written), label) == text


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("windows-1251", "Съешь ещё этих мягких французских булок"),
        ("windows-1251", "ЮЭФ"),
        ("windows-1251", "Ї, є та ґ: чайник «Їжак» не працює"),
        ("koi8-r", SHOUTED),
        ("koi8-r", LAMP),
        ("iso8859-5", LAMP),
        ("cp866", LAMP),
        ("cp1252", "“Größe” – naïve façade, señor; ÄÖÜ, àéîõü €"),
        ("cp1252", "åäö ÅÄÖ syns inte"),
        ("cp1252", "ééééé, 5 × ñ: ÇÇÇ"),
        ("cp1253", "το καπάκι έσπασε"),
        ("cp1255", "המנורה שבורה"),
        ("gb18030", "联通"),
        ("gb18030", "水壶盖子坏了"),
        ("big5", "水壺蓋子壞了"),
        ("cp949", "주전자 뚜껑이 깨졌어요"),
        ("cp932", "ｶﾀｶﾅ ﾃｽﾄ"),
        ("cp1251", "ЉУБИЦА ЊЕГОВАН"),
        ("cp1251", "Фёдор Щеглов"),
        ("iso8859-5", "Жёлтый чехол"),
        ("koi8-r", "ЧАЙНИК"),
        ("cp1251", "Чайникът е счупен, моля изпратете нов"),
        ("cp932", "壊"),
        ("euc-jp", "故障"),
    ],
)
def test_a_label_that_is_right_is_believed(label: str, text: str) -> None:
    assert decode(text.encode(label), label) == text


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (b"\x1b$B-!%i%s%W-j\x1b(B", "①ランプ㈱"),
        (b"\x1b$B%i%s%W\r\nnext", "ランプ\nnext"),
        (b"\x1b(I6E\x1b(B", "ｶﾅ"),
        (b"\x1b$By!\x1b(B", "纊"),
        (b"\x1b$B%i%s%W\x1b(J \\100", "ランプ \\100"),
        (b"\x1b$B%i\xff\xff%s%W%i%s%W%i%s%W%i%s%W\x1b(B", "ラ\ufffdンプランプランプランプ"),
    ],
)
def test_japanese_has_the_characters_that_outlook_and_phones_write(written: bytes, text: str) -> None:
    assert decode(written, "iso-2022-jp") == text


def test_words_without_a_label_are_read_in_the_charset_of_those_around_them() -> None:
    assert decode("śćź".encode("cp1250"), spoken="windows-1250") == "śćź"
