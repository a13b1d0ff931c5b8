"""Whether an editor was asked to publish a text, and the open places that it asks about before it does."""

from helpdesk.web.parameters import form_data, query_params
from helpdesk.web.requests.staff import StaffRequest
from knowledgebase.texts.open_places import open_places

_ASKS, _ANYWAY = "publish", "publish-with-gaps"


def publishes(request: StaffRequest) -> bool:
    """Whether the button that was pressed publishes what it saves."""
    return form_data(request).choice("action", (_ASKS, _ANYWAY)) != ""


def places_to_ask_about(request: StaffRequest, body: str) -> list[str]:
    """The open places of a text that is not published before somebody says so once more; none where nobody asks for it.

    A text whose saved version was to be published comes here by an address that ends in `?ask`.
    """
    pressed, came_to_be_asked = form_data(request).words("action"), "ask" in query_params(request)
    asks = pressed == _ASKS if request.method == "POST" else came_to_be_asked
    return open_places(body) if asks else []
