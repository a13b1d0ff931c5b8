"""Shows words as a toast on the next page, with a way back when there is one."""

from django.contrib import messages
from django.http import HttpRequest


def undoable(
    request: HttpRequest, words: str, *, undo_url: str, seconds: int = 10, with_composer: bool = False
) -> None:
    """Show a toast with an Undo button that posts to `undo_url` while `seconds` last.

    `with_composer`: where the page has script, it posts what stands in the composer, too.
    """
    messages.success(request, words, extra_tags=f"undo{'-composer' * with_composer} {seconds} {undo_url}")


def undo_of(tags: str) -> tuple[str, int, bool]:
    """Address, seconds and `with_composer` that `undoable` put into a message's tags; an empty address when it did not.

    >>> undo_of("undo 10 /desk/x/")
    ('/desk/x/', 10, False)
    """
    parts = tags.split(" ")
    if len(parts) == 3 and parts[0] in ("undo", "undo-composer") and parts[1].isdigit():
        return parts[2], int(parts[1]), parts[0] == "undo-composer"
    return "", 0, False
