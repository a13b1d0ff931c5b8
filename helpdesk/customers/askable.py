"""What customers can be asked for, and the words by which a text asks for it: add a language to every table."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext_noop

_GIVE = (
    r"(?:send|share|provide|give|tell|attach|upload|confirm|e-?mail|forward|state|include|add|take|"
    r"reply with|let (?:me|us) (?:know|have))"
)
_SOFT = r"(?: (?:please|kindly|also|just|perhaps|briefly))*"
REQUESTS = {
    "en": re.compile(
        rf"\b(?:(?:could|can|would|will) you{_SOFT} {_GIVE}\b"
        rf"|please{_SOFT} {_GIVE}\b"
        rf"|(?:^|[,:] ){_GIVE} (?:me|us)\b"
        r"|what(?:’s|'s| is| was) (?:your|the)\b"
        r"|do you (?:still )?have (?:a|an|the|your|any)\b"
        r"|(?:may|can|could) (?:i|we) (?:please )?(?:have|see|get)\b"
        r"|(?:i|we)(?: will|’ll|'ll)?(?: (?:still|also|only|just|would|do))* (?:need|require)"
        r"(?: to (?:know|have|see))? (?:a|an|the|your|some|any)\b)",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"\b(?:(?:können|könnten|würden) sie\b.{0,160}\b(?:senden|schicken|nennen|mitteilen|geben|angeben|übermitteln|"
        r"hochladen|anhängen|zusenden|zuschicken|bestätigen|verraten|beifügen)"
        r"|bitte (?:senden|schicken|nennen|teilen|geben|laden|übermitteln|fügen|bestätigen) sie"
        r"|(?:senden|schicken|nennen|teilen|geben) sie (?:uns|mir)\b"
        r"|wie (?:lautet|ist) (?:ihre|die)\b"
        r"|(?:benötigen|brauchen|benötige|brauche)(?: (?:wir|ich|noch|bitte|dafür|dazu|hierfür))* "
        r"(?:ihre?n?|die|das|den|eine?n?)\b"
        r"|haben sie (?:noch |vielleicht )?(?:ihre?n?|die|das|den|eine?n?)\b)",
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True)
class Askable:
    """Something that a customer can be asked for: its name with an article, and how each language calls it."""

    key: str
    name: str
    things: dict[str, re.Pattern[str]]


def _things(en: str, de: str) -> dict[str, re.Pattern[str]]:
    return {"en": re.compile(en, re.IGNORECASE), "de": re.compile(de, re.IGNORECASE)}


ASKABLE = (
    Askable(
        "order_number",
        gettext_noop("an order number"),
        _things(
            r"\border (?:number|no\b|nr\b|id\b|#)|\bnumber of (?:your|the) order\b",
            r"\b(?:bestell|auftrags)-?n(?:umme)?r",
        ),
    ),
    Askable(
        "account_number",
        gettext_noop("an account number"),
        _things(r"\b(?:account|customer|client) (?:number|no\b|nr\b|id\b)", r"\bkunden-?n(?:umme)?r"),
    ),
    Askable(
        "phone",
        gettext_noop("a phone number"),
        _things(
            r"\b(?:tele)?phone(?: |-)?number|\b(?:mobile|cell|contact) number"
            r"|\bnumber (?:to call|(?:where )?we can (?:call|reach))",
            r"\b(?:telefon|handy|rückruf|mobil)-?n(?:umme)?r",
        ),
    ),
    Askable(
        "address",
        gettext_noop("an address"),
        _things(
            r"\b(?:your|an|the) (?:(?:full|current|postal|delivery|shipping|home|street|billing) )*address(?:es)?\b",
            r"\b(?:ihre|eine|die) (?:\w+e )?(?:liefer|post|wohn|rechnungs|versand)?-?(?:adresse|anschrift)\b",
        ),
    ),
    Askable(
        "photo",
        gettext_noop("a photo"),
        _things(
            r"\b(?:photos?|pictures?|photographs?|images?)\b",
            r"\b(?:fotos?|bild(?:er)?|aufnahmen?)\b",
        ),
    ),
    Askable(
        "receipt",
        gettext_noop("a receipt"),
        _things(
            r"\b(?:receipts?|invoices?|proof of purchase)\b",
            r"\b(?:kassenbon|kaufbeleg|quittung|rechnung|kaufnachweis)\b",
        ),
    ),
)
