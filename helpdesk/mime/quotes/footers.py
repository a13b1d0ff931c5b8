"""Recognises what servers put below a message on its way: of a virus scanner, a mailing list, a company's lawyers."""

import re
from itertools import pairwise

from helpdesk.mime.quotes import scanner_lines
from helpdesk.mime.quotes.lines import is_quoted, last_filled
from helpdesk.mime.quotes.scanner_lines import is_of_scanner

_SCANNED = (
    r"checked for viruses|scanned (?:for|by)|virus[- ]free|auf viren (?:geprüft|überprüft|untersucht)|virenfrei|"
    r"(?:absence|sans|exempt\w*) (?:de )?virus|vérifi\w+ .{0,60}virus|(?:comprobado|verificado|analizado) .{0,60}virus|"
    r"libre de virus|(?:controllat|verificat|scansionat)\w .{0,60}virus|priv\w di virus|"
    r"gecontroleerd op virussen|virusvrij|"
    r"verificad\w .{0,60}vírus|livre de vírus|(?:sprawdzon|przeskanowan)\w* .{0,60}wirus\w*|woln\w* od wirusów|"
    r"(?:kontrollerats|genomsökts|kontrolleret|kontrollert) .{0,60}virus|virusfri|virustarkist\w*|"
    r"zkontrolován\w* .{0,60}antivir\w*|skontrolovan\w* .{0,60}antivir\w*|"
    r"(?:проверено|перевірено) .{0,60}(?:вирус|вірус)\w*"
)
_LAWYER = (
    r"(?:is|are|be|contains?|strictly|legally) (?:\w+ ){0,3}(?:confidential|privileged)|confidential(?:ity)? notice|"
    r"intended (?:recipient|solely|only|for the)|vertrauliche (?:und|oder|informationen)|rechtlich geschützte|"
    r"nicht der (?:richtige|beabsichtigte|vorgesehene) (?:adressat|empfänger)|irrtümlich erhalten|"
    r"confidentiel\w* (?:et|ou)|(?:destiné\w*|intention) exclusi\w+|confidencial\w* (?:y|o|e|ou)\b|"
    r"exclusiva\w* (?:a|al|para|de) \w+ destinatari\w|riservat\w+ (?:e|o|ed)\b|destinatari\w+ (?:indicat\w|sopra)|"
    r"vertrouwelijk\w* (?:en|of)|uitsluitend (?:bestemd|bedoeld)|poufn\w* (?:i|lub)|wyłącznie (?:dla|do) adresat\w*|"
    r"konfidentiell\w* (?:och|information)|fortrolig\w* (?:og|oplysninger|informasjon)|luottamuksell\w*|"
    r"důvěrn\w+ informac\w+|dôvern\w+ informáci\w+|конфиденциальн\w+ информац\w+|конфіденційн\w+ інформац\w+"
)
_PAPER = (
    r"the environment before printing|bevor (?:sie|du) diese .{0,20}(?:drucken|ausdrucken)|avant d['’]imprimer ce|"
    r"for more information (?:please )?(?:visit|see)"
)
_LIST = (
    r"you received this message because you are subscribed|to unsubscribe from this (?:group|list)|"
    r"mailing list (?:-- )?\S+@\S+|/listinfo/|"
    r"mailman/(?:listinfo|postorius)|sie (?:haben|erhalten) diese (?:nachricht|e-?mail).{0,30}(?:abonn|grupp)|"
    r"vous recevez ce message|has recibido este mensaje porque|unsubscribe: |to view this discussion"
)
_IMPRINT = (
    r"\b(?:HRB \d|Amtsgericht|Registergericht|Geschäftsführ\w*|registered (?:office|in england)|"
    r"company (?:number|registration|no\.?))"
)
_BY_A_SERVER = re.compile(rf"{_SCANNED}|{_LAWYER}|{_PAPER}", re.IGNORECASE)
_BY_ITSELF = re.compile(rf"{_LIST}|{_IMPRINT}", re.IGNORECASE)
_OF_ITSELF = re.compile(
    r"\b(?:this|diese|dieses|ce|cet|cette|este|esta|questa|questo|dit|deze|ta|niniejsza|detta|denne|tämä)\s"
    r"(?:\w+\s){0,3}(?:e-?mail|message|mail|nachricht|courriel|courrier|mensaje|correo|messaggio|bericht|mensagem|wiadomość|"
    r"meddelande|besked|viesti|transmission|communication|comunicación|comunicazione)\w*|"
    r"\b(?:virus[- ]free|virenfrei|sans virus|libre de virus|privo di virus|virusvrij)",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(
    r"\b(?:i|my|me|ich|mir|mich|meine?\w?|j['’]|mon|mes|yo|mío|io|mio|ik|mijn|eu|meu|jag|jeg|я|мне)\b", re.IGNORECASE
)
_AROUND = re.compile(r"[\s*]*(?:www\.\S+|<?https?://\S+>?|\S+@\S+)[\s*]*", re.IGNORECASE)
_ALONE = re.compile(
    r"(?:virus[- ]free|virenfrei|(?:garanti )?sans virus|libre de virus|(?:privo|mail priva) di virus|virusvrij|"
    r"livre de vírus|wolny od wirusów|virusfri(?:tt)?|virukseton|bez virů|bez vírusov|vírusmentes|virüs bulunmuyor|"
    r"fără viruși|χωρίς ιούς|без вирусов|без вірусів|bebas virus|không có virus|无病毒|無病毒|바이러스 없음)[.。]?"
    r"(?: ?www\.\S+)?(?: ?(?:<\S+>|\(https?://[^\s()]+\)))?",
    re.IGNORECASE,
)
_RULE = re.compile(r"[\s*]*[-_=*]{2,}[\s*]*")
_MOST_FOOTERS = 3
_MOST_LINES = 40
_LONG_LINE = 60


def without_footers(shown: list[str]) -> int:
    """How many lines of `shown` stand above its footers.

    These are the paragraphs at the end that speak of scanning, secrecy or subscriptions: below a rule, or with a long
    line. A sentence of a customer about a virus is none of these.
    """
    end = last_filled(shown, len(shown)) + 1
    for _ in range(_MOST_FOOTERS):
        start = _below_rule(shown, end)
        start = _last_paragraph(shown, end) if start is None else start
        if start is None:
            break
        end = last_filled(shown, start) + 1
    return end


def _below_rule(shown: list[str], end: int) -> int | None:
    """The rule above the last lines before `end`, where nothing but footers stands below it."""
    first = max(end - _MOST_LINES, 0)
    end -= bool(end and _RULE.fullmatch(shown[end - 1]))
    rule = next((index for index in range(end - 1, first - 1, -1) if _is_rule(shown[index])), None)
    if rule is None:
        return None
    paragraphs = [part for part in "\n".join(shown[rule + 1 : end]).split("\n\n") if part.strip()]
    footers = [part for part in paragraphs if _is_footer(part.split("\n"))]
    rest = [part for part in paragraphs if part not in footers]
    is_all = all(_AROUND.fullmatch(line) for part in rest for line in part.split("\n") if line.strip())
    return rule if footers and is_all else None


def _last_paragraph(shown: list[str], end: int) -> int | None:
    """The first line of the paragraph before `end`, where it is a footer."""
    start = end
    while start > 0 and shown[start - 1].strip() and not is_quoted(shown[start - 1]) and end - start < _MOST_LINES:
        start -= 1
    words = shown[start:end]
    is_long = any(len(line) >= _LONG_LINE for line in words)
    above = last_filled(shown, start)
    is_apart = above >= 0 and is_quoted(shown[above])
    is_alone = _ALONE.fullmatch(" ".join(words)) or is_of_scanner(words, is_apart=is_apart)
    return start if is_alone or (is_long and _is_footer(words)) else None


def _is_rule(line: str) -> bool:
    return bool(_RULE.fullmatch(line) or scanner_lines.RULE.fullmatch(line))


def _is_footer(words: list[str]) -> bool:
    """Whether the lines speak of the message itself, as no customer does of a product, and nothing follows that."""
    if is_of_scanner(words, is_apart=True):
        return True
    whole = " ".join(words)
    if "?" in whole or _FIRST_PERSON.search(whole) or not _speaks_of_itself(whole):
        return False
    return not any(_begins_anew(before, line) for before, line in pairwise(words))


def _speaks_of_itself(text: str) -> bool:
    return bool(_BY_ITSELF.search(text) or (_BY_A_SERVER.search(text) and _OF_ITSELF.search(text)))


def _begins_anew(before: str, line: str) -> bool:
    """Whether a new sentence begins with `line` that is no part of the footer."""
    is_ended = before.rstrip().endswith((".", "!")) or bool(_AROUND.fullmatch(before))
    is_footer = _AROUND.fullmatch(line) or _BY_ITSELF.search(line) or _BY_A_SERVER.search(line)
    return is_ended and not is_footer
