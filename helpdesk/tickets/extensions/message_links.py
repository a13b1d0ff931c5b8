"""Links beside a message that came in. A room registers one from its `apps.py`; `url_name` takes the message's id."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MessageLink:
    label: str
    icon: str
    url_name: str


_links: dict[str, MessageLink] = {}


def register(label: str, icon: str, url_name: str) -> None:
    _links[url_name] = MessageLink(label, icon, url_name)


def all_links() -> list[MessageLink]:
    return list(_links.values())
