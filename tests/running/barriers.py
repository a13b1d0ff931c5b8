"""What axe finds on a page that keeps somebody from reading or using it."""

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
SERIOUS = ("serious", "critical")
EVERY_IMPACT = ("minor", "moderate", *SERIOUS)
_AXE = Axe().axe_script
_LOOK = "(options) => axe.run(options).then(({ violations }) => violations)"


def barriers(page: Page, *rules: str, impacts: tuple[str, ...] = EVERY_IMPACT) -> list[str]:
    """A line for each rule that is broken, with the first elements that break it; of all `rules` where none is named.

    A page is given axe's program once, however often it is looked at.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE)
    options = {"resultTypes": ["violations"]} | ({"runOnly": list(rules)} if rules else {})
    return [
        f"{found['id']}: {'; '.join(node['html'][:140] for node in found['nodes'][:3])}"
        for found in page.evaluate(_LOOK, options)
        if found["impact"] in impacts
    ]
