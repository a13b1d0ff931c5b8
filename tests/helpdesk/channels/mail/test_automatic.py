"""Machines are recognised; people who write about machines are not taken for them."""

import pytest

from helpdesk.channels.mail.parse import parse_mail


def is_auto(subject: str, *headers: str) -> bool:
    lines = ["From: Meg <meg@example.org>", f"Subject: {subject}", *headers, "", "x"]
    return parse_mail("\n".join(lines).encode()).automatic.is_auto_reply


@pytest.mark.parametrize(
    "subject",
    [
        "Automatic reply: Your order",
        "Out of Office: Re: Your order",
        "Out of office",
        "Abwesenheitsnotiz",
        "Automatische Antwort: Ihre Anfrage",
        "Réponse automatique : Votre demande",
        "Respuesta automática: Su pedido",
        "Risposta automatica: ordine",
        "Automatisch antwoord: bestelling",
        "Resposta automática: pedido",
        "Odpowiedź automatyczna: zamówienie",
        "Automatiskt svar: order",
        "Автоматический ответ: заказ",
        "自動応答: 注文",
        "自动回复：订单",
        "자동 회신: 주문",
        "Otomatik yanıt: sipariş",
        "Autosvar: ordre",
        "Automaattinen vastaus: tilaus",
        "Automatická odpověď: objednávka",
        "Automatikus válasz: rendelés",
        "Răspuns automat: comandă",
        "Αυτόματη απάντηση: παραγγελία",
        "Автоматична відповідь: замовлення",
        "תשובה אוטומטית: הזמנה",
        "رد تلقائي: طلب",
        "自動回覆：訂單",
        "[External] Automatic reply: Your order",
        "AUTO: Re: Your order",
        "Absence du bureau",
    ],
)
def test_the_words_of_mail_programs_are_known(subject: str) -> None:
    assert is_auto(subject)


@pytest.mark.parametrize("kind", ["feedback-report", "tlsrpt", "disposition-notification", "x-new"])
def test_whatever_a_machine_reports_is_automatic(kind: str) -> None:
    assert is_auto("Lamp", f'Content-Type: multipart/report; report-type={kind}; boundary="b"')


PARTS = {
    "feedback": "Content-Type: message/feedback-report\n\nFeedback-Type: abuse\n",
    "words": "Content-Type: text/plain\n\nThis is an abuse report.\n",
    "returned": "Content-Type: message/rfc822\n\nSubject: Your order\n\nHello\n",
    "passed on": "Content-Type: message/rfc822\n\nContent-Type: multipart/report; boundary=r\n\n--r\n\nx\n--r--\n",
}


def of_parts(boundary: str, *parts: str) -> str:
    return "".join(f"--{boundary}\n{PARTS.get(part, part)}\n" for part in parts) + f"--{boundary}--\n"


def wrapped(kind: str) -> str:
    inner = of_parts("r", "words", "feedback", "returned")
    return f"Content-Type: multipart/report; report-type={kind}; boundary=r\n\n{inner}"


@pytest.mark.parametrize(
    ("parts", "is_machine"),
    [
        ([wrapped("feedback-report"), "words"], True),
        (["words", wrapped("feedback-report")], True),
        ([wrapped("delivery-status"), "words"], True),
        (["words", "feedback", "returned", "words"], True),
        (["words", "passed on"], False),
        (["words", "returned"], False),
    ],
)
def test_a_report_is_known_among_parts_that_were_added(parts: list[str], is_machine: bool) -> None:
    message = f"From: Meg <meg@example.org>\nContent-Type: multipart/mixed; boundary=m\n\n{of_parts('m', *parts)}"
    assert parse_mail(message.encode()).automatic.is_auto_reply == is_machine


@pytest.mark.parametrize(
    "header",
    ["Auto-Submitted: auto-replied", "X-Autoreply: yes", "Precedence: auto_reply", "Return-Path: <>"],
)
def test_headers_tell(header: str) -> None:
    assert is_auto("Hello", header)


@pytest.mark.parametrize(
    "subject",
    [
        "How do I set an out of office reply?",
        "Re: Automatic reply: Your order",
        "Automatic reply does not work",
        "Automatic coffee machine broken",
        "Auto delivery stopped",
        "Abwesenheitsnotiz funktioniert nicht",
        "Vacation responder question",
        "Auto: Kratzer im Lack",
        "Abwesenheit: wohin mit dem Paket?",
        "I got an automatic reply: why?",
        "La réponse automatique ne marche pas",
        "Fwd: Out of office",
        "Autoreply from your shop says 10 days",
    ],
)
def test_people_who_write_about_it_are_people(subject: str) -> None:
    assert not is_auto(subject, "Auto-Submitted: no")


def test_a_list_is_not_an_automatic_reply_but_gets_no_answer() -> None:
    automatic = parse_mail(b"From: meg@example.org\nList-Id: <x.example.org>\n\nx").automatic
    assert (automatic.is_auto_reply, automatic.answerable) == (False, False)


@pytest.mark.parametrize(
    "header",
    [
        "X-MS-Exchange-Inbox-Rules-Loop: meg@example.org",  # a person's mail that a rule of theirs sent on
        "X-Autoreply: no",
        "Precedence: normal",
        "Auto-Submitted: no",
        "Return-Path: <meg@example.org>",
        "X-Mailer: Autoresponder Pro",
    ],
)
def test_headers_of_people_are_not_taken_for_a_machines(header: str) -> None:
    assert not is_auto("Hello", header)
