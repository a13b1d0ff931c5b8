"""The new words of an answer; when unsure, all words."""

import pytest

from helpdesk.channels.mail.quote import reply_text

QUOTE = "> Which colour?\n> Best, Priya"
INTRODUCTIONS = [
    "On Mon, Mar 11, 2024 at 10:00 AM Harbor & Pine <help@harborpine.example>\nwrote:",
    "On 11 Mar 2024, at 10:00, Harbor & Pine <help@harborpine.example> wrote:",
    "On 3/11/24 10:00, Harbor & Pine wrote:",
    "Am Mo., 11. März 2024 um 10:00 Uhr schrieb Harbor <help@harborpine.example>:",
    "Am 11.03.24 um 10:00 schrieb Harbor:",
    "Le lun. 11 mars 2024 à 10:00, Harbor <help@harborpine.example> a écrit :",
    "El lun, 11 mar 2024 a las 10:00, Harbor (<help@harborpine.example>) escribió:",
    "Il giorno lun 11 mar 2024 alle ore 10:00 Harbor <help@harborpine.example> ha scritto:",
    "Op ma 11 mrt 2024 om 10:00 schreef Harbor <help@harborpine.example>:",
    "Em seg., 11 de mar. de 2024 às 10:00, Harbor <help@harborpine.example> escreveu:",
    "pon., 11 mar 2024 o 10:00 Harbor <help@harborpine.example> napisał(a):",
    "2024年3月11日(月) 10:00 Harbor <help@harborpine.example>:",
    "Harbor <help@harborpine.example> 于2024年3月11日周一 10:00写道：",
    "Den mån 11 mars 2024 kl 10:00 skrev Harbor <help@harborpine.example>:",
]
BLOCKS = [
    "From: Harbor <help@harborpine.example>\nSent: Monday, March 11, 2024 10:00\nTo: Meg\nSubject: RE: Lid\n\nold",
    "________________________________\nVon: Harbor\nGesendet: Montag, 11. März 2024\nAn: Meg\nBetreff: Deckel\n\nalt",
    "De : Harbor\nEnvoyé : lundi 11 mars 2024\nÀ : Meg\nObjet : Couvercle\n\nvieux",
    "De: Harbor\nEnviado el: lunes, 11 de marzo\nPara: Meg\nAsunto: Tapa\n\nviejo",
    "*From:* Harbor\n*Sent:* Monday\n*To:* Meg\n*Subject:* Lid\n\nold",
    "-----Original Message-----\nold",
    "----- Ursprüngliche Nachricht -----\nalt",
    "差出人: Harbor\n送信日時: 2024年3月11日\n宛先: Meg\n件名: ふた\n\n古い",
]


@pytest.mark.parametrize("introduction", INTRODUCTIONS)
def test_an_introduced_quote_below_is_left_out(introduction: str) -> None:
    assert reply_text(f"Blue, please\n\n{introduction}\n\n{QUOTE}\n") == "Blue, please"
    assert reply_text(f"Blue, please\n{introduction}\n{QUOTE}") == "Blue, please"


@pytest.mark.parametrize("introduction", INTRODUCTIONS)
def test_words_below_the_quote_are_the_answer(introduction: str) -> None:
    assert reply_text(f"{introduction}\n{QUOTE}\n\nBlue, please") == "Blue, please"


@pytest.mark.parametrize("introduction", INTRODUCTIONS)
def test_answers_between_the_lines_stay_whole(introduction: str) -> None:
    text = f"{introduction}\n> Which colour?\nBlue\n> When?\nMonday"
    assert reply_text(text) == text


@pytest.mark.parametrize("block", BLOCKS)
def test_outlooks_headers_and_dividers_end_the_answer(block: str) -> None:
    assert reply_text(f"Blue, please\n\n{block}") == "Blue, please"


@pytest.mark.parametrize(
    "text",
    [
        "I wrote three times in 2024, at 10:00 and later:\nnobody answered",
        "From: the box\nTo: the bin, that is where it went",
        "> only a quote",
        "Look:\n> their words\nmine after them",
        "See below\n\n---------- Forwarded message ---------\nFrom: Ana\nDate: Mon\nSubject: x\n\nIt smokes",
        "-- \nMeg",
    ],
)
def test_what_is_not_surely_a_quote_stays(text: str) -> None:
    assert reply_text(text) == text


def test_a_forward_is_never_cut() -> None:
    text = f"Please see\n\n{BLOCKS[0]}"
    assert reply_text(text, subject="FW: Lid") == text


@pytest.mark.parametrize(
    "signature", ["-- \nMeg\n+1 555", "Sent from my iPhone", "Von meinem iPhone gesendet", "iPhoneから送信"]
)
def test_signatures_are_left_out(signature: str) -> None:
    assert reply_text(f"Blue, please\n\n{signature}") == "Blue, please"


def test_a_very_long_text_is_read_in_time() -> None:
    assert reply_text("On 2024-01-01 10:00 x@y.example\n" * 19_000)
    assert reply_text("\n" * 100_000) == "\n" * 100_000
