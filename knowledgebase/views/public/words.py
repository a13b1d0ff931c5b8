"""The words of the help centre around the articles, by name. They are translated as all words of public pages.

Where the shop wrote its own, those stand (`PASSAGES`).
"""

from collections.abc import Mapping

from django.utils.translation import gettext, gettext_noop, override

from helpdesk.web.requests.language import nearest
from knowledgebase.queries.public_texts import shown

ENGLISH = {
    "help": gettext_noop("Help"),
    "how_can_we_help": gettext_noop("How can we help?"),
    "placeholder": gettext_noop("Type a question or a few words"),
    "search": gettext_noop("Search"),
    "search_help": gettext_noop("Search help"),
    "clear": gettext_noop("Clear the search"),
    "often_helpful": gettext_noop("Often helpful"),
    "topics": gettext_noop("Browse by topic"),
    "all_in_topic": gettext_noop("All articles"),
    "articles": gettext_noop("articles"),
    "talk": gettext_noop("Talk to a person"),
    "write": gettext_noop("Write to us"),
    "call": gettext_noop("Call us"),
    "language": gettext_noop("Language"),
    "no_articles": gettext_noop("There are no articles yet"),
    "no_articles_text": gettext_noop("Write to us instead."),
    "no_articles_here": gettext_noop("There are no articles in this language yet"),
    "articles_in": gettext_noop("Articles in other languages:"),
    "checked": gettext_noop("Checked"),
    "minutes_to_read": gettext_noop("to read"),
    "minute": gettext_noop("minute"),
    "minutes": gettext_noop("minutes"),
    "for_product": gettext_noop("For"),
    "contents": gettext_noop("On this page"),
    "in_topic": gettext_noop("In this topic"),
    "related": gettext_noop("Related"),
    "stuck": gettext_noop("Still stuck?"),
    "solved": gettext_noop("Did this solve your problem?"),
    "yes": gettext_noop("Yes"),
    "no": gettext_noop("No"),
    "thanks_yes": gettext_noop("Thank you. What helps many comes first on our start page."),
    "thanks_no": gettext_noop("Thank you. Your answer is counted."),
    "missing": gettext_noop("Sorry about that. What was missing?"),
    "tell_more": gettext_noop("Anything else?"),
    "optional": gettext_noop("Optional"),
    "send": gettext_noop("Send"),
    "did_not_work": gettext_noop("It did not work"),
    "unclear": gettext_noop("Steps are unclear"),
    "not_mine": gettext_noop("Not my product"),
    "other": gettext_noop("Other"),
    "answer_for": gettext_noop("answer for"),
    "answers_for": gettext_noop("answers for"),
    "instead": gettext_noop("Search instead for"),
    "no_answers_for": gettext_noop("No answers for"),
    "no_answers_text": gettext_noop(
        "Try fewer or other words, or write to us. Those who write the articles see which searches find nothing."
    ),
    "only_in": gettext_noop("There is no answer in this language. These are in"),
    "guide": gettext_noop("Answer from our guide"),
    "read": gettext_noop("Read"),
    "found_helpful": gettext_noop("found this helpful"),
    "topic": gettext_noop("Topic"),
    "any_topic": gettext_noop("Any topic"),
    "not_found": gettext_noop("Did not find it?"),
    "not_found_text": gettext_noop(
        "Send us your question. We pass on what you searched for, so you don’t have to type it again."
    ),
    "safety": gettext_noop("Is somebody in danger?"),
    "safety_text": gettext_noop("Stop using it, then call"),
    "may_help": gettext_noop("These may help right away"),
    "read_all": gettext_noop("Read all"),
    "opens": gettext_noop("opens in a new tab"),
    "ask": gettext_noop("What do you want to know?"),
}

PASSAGES: Mapping[str, str] = {"lead": "welcome", "talk_lead": "talk", "stuck_text": "stuck"}
"""Texts that the shop can write, by the name of their place."""


def words(code: str) -> dict[str, str]:
    """The words in a language that articles may have; in ours where we have not written them."""
    language = nearest(code)
    with override(language):
        fixed = {name: gettext(words) for name, words in ENGLISH.items()}
    return fixed | {name: shown(key, language) for name, key in PASSAGES.items()}
