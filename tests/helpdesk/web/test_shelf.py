"""The guide's list of the shelf names what is there."""

import re
from importlib.util import find_spec

from tests.public.catalogue import ROOT


def test_everything_on_the_list_can_be_imported() -> None:
    shelf = (ROOT / "docs" / "developers.md").read_text().split("## The shelf")[1].split("\n## ")[0]
    named = re.findall(r"`(web\.[a-z_.]+)`", shelf)
    assert len(named) > 15
    assert [name for name in named if find_spec(f"helpdesk.{name}") is None] == []
