"""Recognises a message that is a machine's report (RFC 6522), also where a list or a gateway put it among other parts.

A person who passes a report on does so in a message within a message, which is not looked into.
"""

from helpdesk.mime.parts.tree import MimePart

REPORT = "multipart/report"
_COMPLAINT = "message/feedback-report"
_DEEPEST = 5


def report_type(root: MimePart) -> str | None:
    """The kind of report that a message is, in lower case, empty where it does not say; None for what is no report."""
    level = [root]
    for _ in range(_DEEPEST):
        for part in level:
            if part.content_type == REPORT:
                return part.type.texts.get("report-type", "").lower()
        if any(part.content_type == _COMPLAINT for part in level):
            return "feedback-report"
        level = [child for part in level if part.is_multipart() for child in part.children]
    return None
