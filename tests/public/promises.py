"""Every fixed sentence that says what we do or will do."""

import re

from helpdesk.outgoing.texts.registry import MailText, mail_texts
from knowledgebase.texts import TEXTS, builtin
from tests.public.catalogue import catalogue

# Words with which one promises, limits or assures. A sentence with one of them is a promise, or is named as none.
PROMISING = re.compile(
    r"\b(will|never|always|ever|at once|at any time|first|only|once|within|every|each|all|nobody|cannot|not|until|"
    r"before|somebody|person|people|colleagues?|team|managers?|we|us|our|"
    r"you (?:get|hear|see|can|may|need|keep)|stays?|stands?|keeps?|kept|works?|saved|stored|counted|sent|days?|"
    r"minutes?|hours?|seconds?|weeks?|safe|secret|private|copy|removed?|delete[ds]?|guarantee[ds]?|promise[ds]?|free|"
    r"anonymous|confidential)\b",
    re.IGNORECASE,
)


def is_for_customers(text: MailText) -> bool:
    """A mail that leads to the desk is for colleagues."""
    return not any(str(item.shown).startswith("/desk/") for item in text.placeholders)


def sentences() -> set[str]:
    """Of customers' pages, their built-in texts and our own mails, in English, that promise something."""
    # What customers read is there in Spanish (`test_words`); the desk is not.
    words = [entry["msgid"] for entry in catalogue("es") if entry.get("msgstr") or entry.get("msgstr[1]")]
    for text in filter(is_for_customers, mail_texts()):
        for said in filter(None, (text.words["en"], text.without_mail.get("en"))):
            words += said.subject, *said.body.splitlines()
    words += [line.replace("**", "") for key in TEXTS for line in builtin(key, "en").splitlines()]
    found = (part.strip(" -*#") for word in words for part in re.split(r"(?<=[.!?])\s+", word))
    return {part for part in found if PROMISING.search(part) and len(part.split()) > 2}
