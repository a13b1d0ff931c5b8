"""What of a page is cut off, off-screen or in the way: judged in the browser, at one width at a time."""

from pathlib import Path

from playwright.sync_api import Page

LOOK = Path(__file__).with_suffix(".js").read_text()
STICKS_FROM = 768
"""On narrower screens the page itself is scrolled, and headers with it."""


def misfits(page: Page) -> list[str]:
    """Words and controls that are off-screen, cut or without room, and rows that show above the header that stays."""
    found = page.evaluate(LOOK)
    width = (page.viewport_size or {"width": STICKS_FROM})["width"]
    return [*found["cut"], *(found["showsThrough"] if width >= STICKS_FROM else [])]
