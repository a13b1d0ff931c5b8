"""Tools of the composer. A room registers one from its `apps.py`; it opens above the composer's foot.

`url_name` takes the ticket's number and answers with an HTML fragment of buttons that insert text:

    <button class="menu-item" form="composer" formaction="{% url 'tickets:insert' number %}"
            name="insert" value="The text" data-insert>Its name</button>

What begins with a saved reply says so: `data-begins` holds its key, and `?begun_with=` of the address the same. A
button that brings files says `data-brings`; which they are, `brought_files` knows.

Without script the button posts the composer with it, and the text comes back in the draft. Asked without htmx, the
address answers with a page of its own, whose form posts `insert` to the same address.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tool:
    key: str
    label: str
    icon: str
    url_name: str
    order: int = 100
    shortcut: str = ""
    is_for_notes: bool = False


_tools: dict[str, Tool] = {}


def register_tool(
    key: str,
    label: str,
    icon: str,
    url_name: str,
    *,
    order: int = 100,
    shortcut: str = "",
    is_for_notes: bool = False,
) -> None:
    """Add a tool. `shortcut` is one key, such as "#". One that `is_for_notes`, too, stays beside a private note."""
    _tools[key] = Tool(key, label, icon, url_name, order, shortcut, is_for_notes)


def tools() -> list[Tool]:
    return sorted(_tools.values(), key=lambda tool: (tool.order, tool.key))
