"""Colours that can be read: WCAG 2's contrast, and a colour moved until words on it, or in it, have enough of it.

Contrast is the ratio of relative luminances. Words need 4.5 : 1 (level AA).
"""

from collections.abc import Iterable

_Rgb = tuple[int, int, int]

ENOUGH = 4.5
WHITE, INK, BLACK = "#ffffff", "#14201c", "#000000"
_STEPS = 20


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, between 1 (alike) and 21 (black and white).

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    light, dark = sorted((_luminance(_rgb(one)), _luminance(_rgb(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """A colour with a share of another one in it.

    >>> mixed("#000000", "#ffffff", 0.5)
    '#808080'
    """
    parts = (round(a + (b - a) * share) for a, b in zip(_rgb(colour), _rgb(other), strict=True))
    return "#{:02x}{:02x}{:02x}".format(*parts)


def readable(colour: str, grounds: Iterable[str], *, towards: str) -> str:
    """The first mix on the way from `colour` to `towards` that can be read on all `grounds`."""
    known = tuple(grounds)
    mixes = (mixed(colour, towards, step / _STEPS) for step in range(_STEPS + 1))
    return next(mix for mix in mixes if all(contrast(mix, ground) >= ENOUGH for ground in known))


def _rgb(colour: str) -> _Rgb:
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(f"a colour is written as #rrggbb, not {colour!r}")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(rgb: _Rgb) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in (value / 255 for value in rgb)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
