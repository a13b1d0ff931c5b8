"""The rounds: somebody answers a ticket, things go wrong, and all is counted at the end."""

import random
from collections import Counter
from collections.abc import Callable, Sequence

from playwright.sync_api import Browser

from tests.chaos.drafts.faults import FAULTS
from tests.chaos.drafts.writer import Work, Writer
from tests.chaos.ledger import Line
from tests.running.names import AGENT
from tests.running.stack import Stack

WORDS = range(4, 9)
MOST_FAULTS = 3
_MESSAGES = (
    "SELECT m.id, m.body_text FROM tickets_message m JOIN tickets_ticket t ON t.id = m.ticket_id"
    " WHERE t.number = %s AND m.direction IN ('out', 'note') ORDER BY m.id"
)
_FILES = "SELECT filename, sha256 FROM tickets_attachment WHERE message_id = ANY(%s)"
_LEFT = "SELECT count(*) FROM tickets_draft d JOIN tickets_ticket t ON t.id = d.ticket_id WHERE t.number = ANY(%s)"


def run(
    stack: Stack, browser: Browser, *, rounds: int, chance: random.Random, tell: Callable[[str], None]
) -> list[Line]:
    """Writes and sends `rounds` answers under fire, and counts; Ctrl-C ends it early.

    Raises:
        AssertionError: an answer could not be sent at all.
    """
    made = stack.shell(f"from tests.chaos.drafts.scene import tickets; print(*tickets({rounds}))")
    struck: Counter[str] = Counter()
    works = []
    context = browser.new_context(base_url=stack.url, reduced_motion="reduce")
    context.set_default_timeout(8000)
    try:
        writer = Writer(context, AGENT, chance)
        for number in map(int, made.split()):
            names = _round(writer, stack, work := Work(number, chance.choice(["reply", "reply", "note"])))
            works.append(work)
            struck.update(names)
            tell(f"round {len(works)}: {', '.join(names)}; {len(work.words)} words, {len(work.files)} files")
            for line in balance(stack, [work]):
                if not line.is_right:
                    tell(f"  {line}")
    except KeyboardInterrupt:
        tell(f"stopped in round {len(works) + 1}; what follows counts those before")
    finally:
        context.close()
    return [*(Line(name, count) for name, count in sorted(struck.items())), *balance(stack, works)]


def _round(writer: Writer, stack: Stack, work: Work) -> list[str]:
    """One answer; returns what went wrong meanwhile, in its order."""
    chance, names = writer.chance, []

    def strike() -> None:
        name = chance.choice(sorted(FAULTS))
        names.append(name)
        FAULTS[name](writer, stack, work)

    writer.fresh(work.number)
    acts = [writer.write] * chance.choice(WORDS)
    moments = sorted(chance.sample(range(len(acts)), chance.randrange(1, MOST_FAULTS + 1)))
    chosen = chance.sample(range(len(acts)), chance.randrange(3))
    for place, act in enumerate(acts):
        if place in moments:
            strike()
        act(work)
        if place in chosen:
            writer.attach(work)
    writer.send(work, strike if chance.random() < 0.5 else writer.online)
    return names


def balance(stack: Stack, works: Sequence[Work]) -> list[Line]:
    """Words and files in the database beside those that were written and chosen."""
    lost: Counter[str] = Counter()
    twice: Counter[str] = Counter()
    for work in works:
        messages = stack.sql(_MESSAGES, work.number)
        stored = Counter(word for _, body in messages for word in body.split())
        files = Counter(stack.sql(_FILES, [pk for pk, _ in messages]))
        lost["words"] += sum(1 for word in work.words if not stored[word])
        lost["files"] += sum(1 for item in work.files.items() if not files[item])
        twice["answers"] += max(len(messages) - 1, 0)
        twice["words"] += sum(1 for word in work.words if stored[word] > 1)
        twice["files"] += sum(1 for item in work.files.items() if files[item] > 1)
        lost["order"] += [word for _, body in messages for word in body.split()] != work.words
    return [
        Line("words written", sum(len(work.words) for work in works)),
        Line("files chosen", sum(len(work.files) for work in works)),
        Line("words lost", lost["words"], 0),
        Line("files lost", lost["files"], 0),
        Line("answers sent twice", twice["answers"], 0),
        Line("words sent twice", twice["words"], 0),
        Line("files sent twice", twice["files"], 0),
        Line("answers whose words are not those that were written, in their order", lost["order"], 0),
        Line("drafts left of what was sent", int(stack.sql(_LEFT, [work.number for work in works])[0][0]), 0),
    ]
