"""The one claim that everything rests on: Python and PostgreSQL read every condition alike."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpdesk.conditions.evaluate import evaluate, matches
from helpdesk.conditions.named import LISTS
from helpdesk.conditions.tree import Catalogue
from helpdesk.customers.models import Product
from helpdesk.people.models import Team
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.channels import CHANNELS
from helpdesk.tickets.facts import TICKET
from helpdesk.tickets.facts.catalogue import catalogue
from helpdesk.tickets.facts.read import of_tickets
from helpdesk.tickets.fields.impact import Impact
from helpdesk.tickets.models import Priority, Ticket, WordList
from helpdesk.tickets.queries import word_lists
from helpdesk.tickets.services import add_inbound, create_ticket, keep_customer_values, save_word_list, update_ticket
from helpdesk.tickets.words import NewMessage, storable
from tests import factories
from tests.helpdesk.tickets.facts import surroundings
from tests.running.dose import dose

pytestmark = pytest.mark.django_db

# Letters that fold differently in different places: sharp s, Turkish i, sigmas, ligatures, composed and decomposed
# accents, the Kelvin sign, scripts without case or blanks, an emoji, and what patterns would take for their own.
LETTERS = "aAeEsSiIkKzéÉe\u0301ßẞİıΣσςﬁŉåÅ\u212b\u212aдД返金가\u0300 \n\t\u00a0\u2003-_.*+?[](){}\\^$|@,%'\"0😀ǆǅ"
WORDS = ("refund", "Straße", "STRASSE", "éa", "a", "ss", "İi", "σς", "返金", "*a", "e*", "a.c", "\\A", "k", "ki s")
TEXT = st.one_of(st.text(LETTERS, max_size=12), st.text(max_size=8), st.sampled_from(WORDS)).map(storable)
ADDRESS = st.sampled_from(
    ["", "ana@example.com", "ANA@Mail.Example.COM", "x@notexample.com", "a@b@example.com", "@example.com "]
)
# Few of each, so that they meet.
NUMBERS = st.sampled_from([Decimal(text) for text in ("-1", "0", "0.5", "0.50", "2", "12.3456", "99999999999999")])
DAYS = st.sampled_from([dt.date(2026, 4, 24), dt.date(2026, 4, 25), dt.date(1999, 12, 31)])
SEVERAL = st.sets(st.sampled_from(["red", "green", "blue"])).map(lambda keys: tuple(sorted(keys)))
MEASURES: dict[str, st.SearchStrategy[Any]] = {"number": NUMBERS, "day": DAYS}


def values(field: str, takes: str, known: Catalogue) -> st.SearchStrategy[list[str]]:
    if takes == "choices":
        # A shop without contact forms has no form to ask for.
        return st.lists(st.sampled_from(list(known[field]) or ["1"]), min_size=1, max_size=3)
    if takes == "lists":
        return st.lists(st.sampled_from(list(known[LISTS])), min_size=1, max_size=2)
    if takes in MEASURES:
        return st.lists(MEASURES[takes].map(str), min_size=1, max_size=1)
    extra = {
        "sender": ADDRESS,
        "sender_domain": st.just("example.com"),
        "language": st.sampled_from(["pt", "de"]),
        **surroundings.WORDS,
    }
    return st.lists(st.one_of(TEXT, extra.get(field, TEXT)), min_size=1, max_size=3).filter(
        lambda words: any(word.strip(" *\t\r\n") for word in words)
    )


@st.composite
def trees(draw: st.DrawFn, known: Catalogue, depth: int = 2) -> dict[str, Any]:
    items = []
    for _ in range(draw(st.integers(0 if depth == 2 else 1, 3))):
        if depth and draw(st.integers(0, 3)) == 0:
            items.append(draw(trees(known, depth - 1)))
            continue
        field = draw(st.sampled_from(list(TICKET.fields.values())))
        operator = draw(st.sampled_from(field.operators))
        value = [] if operator.takes == "nothing" else draw(values(field.key, operator.takes, known))
        items.append({"field": field.key, "op": operator.key, "value": value})
    return {draw(st.sampled_from(["all", "any"])): items}


SPEC = st.fixed_dictionaries(
    {
        "subject": TEXT,
        "text": TEXT,
        "later": st.one_of(st.none(), TEXT),
        "sender": ADDRESS,
        "channel": st.sampled_from(list(CHANNELS)),
        "priority": st.sampled_from(Priority.values),
        "impact": st.sampled_from(Impact.values),
        "language": st.sampled_from(["", "pt", "pt-BR", "PT", "de", "ptx"]),
        "tags": st.lists(TEXT.map(str.strip).filter(bool), max_size=3),
        "is_complaint": st.booleans(),
        "team": st.integers(0, 2),
        "product": st.integers(0, 2),
        "own": st.fixed_dictionaries(
            {},
            optional={
                "own_size": st.sampled_from(["small", "large", ""]),
                "own_fragile": st.booleans(),
                "own_weight": st.one_of(st.none(), NUMBERS),
                "own_bought": st.one_of(st.none(), DAYS),
                "own_serial": TEXT,
                "own_bill": TEXT,
                "own_story": st.one_of(TEXT, TEXT.map(lambda text: f"{text}\n" * 40)),
                "own_refund": st.one_of(st.none(), st.sampled_from([Decimal(0), Decimal("0.50"), Decimal(-1)])),
                "own_colours": SEVERAL,
            },
        ),
        "theirs": st.fixed_dictionaries(
            {},
            optional={
                "own_tier": st.sampled_from(["gold", "basic", ""]),
                "own_likes": st.sampled_from([(), ("tea",), ("tea", "coffee")]),
                "own_since": st.one_of(st.none(), DAYS),
            },
        ),
        "around": surroundings.AROUND,
    }
)


def made(spec: dict[str, Any], teams: list[Team], products: list[Product]) -> Ticket:
    requester = keep_customer_values(customer=factories.customer(), by=None, **spec["theirs"])
    message = NewMessage(body_text=spec["text"], subject=spec["subject"], from_email=spec["sender"])
    ticket, _ = create_ticket(
        requester=requester,
        message=message,
        actor=Actor.system(),
        channel=spec["channel"],
        priority=spec["priority"],
        impact=spec["impact"],
        language=spec["language"],
        is_complaint=spec["is_complaint"],
        team=(*teams, None)[spec["team"]],
        product=(*products, None)[spec["product"]],
        **spec["own"],
    )
    for tag in spec["tags"]:
        update_ticket(ticket=ticket, actor=Actor.system(), add=[tag])
    if spec["later"] is not None:
        later = NewMessage(body_text=spec["later"], from_email="ana@example.com")
        add_inbound(ticket=ticket, message=later, actor=Actor.system())
    surroundings.surround(ticket, products, **spec["around"])
    return ticket


def test_python_and_postgresql_agree_on_every_ticket() -> None:
    teams = [factories.team(), factories.team()]
    products = [factories.product(), factories.product()]
    factories.own_fields()
    for name, words in (("Few", ["refund*", "a"]), ("Strange", ["Straße", "éa", "返金"])):
        save_word_list(word_list=WordList(), name=name, words=words, by=None)
    word_lists.kept.forget()

    @settings(max_examples=dose(25, 2000), suppress_health_check=list(HealthCheck))
    @given(st.lists(SPEC, min_size=1, max_size=2), st.lists(trees(catalogue()), min_size=1, max_size=6))
    def agree(specs: list[dict[str, Any]], sources: list[dict[str, Any]]) -> None:
        tickets = [made(spec, teams, products) for spec in specs]
        facts = of_tickets(ticket.pk for ticket in tickets)
        for tree in map(TICKET.parse, sources):
            in_python = {pk for pk, known in facts.items() if matches(tree, known)}
            told = {pk for pk, known in facts.items() if evaluate(tree, known)["held"]}
            in_sql = set(Ticket.objects.filter(TICKET.to_q(tree), pk__in=facts).values_list("pk", flat=True))
            assert in_python == told == in_sql, (tree, facts)

    agree()
