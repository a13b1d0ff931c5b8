"""Mail that no person wrote: vacation notices, bounces, lists and machines, told by their headers or by
their subject.

Two questions are kept apart. An *automatic reply* is an answer by a machine: it reopens nothing and counts
as nobody's words. *Answerable* says whether we may send an automatic answer of our own (RFC 3834): a
mailing list is not an automatic reply, yet acknowledging it would be rude.

*A machine's* are all of these but what came through a list, which passes a person's words on.
"""

import re
from dataclasses import dataclass

from helpdesk.channels.mail.headers import Headers

_REPLY_HEADERS = (
    "x-autoreply",
    "x-autorespond",
    "x-autoresponder",
    "x-auto-reply",
    "x-autoreply-from",
    "x-mail-autoreply",
    "x-mailer-autoreply",
    "x-zendesk-auto-reply",
    "x-hmxmroriginalrecipient",
)
_LIST_HEADERS = (
    "list-id",
    "list-post",
    "list-archive",
    "list-loop",
    "list-owner",
    "list-help",
    "mailing-list",
    "x-mailing-list",
    "x-beenthere",
    "x-loop",
    "x-mail-loop",
    "x-loop-detect",
)
"""Marks of a program that passes mail on, and does not want it back."""
_BULK_HEADERS = (
    "list-unsubscribe",
    "x-fc-machinegenerated",
    "feedback-id",
    "x-auto-response-suppress",
)
_BY_PERSONS = ("", "first-class", "special-delivery", "normal", "urgent", "high", "air-mail")
"""What a Precedence may say of mail that a person wrote to persons."""
_MACHINE = re.compile(
    r"(?:mailer-daemon|mail-daemon|postmaster|maildaemon|no-?reply|do-?not-?reply|donotreply|bounces?|noreply[+.-].*|bounces?[+-].*)@"
)

# Mail programs put these words first and the answered subject after a colon. A person who writes *about*
# such a notice uses the words within a sentence, so only the start with a colon counts, or the words as the
# whole subject. Words that people begin a subject with ("Auto: Kratzer", "Abwesenheit: wohin damit?") need more.
_PHRASES = (
    r"auto(?:matic)?[ -]?(?:reply|response|responder|answer)",
    r"auto(?=\s*[:：]\s*(?:re|aw|sv|out of|away)\b)",
    r"out of (?:the )?office(?: (?:auto[ -]?)?(?:reply|response))?",
    r"vacation (?:reply|response|notice)",
    r"automatische antwort",
    r"abwesenheits(?:notiz|meldung|nachricht|assistent)",
    r"abwesenheit(?=\W*$)",
    r"r[ée]ponse automatique",
    r"absen(?:ce|t)(?:e)? du bureau",
    r"(?:message|notification) d'absence",
    r"respuesta autom[áa]tica",
    r"fuera de (?:la )?oficina",
    r"risposta automatica",
    r"fuori (?:ufficio|sede)",
    r"automatisch(?:e)? (?:antwoord|beantwoording)",
    r"afwezigheids(?:bericht|melding|assistent)",
    r"niet aanwezig",
    r"resposta autom[áa]tica",
    r"fora do escrit[óo]rio",
    r"aus[êe]ncia tempor[áa]ria",
    r"automatyczna odpowied[źz]",
    r"odpowied[źz] automatyczna",
    r"poza biurem",
    r"autosvar",
    r"automati(?:skt|sk) svar",
    r"fr[åa]nvaro(?:meddelande)?",
    r"ikke til stede|frav[æe]rende|frav[æe]r",
    r"automaattinen vastaus|poissaoloviesti",
    r"автоматический ответ|автоответ|автоматична відповідь",
    r"automatick[áa] odpov[ěe][ďd]|mimo kancel[áa][řr]",
    r"automatikus v[áa]lasz",
    r"r[ăa]spuns automat",
    r"otomatik (?:yan[ıi]t|cevap)",
    r"αυτόματη απάντηση",
    r"自动回复|自動回覆|自動回复|自動応答|自動返信|不在通知",
    r"자동 ?회신|자동 ?응답|부재중",
    r"תשובה אוטומטית|מענה אוטומטי",
    r"رد تلقائي|الرد التلقائي",
)
_SUBJECT = re.compile(rf"(?:\[[^\[\]]{{1,20}}\]\s*)?\[?(?:{'|'.join(_PHRASES)})\]?\s*(?:[:：].*|[.!]?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Automatic:
    """`reason` names what was seen; empty for a person's mail that came straight."""

    is_auto_reply: bool
    is_bounce: bool
    answerable: bool
    reason: str
    is_machine: bool = False


def recognise(headers: Headers, report_type: str | None, sender: str, subject: str) -> Automatic:
    """What kind of sender wrote this. `report_type` is None for what is no report, `sender` the lower-case address,
    `subject` the decoded one."""
    bounce = _bounce(headers, report_type, sender)
    reply = bounce or _report(report_type) or _reply(headers, subject)
    passed_on = _through_list(headers)
    bulk = reply or _bulk(headers, sender, passed_on=bool(passed_on))
    return Automatic(
        is_auto_reply=bool(reply),
        is_bounce=bool(bounce),
        answerable=not (bulk or passed_on),
        reason=bulk or passed_on,
        is_machine=bool(bulk),
    )


def _bounce(headers: Headers, report_type: str | None, sender: str) -> str:
    if report_type == "delivery-status":
        return "Content-Type: multipart/report; report-type=delivery-status"
    if headers.has("x-failed-recipients"):
        return "X-Failed-Recipients"
    if sender.partition("@")[0] in ("mailer-daemon", "mail-daemon", "maildaemon"):
        return f"From: {sender}"
    return ""


def _report(report_type: str | None) -> str:
    """Read receipts, complaints of a provider (RFC 5965) and whatever else a machine reports (RFC 6522)."""
    if report_type == "disposition-notification":
        return "A read receipt"
    return "" if report_type is None else f"Content-Type: multipart/report; report-type={report_type[:60]}"


def _reply(headers: Headers, subject: str) -> str:
    submitted = headers.text("auto-submitted").lower()
    if submitted and submitted.partition(";")[0].strip() != "no":
        return f"Auto-Submitted: {submitted[:60]}"
    precedence = headers.text("precedence").lower()
    if precedence in ("auto_reply", "auto-reply"):
        return f"Precedence: {precedence}"
    for name in _REPLY_HEADERS:
        if headers.has(name) and headers.text(name).lower() not in ("no", "false", ""):
            return name.title()
    if headers.raw("return-path").strip() == b"<>":
        return "Return-Path: <>"
    return f"Subject: {subject[:60]}" if _SUBJECT.fullmatch(subject) else ""


def _through_list(headers: Headers) -> str:
    found = next((name for name in _LIST_HEADERS if headers.has(name)), "")
    if found:
        return found.title()
    return "Precedence: list" if headers.text("precedence").lower() == "list" else ""


def _bulk(headers: Headers, sender: str, *, passed_on: bool) -> str:
    """Mail that a program made. Lists add a Precedence and a way to unsubscribe to what persons wrote."""
    precedence = headers.text("precedence").lower()
    if precedence not in _BY_PERSONS and not passed_on:
        return f"Precedence: {precedence[:60]}"
    for name in _BULK_HEADERS:
        if headers.has(name) and not (passed_on and name == "list-unsubscribe"):
            return name.title()
    return f"From: {sender}" if is_machine_address(sender) else ""


def is_machine_address(email: str) -> bool:
    """Whether nobody reads what is sent to `email`, going by its name."""
    return _MACHINE.match(email) is not None
