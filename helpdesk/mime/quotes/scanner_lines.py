"""Recognises the short lines that virus scanners leave below a message: "Scanned by MailScanner", "No virus found".

They name a program. "Checked by Anna", "Scanned by DHL" and "No virus found" by itself are words of a customer.
"""

import re

_DONE = (
    r"(?:(?:virus[- ]?)?(?:scanned|checked|tested|verified|protected|secured|filtered|cleaned|certified|powered)"
    r"(?: (?:for|against) [^.:?!]{3,50}?)?(?: ?(?:by|with|using):?|:)|"
    r"(?:geprüft|überprüft|untersucht|gescannt|gescanned|geschützt|gefiltert) (?:von|durch|mit)|"
    r"(?:durch|von|mit) (?=.{2,60} (?:geprüft|überprüft|untersucht|gescannt|geschützt|gefiltert))|"
    r"(?:analysée?|vérifiée?|scannée?|contrôlée?|protégée?) (?:par|avec)|"
    r"(?:escanead|analizad|verificad|comprobad|revisad|protegid)[oa] (?:por|con)|"
    r"(?:controllat|verificat|scansionat|analizzat|protett)[oa] (?:da|con)|"
    r"(?:gescand|gecontroleerd|beveiligd) (?:door|met)|"
    r"(?:verificad|analisad|escanead|protegid)[oa] (?:por|pel[oa]|com)|"
    r"(?:sprawdzon|przeskanowan|zabezpieczon|chronion)\w (?:przez|programem)|"
    r"(?:genomsökt|kontrollera[dt]|skannet|scannet|kontrolleret|kontrollert) (?:av|af|med))"
)
_SUBJECT = (
    r"(?:(?:this|the|your|outgoing|incoming|all|e-?mails?|mail|message|attachments?|has|have|been|was|were|is|are|virus|"
    r"diese|die|dieses|nachricht|wurde|wird|auf viren|ce|cet|courriel|e-?mail|a|été|est|este|el|correo|mensaje|ha|sido|"
    r"fue|questo|questa|messaggio|è|stato|stata|dit|deze|bericht|is|werd|esta|mensagem|foi|ta|wiadomość|została|"
    r"detta|denne|meddelande|meddelelse|har|blitt|blevet) ){0,8}"
)
_PROGRAM = (
    r"(?:\w*(?:scan(?:ner)?|virus|virenscanner|antivir|guard|shield|filter|protect|protection|secure|security|critical|"
    r"defender|defense)|clam\w*|avast|avg|avira|eset|nod32|norton|symantec|messagelabs|sophos|puremessage|kaspersky|"
    r"mcafee|barracuda|panda|comodo|mimecast|proofpoint|trend micro|check point|g data|f-secure|bitdefender|dr\.? ?web|"
    r"spamassassin|amavis\w*|rspamd|fortimail|fortinet|hornetsecurity|malwarebytes|microsoft|iron ?port)"
)
_MORE = (
    r"(?:and is\s+believed to be clean|(?-i:[A-Z(]\S*)|\S*[\d.@]\S*|antivirus\S*|software\S*|server|engine|total|"
    r"gateway|at|on|for|of|auf viren|geprüft|überprüft|untersucht|gescannt|geschützt|gefiltert)"
)
_HERE = (
    r"in (?:this|the) (?:\w+ )?(?:message|e-?mail)|in dieser (?:nachricht|e-?mail)|dans ce (?:message|courriel)|"
    r"en este (?:mensaje|correo)|nel messaggio|in dit bericht|nesta mensagem|w tej wiadomości"
)
_FOUND = (
    r"(?:no virus(?:es)?|(?:es wurden? )?keine? vir(?:us|en)|aucun virus|ningún virus|nessun virus|geen virus(?:sen)?|"
    r"nenhum vírus|nie znaleziono wirus\w+)"
)
_LINE = re.compile(
    rf"[\W_]*+(?:{_FOUND}[\w ]{{0,30}}? (?:{_HERE})[\w ]{{0,20}}|"
    r"(?:outgoing|incoming) mail is certified virus[- ]free|virengeprüft|virus[- ](?:checked|scanned)|"
    rf"{_SUBJECT}{_DONE} ?(?:(?-i:[A-Z][\w.-]*|the|our|den|dem|der|le|el) ){{0,3}}?{_PROGRAM}(?!\w)"
    rf"(?:[ ,:/-]+{_MORE}){{0,8}})[\W_]*",
    re.IGNORECASE,
)
_WHATEVER = re.compile(
    rf"[\W_]*+{_SUBJECT}(?:virus[- ]?)?scanned (?:for [\w ,]{{3,50}}? )?by:? ?"
    r"(?-i:[A-Z]\S*(?: [A-Z0-9]\S*){0,3})[\W_]*",
    re.IGNORECASE,
)
_DETAIL = re.compile(
    rf"{_FOUND}[\w ]{{0,30}}\.?|version:? [\d./ ].*|(?:internal )?virus database:? .*|release date:? .*|"
    r"<?https?://\S+>?|www\.\S+",
    re.IGNORECASE,
)
RULE = re.compile(
    r"[_*\s]{3,}(?:information\w*|informaci[óo]n|informazioni|informacja|informatie) \w+ .{0,20}\bESET\b.*",
    re.IGNORECASE,
)
"""The line above the words of a scanner that says whose they are."""

_MOST = 400


def is_of_scanner(words: list[str], *, is_apart: bool = False) -> bool:
    """Whether the lines of a paragraph are a scanner's and nothing else.

    Where the paragraph `is_apart` from what a person wrote, the program may have any name.
    """
    whole = " ".join(words)
    if len(whole) > _MOST:
        return False
    if _LINE.fullmatch(whole) or (is_apart and _WHATEVER.fullmatch(whole)):
        return True
    is_each = all(_LINE.fullmatch(line) or _DETAIL.fullmatch(line.strip()) for line in words)
    return is_each and any(_LINE.fullmatch(line) for line in words)
