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
    ],
)
def test_the_words_of_mail_programs_are_known(subject: str) -> None:
    assert is_auto(subject)


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
    ],
)
def test_people_who_write_about_it_are_people(subject: str) -> None:
    assert not is_auto(subject, "Auto-Submitted: no")


def test_a_list_is_not_an_automatic_reply_but_gets_no_answer() -> None:
    automatic = parse_mail(b"From: meg@example.org\nList-Id: <x.example.org>\n\nx").automatic
    assert (automatic.is_auto_reply, automatic.answerable) == (False, False)
