"""Makes the colours of our mails from the one brand colour of the settings.

Contrast is WCAG 2's ratio of relative luminances. Words need 4.5 : 1; where the brand's colour does not reach that,
it is mixed with ink or white until it does.
"""

from dataclasses import dataclass
from functools import cache

_Rgb = tuple[int, int, int]

_ENOUGH = 4.5
_STEPS = 20
_WHITE, _INK, _BLACK = "#ffffff", "#14201c", "#000000"
CARD, DARK_CARD = _WHITE, "#141a18"
FOOT = "#5f6c66"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a mail. `brand` fills buttons, on which `on_brand` is written; `link` and `dark_link` are words on
    the card.
    """

    brand: str
    on_brand: str
    link: str
    dark_link: str


@cache
def palette(brand: str) -> Palette:
    """The colours of a mail for one brand colour, with words that can be read on them.

    Raises:
        ValueError: `brand` is not written as #rrggbb.
    """
    return Palette(
        brand=brand,
        # White or black always reaches 4.58.
        on_brand=next(colour for colour in (_WHITE, _INK, _BLACK) if contrast(colour, brand) >= _ENOUGH),
        link=_readable(brand, CARD, towards=_INK),
        dark_link=_readable(brand, DARK_CARD, towards=_WHITE),
    )


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, between 1 (alike) and 21 (black and white).

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    light, dark = sorted((_luminance(_rgb(one)), _luminance(_rgb(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _readable(colour: str, ground: str, *, towards: str) -> str:
    """The first mix on the way from `colour` to `towards` that can be read on `ground`."""
    start, end = _rgb(colour), _rgb(towards)
    mixes = (
        tuple(round(a + (b - a) * step / _STEPS) for a, b in zip(start, end, strict=True)) for step in range(_STEPS + 1)
    )
    written = ("#{:02x}{:02x}{:02x}".format(*mix) for mix in mixes)
    return next(mix for mix in written if contrast(mix, ground) >= _ENOUGH)


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
