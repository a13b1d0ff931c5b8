"""Refusals of the services that are more than a wrong field."""

import datetime as dt


class NewerMessage(Exception):
    """The customer wrote, or somebody answered them, while the reply was being written. Nothing was sent."""

    def __init__(self, message_id: int) -> None:
        super().__init__("A new message arrived while you were writing.")
        self.message_id = message_id


class AlreadySent(Exception):
    """The form was sent before, with other words. Those of now were not stored."""

    def __init__(self, message_id: int) -> None:
        super().__init__("This was sent before, with other words.")
        self.message_id = message_id


class NewerDraft(Exception):
    """A draft with later words is kept already. These were not stored."""

    def __init__(self, written_at: dt.datetime) -> None:
        super().__init__("You wrote newer words elsewhere.")
        self.written_at = written_at


class Stale(Exception):
    """Somebody changed the ticket since the caller read it. Nothing was changed."""

    def __init__(self, version: int) -> None:
        super().__init__("Somebody changed this ticket meanwhile. Look at it again.")
        self.version = version


class TooLate(Exception):
    """The undo window has passed: the reply is on its way."""


class NotYet(Exception):
    """Something is missing before the ticket can be resolved: `missed` are the guards that say so, `reasons` their
    sentences in the language of whoever asked."""

    def __init__(self, missed: list[str], reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.missed, self.reasons = missed, reasons
