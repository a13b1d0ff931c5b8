"""Looks for signs that a customer's own words stand between or below the lines of a quote that has no marks.

Such a quote and an answer inside it look the same. What was said in the request before settles it; where nothing of
that is found, these signs decide, and in doubt the words count as the customer's.
"""

import re
from itertools import pairwise

from helpdesk.mime.quotes.correspondence import Correspondence, names_in
from helpdesk.mime.quotes.labels import LABEL
from helpdesk.mime.quotes.signature import without_signature
from helpdesk.mime.quotes.words import WITHIN

_GREETING = re.compile(
    r"(?:hi|hello|hey|dear|greetings|good (?:morning|afternoon|evening|day)|"
    r"hallo|guten (?:tag|morgen|abend)|moin|servus|"
    r"grüezi|grüß gott|sehr geehrter?|lieber?|liebes|bonjour|bonsoir|salut|cher|chère|madame|monsieur|hola|buen[oa]s\b|"
    r"estimad[oa]s?|querid[oa]s?|ciao|buongiorno|buonasera|salve|gentile|egregi\w*|spett\w*|goede\w*|beste|geachte|"
    r"dag|olá|bom dia|boa (?:tarde|noite)|car[oa]s?|prezad[oa]s?|cześć|dzień dobry|witam|szanown\w*|drog\w*|hej|hei|"
    r"god(?: \w+|morgen|dag)|kære|kjære|bästa|hyvä|dobrý|ahoj|vážen\w*|bună|szia|tisztelt|jó \w+|merhaba|sayın|"
    r"poštovan\w*|pozdrav\w*|dobar|spoštovan\w*|здравствуйте|добрый|привет|уважаем\w*|добрий|вітаю|шановн\w*|"
    r"здравейте|γεια|καλημέρα|αγαπητ\w*|tere|sveiki|labas|laba|xin chào|chào|halo|kepada|สวัสดี|مرحبا|السلام|שלום|"
    r"こんにちは|お世話になって|您好|你好|안녕하세요|"
    r"thanks?|thank you|many thanks|danke|vielen dank|merci|gracias|muchas gracias|grazie|bedankt|dank|obrigad[oa]|"
    r"dziękuję|tack|takk?|mange tak|kiitos|děkuji|ďakujem|mulțumesc|köszönöm|teşekkür\w*|hvala|спасибо|дякую|"
    r"благодаря|ευχαριστώ|ありがとう|谢谢|謝謝|감사합니다)(?!\w)",
    re.IGNORECASE,
)
_MOST_IN_GREETING = 8
_ENDS_GREETING = re.compile(r"[,!.:;、。！，]")
_SIGNED = 3
"""How many of the last lines may hold the sender's name below an answer."""
_MARKER = re.compile(
    r"\s*(?:-+>|=+>|»|→|\*\*|##|\[[^\W\d_]{2,20}\]|(?:answer|antwort|réponse|respuesta|risposta|antwoord|resposta|odpowiedź|a|r)\s?[:：])",
    re.IGNORECASE,
)
_FEWEST_WORDS = 5


def is_only_greeting(lines: list[str], people: Correspondence) -> bool:
    """Whether the lines say hello or thank you, and nothing else: then the answer stands elsewhere."""
    filled = [line.strip() for line in without_signature(lines, people.sender_names) if line.strip()]
    return all(_greets(line) for line in filled)


def _greets(line: str) -> bool:
    found = _GREETING.match(line)
    if not found or len(line.split()) > _MOST_IN_GREETING:
        return False
    return not any(part.strip() for part in _ENDS_GREETING.split(line[found.end() :])[1:])


def has_answers(above: list[str], quoted: list[str], people: Correspondence) -> bool:
    """Whether own words may stand among `quoted`, the lines of a quote without marks below `above`."""
    if any(WITHIN.search(line) for line in above) or is_only_greeting(above, people):
        return True
    filled = [line.strip() for line in quoted if line.strip()]
    if any(_MARKER.match(line) for line in filled):
        return True
    signed = people.sender_names
    last = [names_in(line) for line in filled[-_SIGNED:] if ":" not in line and len(line.split()) <= _FEWEST_WORDS]
    if signed and any(words and words <= signed for words in last):
        return True
    return any(_answers(question, line) for question, line in pairwise(filled))


def _answers(question: str, line: str) -> bool:
    """Whether `line` reads as a sentence that answers the question above it, not as the end of a letter."""
    if not question.endswith(("?", "？", "؟", ";")) or line.endswith(("?", "？", "؟")) or LABEL.match(line):
        return False
    return line.endswith((".", "!", "。", "！")) or line[:1].islower() or line[:1].isdigit() or _is_long(line)


def _is_long(line: str) -> bool:
    return len(line.split()) > _FEWEST_WORDS
