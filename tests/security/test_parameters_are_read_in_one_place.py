"""Views read addresses and forms through `helpdesk.web.parameters` alone, so that none can forget."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("helpdesk", "surveys", "complaints", "knowledgebase")
RAW = re.compile(
    r"request\.(GET|POST)(\[|\.(get|getlist|dict|items|keys)\b)| in request\.(GET|POST)\b"
    r"|\.query_params(\[|\.)|\b(int|float)\((self\.)?request\."
)
SHELF = re.compile(r"/web/(parameters|api)/")
# Files that still read for themselves. This list may only become shorter.
STILL_RAW = {
    "helpdesk/outgoing/reports/one_by_one.py",  # a provider's JSON in a field, whole, beside its signature
}


def test_no_view_reads_an_address_or_a_form_by_itself() -> None:
    files = [file for room in ROOMS for file in (ROOT / room).rglob("*.py") if not SHELF.search(str(file))]
    raw = {str(file.relative_to(ROOT)) for file in files if RAW.search(file.read_text())}
    assert raw - STILL_RAW == set(), "read it with helpdesk.web.parameters: asked(request), posted(request)"
    assert STILL_RAW - raw == set(), "read through the shelf by now: take them off the list"
