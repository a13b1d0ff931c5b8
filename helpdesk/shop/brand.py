"""Makes the colours of public pages from the shop's one colour, for light and dark, so that all words can be read."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from helpdesk.web.colours import INK, WHITE, contrast, mixed, readable

USUAL, USUAL_DARK = "#0e6b56", "#5cc9a7"
"""The colour that the pages are drawn in; with it they are as they are, and nothing is corrected."""

LIGHT_GROUNDS = ("#ffffff", "#f4f6f5", "#edf0ee")
DARK_GROUNDS = ("#141a18", "#0d1211", "#1b2320")
_DARK = "#0d1211"


@dataclass(frozen=True, slots=True)
class Shade:
    """The colour as pages show it in one theme, and how well words in it can be read on the page."""

    colour: str
    ratio: float
    is_corrected: bool


@dataclass(frozen=True, slots=True)
class Brand:
    """`tokens` are values of tokens.css by name, a pair for light and dark."""

    light: Shade
    dark: Shade
    tokens: Mapping[str, tuple[str, str]]


@cache
def brand(colour: str) -> Brand:
    """The colours of public pages for one colour.

    Raises:
        ValueError: `colour` is not written as #rrggbb.
    """
    colour = colour.lower()
    soft, dark_soft = mixed(WHITE, colour, 0.12), mixed("#141a18", colour, 0.18)
    hero, dark_hero = mixed(WHITE, colour, 0.09), mixed(_DARK, colour, 0.12)
    on_dark = USUAL_DARK if colour == USUAL else colour
    light = readable(colour, (*LIGHT_GROUNDS, soft, hero), towards=INK)
    dark = readable(on_dark, (*DARK_GROUNDS, dark_soft, dark_hero), towards=WHITE)
    deep = mixed(light, INK, 0.45)
    return Brand(
        light=Shade(light, contrast(light, WHITE), light != colour),
        dark=Shade(dark, contrast(dark, DARK_GROUNDS[0]), dark != on_dark),
        tokens={
            "accent": (light, dark),
            "accent-hover": (mixed(light, INK, 0.2), mixed(dark, WHITE, 0.25)),
            "on-accent": (WHITE, _DARK),
            "accent-ink": (mixed(light, INK, 0.15), mixed(dark, WHITE, 0.3)),
            "accent-soft": (soft, dark_soft),
            "accent-line": (mixed(WHITE, colour, 0.35), mixed(_DARK, dark, 0.4)),
            "hero": (hero, dark_hero),
            "wash": (mixed(WHITE, colour, 0.05), mixed(_DARK, colour, 0.1)),
            "wash-line": (mixed(WHITE, colour, 0.3), mixed(_DARK, dark, 0.25)),
            "mark": (deep, deep),
            "wall": (deep, deep),
            "on-wall": (mixed(WHITE, deep, 0.1), mixed(WHITE, deep, 0.1)),
            "wall-ctl": (mixed(deep, WHITE, 0.08), mixed(deep, WHITE, 0.08)),
            "wall-line": (mixed(deep, WHITE, 0.3), mixed(deep, WHITE, 0.3)),
            "sheet": (light, mixed(dark, _DARK, 0.3)),
            "sheet-dark": (deep, mixed(deep, _DARK, 0.5)),
            "sheet-light": (hero, mixed(WHITE, dark, 0.2)),
            "sheet-shade": (mixed(WHITE, light, 0.55), mixed(_DARK, dark, 0.6)),
            "sheet-ground": (mixed(WHITE, light, 0.3), mixed(_DARK, dark, 0.25)),
        },
    )


def stylesheet(colour: str) -> str:
    """The sheet that gives public pages this colour."""
    lines = [f"  --{name}: light-dark({light}, {dark});" for name, (light, dark) in brand(colour).tokens.items()]
    return "\n".join([":root {", *lines, "}", ""])


def samples(colour: str) -> str:
    """The sheet of the two samples on the page where the colour is chosen."""
    tokens = brand(colour).tokens
    return "".join(
        f".look-{theme} {{ --look-ground: {ground}; --look-colour: {tokens['accent'][place]};"
        f" --look-on: {tokens['on-accent'][place]}; }}\n"
        for place, (theme, ground) in enumerate((("light", WHITE), ("dark", DARK_GROUNDS[0])))
    )
