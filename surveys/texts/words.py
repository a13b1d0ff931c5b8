"""The form of the survey's words, which each language fills in."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Texts:
    """All words of the pages in one language, and those that the mail shares with them.

    `reasons` are the choices after a score, by their stored key.
    """

    language: str
    sender: str
    stop: str
    about: str
    about_plain: str
    ready: str
    send: str
    chosen: str
    change: str
    changing: str
    keep: str
    why: str
    skip: str
    comment: str
    no_numbers: str
    contact: str
    thanks: str
    thanks_named: str
    will_contact: str
    will_read: str
    team_contact: str
    team_read: str
    good: str
    see_request: str
    change_answer: str
    close_page: str
    improve: str
    too_late: str
    choose_first: str
    stop_title: str
    stop_text: str
    stop_button: str
    stopped: str
    stopped_text: str
    reasons: dict[str, str]
