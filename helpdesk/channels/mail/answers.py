"""What a mail server's answer means: later, never, or done; in words for people."""

import smtplib
from dataclasses import dataclass

_NEVER = 500


@dataclass(frozen=True, slots=True)
class Answer:
    """`sent`, else try again unless `permanent`."""

    sent: bool = False
    permanent: bool = False
    text: str = ""


class PartlyRefused(Exception):
    """The server took the mail for some recipients; `refused` maps the others to (code, words)."""

    def __init__(self, refused: dict[str, tuple[int, bytes]]) -> None:
        super().__init__("refused for some recipients")
        self.refused = refused


def read_error(error: Exception) -> Answer:
    """The meaning of an exception from a mail backend. 5xx is final; all else, our own sign-in too, may pass."""
    match error:
        case PartlyRefused():
            answer = Answer(sent=True, text=f"Not delivered to {_refusals(error.refused)}")
        case smtplib.SMTPRecipientsRefused():
            codes = [code for code, _ in error.recipients.values()]
            answer = Answer(permanent=bool(codes) and min(codes) >= _NEVER, text=_refusals(error.recipients))
        case smtplib.SMTPAuthenticationError():
            answer = Answer(text=f"Our sign-in to the mail server failed: {_words(error.smtp_error)}")
        case smtplib.SMTPResponseException():
            text = f"{error.smtp_code} {_words(error.smtp_error)}"
            answer = Answer(permanent=error.smtp_code >= _NEVER, text=text)
        case TimeoutError():
            answer = Answer(text="The mail server did not answer in time.")
        case OSError() | smtplib.SMTPException():
            answer = Answer(text=f"The mail server could not be reached: {error}")
        case _:
            answer = Answer(permanent=True, text=f"The mail could not be handed over: {type(error).__name__}: {error}")
    return answer


def _refusals(refused: dict[str, tuple[int, bytes]]) -> str:
    return "; ".join(f"{address}: {code} {_words(words)}" for address, (code, words) in refused.items())


def _words(answer: bytes | str) -> str:
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else str(answer)
    return " ".join(text.replace("\x00", "").split())[:500]
