"""Values that broke some web application once, by kind, so that each kind comes up as often as any other."""

import base64
import json
from random import Random

KINDS: dict[str, list[str]] = {
    "null": ["\x00", "a\x00b", "kettle\x00", "\x00" * 50],
    "number": [
        *("²", "٣", "Ⅷ", "9" * 5000, "-1", "0", "1.5", "1e400", "Infinity", "-Infinity", "NaN", "0x10", "1_000", "+1"),
        *(" 1", "1 ", "--1", str(2**31), str(2**32), str(2**63), str(-(2**63) - 1), str(2**64), "1" * 20, "1" * 400),
    ],
    "date": [
        *(
            "0001-01-01",
            "9999-12-31",
            "0000-00-00",
            "2026-02-30",
            "2026-13-01",
            "1969-12-31",
            "10000-01-01",
            "20261129",
        ),
        *("2026-11-29T10:00:00+16:00", "2026-11-29T10:00:00-23:59", "0001-01-01T00:00:00+14:00", "2026-W01-1"),
        *(
            "9999-12-31T23:59:59-12:00",
            "2026-11-29T24:00:00Z",
            "2026-11-29T10:00",
            "2026-11-29T10:00:60Z",
            "T",
            "25:61",
        ),
        *("0001-01-01T00:00", "9999-12-31T23:59", "2026-03-29T02:30", "2026-11-29T10:00:00+24:00", "²026-01-01"),
    ],
    "text": [
        *(
            "",
            " ",
            "x" * 10_000,
            "ü" * 3000,
            "\ud800",
            "\U0001f600",
            "\u202e\u0000",
            "a\u0301" * 99,
            "\r\nX-A: b",
            "\\",
        ),
        *(
            "'",
            '"',
            "%",
            "_",
            "(",
            "[",
            "{",
            "*",
            "?",
            ":",
            "!",
            "&",
            "|",
            "<->",
            "a & | b",
            ":*",
            "!(",
            "'a':*",
            "\\x00",
        ),
        *("{{ x }}", "{% x %}", "%(x)s", "%s", "{0}", "<script>", "![![![" * 300, "[" * 2000, "> " * 1500, "`" * 999),
        *("none", "me", "all", "null", "true", "undefined", "on", "1", "yes", "no", "maybe", "=1+1", "#1", "#" * 500),
    ],
    "path": [
        *(
            "//evil.example",
            "/\\evil.example",
            "http://[",
            "http://[::1",
            "http://a:b:c",
            "javascript:1",
            "///",
            "?",
            "#",
        ),
        *(
            "/desk/tickets/?after=x",
            "/desk/tickets/²/",
            "/" + "a" * 9000,
            "/desk/%ff",
            "/desk/%00",
            "/x\x00y",
            "../../",
        ),
        *("/desk/tickets/99999999999999999999/", "/desk/reports/?from=0001-01-01&to=9999-12-31", "/\ud800"),
    ],
    "language": [
        "xx",
        "en\x00",
        "en_US.UTF-8",
        "zh-hant-" * 99,
        "../../etc/passwd",
        "EN",
        "de-",
        "-",
        "i-default",
        "²",
    ],
    "address": [
        *("a@b", '"@"@x.org', "x@[::1]", "x@xn--", "ü@ü.de", "a" * 400 + "@b.org", "a@b.org\x00", "a@b.org, c@d.org"),
        *("<a@b.org", "a@b.org\r\nBcc: c@d.org", "@", "a@b..org", "a@-b.org", "a@" + "b." * 200 + "org", "a@b.org;"),
    ],
    "zone": ["Europe/Berlin\x00", "../../etc/passwd", "localtime", "/etc/passwd", "Mars/Olympus", "Europe", "UTC+16"],
    "token": [
        *(
            "a:b:c",
            ":",
            "::::",
            "a" * 3000,
            "é",
            "0" * 32,
            "00000000-0000-0000-0000-000000000000",
            "{x}",
            "%",
            "=",
            ".",
        ),
        *("eyJhIjoxfQ:1:x", "MQ:1tVd2A:²", "-", "____", "\ud800", "a/../b", "a\x00"),
    ],
}


def _cursors() -> list[str]:
    deep = "[" * 900 + "]" * 900
    held = [
        *(
            "[Infinity, 1]",
            "[null, Infinity]",
            "[null, 1e400]",
            "[null, NaN]",
            "[null, null]",
            "[null]",
            "{}",
            "1",
            deep,
        ),
        *('["2026-11-29T10:00:00+16:00", 1]', '["0001-01-01T00:00:00+16:00", 1]', "[" * 50_000, "[null, true]", '"x"'),
        *(
            '["9999-12-31T23:59:59-16:00", 9]',
            f"[null, {'9' * 4000}]",
            "[null, -1]",
            '[[[1]], {"a": 1}]',
            '["x\\u0000", 1]',
        ),
        *(
            "p=Infinity",
            "p=1e400",
            "o=1e400&p=1",
            "o=99999999999999999999",
            "p=" + "9" * 5000,
            "r=1&p=²",
            "p=\x00",
            "o=²",
        ),
        *("p=0001-01-01T00:00:00+16:00", "p=9999-12-31", "p=", "p=1&p=2", "o=-1&p=1", f"p={2**64}", "p=\ud800"),
    ]
    coded = [base64.urlsafe_b64encode(text.encode("utf-8", "surrogatepass")).decode() for text in held]
    plain = ["2026-11-29T00:00:00+16:00_5", "9999-12-31T23:59:59-14:00_1", "0001-01-01T00:00:00+14:00_1", "_", "x_²"]
    return [
        *coded,
        *(text.rstrip("=") for text in coded),
        *plain,
        f"2026-11-29T00:00:00+00:00_{'9' * 18}",
        "=" * 9,
        "é",
    ]


KINDS["cursor"] = _cursors()


def hostile(chance: Random) -> str:
    """One value, of any kind."""
    return chance.choice(KINDS[chance.choice(list(KINDS))])


def nested(chance: Random) -> object:
    """A value that only JSON can bring: another type, a number that is none, something deep."""
    deep: object = "x"
    for _ in range(chance.choice([1, 5, 300])):
        deep = [deep] if chance.random() < 0.5 else {"a": deep}
    numbers = [0, -1, 1.5, 1e300, 2**31, 2**63, 2**64, 10**400, float("inf"), float("nan")]
    lists = [[], [None], [[]], [{}], [1, "a"], ["\x00"], ["x" * 1000], ["a"] * 300]
    return chance.choice([None, True, False, *numbers, *lists, {}, {"": ""}, {"id": 1}, deep, hostile(chance)])


def as_json(value: object) -> str:
    """JSON with everything that Python lets through: Infinity, NaN and lone surrogates."""
    return json.dumps(value)
