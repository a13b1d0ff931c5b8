"""What asks and what only mentions, in English and German."""

import time

import pytest

from helpdesk.tickets.composing.asking import asks_for


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Could you please send us your order number?", ["order_number"]),
        ("Please tell us the order no. and attach a photo of the lid.", ["order_number", "photo"]),
        ("What's your account number?", ["account_number"]),
        ("We still need your delivery address.", ["address"]),
        ("Hi Meg,\n\nthank you. May I have a phone number to call you back?", ["phone"]),
        ("Do you have the receipt or another proof of purchase?", ["receipt"]),
        ("To help you, send us a picture of the crack.", ["photo"]),
        ("Könnten Sie uns bitte Ihre Bestellnummer nennen?", ["order_number"]),
        ("Wie lautet Ihre Kundennummer?", ["account_number"]),
        ("Bitte schicken Sie uns ein Foto und den Kaufbeleg.", ["photo", "receipt"]),
        ("Dafür benötigen wir noch Ihre Lieferadresse.", ["address"]),
        ("Bitte teilen Sie uns Ihre Telefonnummer mit.", ["phone"]),
    ],
)
def test_a_sentence_that_asks(text: str, keys: list[str]) -> None:
    assert asks_for(text) == keys


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for your order number and the photo.",
        "Your order number is HP-20481. Please send the kettle back.",
        "Please send the kettle to our address in Portland.",
        "Could you send it to the address below?",
        "What is your e-mail address?",
        "We need to look into this; we have your phone number.",
        "We will send you an invoice.",
        "Could you look at the photo that we attached?",
        "> Could you send us your order number?\nI did!",
        "Wir haben Ihre Bestellnummer gefunden.",
        "Bitte senden Sie das Paket an unsere Adresse.",
        "Anbei finden Sie die Rechnung.",
        "",
    ],
)
def test_a_sentence_that_only_mentions(text: str) -> None:
    assert asks_for(text) == []


@pytest.mark.parametrize(
    "text", ["please " * 30_000, "können sie " * 20_000, "we need " * 20_000, "a" * 200_000, "\n" * 200_000]
)
def test_long_text_is_read_in_a_moment(text: str) -> None:
    began = time.perf_counter()
    asks_for(text)
    assert time.perf_counter() - began < 1
