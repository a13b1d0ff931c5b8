"""Shows words as a toast on the next page, with a way back when there is one."""

from django.contrib import messages
from django.http import HttpRequest


def undoable(request: HttpRequest, words: str, *, undo_url: str, seconds: int = 10) -> None:
    """Show a toast with an Undo button that posts to `undo_url` while `seconds` last."""
    messages.success(request, words, extra_tags=f"undo {seconds} {undo_url}")


def undo_of(tags: str) -> tuple[str, int]:
    """The address and seconds that `undoable` put into a message's tags; an empty address when it did not.

    >>> undo_of("undo 10 /desk/x/")
    ('/desk/x/', 10)
    """
    parts = tags.split(" ")
    if len(parts) == 3 and parts[0] == "undo" and parts[1].isdigit():
        return parts[2], int(parts[1])
    return "", 0
