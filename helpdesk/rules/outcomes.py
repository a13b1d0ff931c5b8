"""What came of an action of a rule, as ids with values. Runs keep those; `outcome_words.py` makes the sentences of this
table when somebody reads them. A value is stored: never change one."""

from enum import StrEnum

from django.utils.translation import gettext_noop


class RuleOutcome(StrEnum):
    """By action: any field, status, assignee, a complaint, tags, a reply, resolving, a notice, a note, a task; and what
    went wrong.
    """

    SET = "set"
    SET_OWN = "set_own"
    ALREADY = "already"
    ALREADY_WITH = "already_with"
    LEFT_AT = "left_at"
    LEFT_WITH = "left_with"

    NOT_YET = "not_yet"
    NO_STEP = "no_step"

    TAKEN = "taken"
    GIVEN_AS_NAMED = "given_as_named"
    GIVEN_IN_TURN = "given_in_turn"
    GIVEN_BY_LOAD = "given_by_load"
    GIVEN_BY_POINTS = "given_by_points"
    GIVEN_TO_LAST = "given_to_last"
    GIVEN_BY_SKILL = "given_by_skill"
    STAYS = "stays"
    NO_TEAM = "no_team"
    NOBODY_ACTIVE = "nobody_active"
    NOT_ACTIVE = "not_active"
    GIVEN_TO_DELEGATE = "given_to_delegate"
    AWAY = "away"
    ALL_AWAY = "all_away"
    AT_LIMIT = "at_limit"
    NOBODY_FREE = "nobody_free"
    NO_LANGUAGE = "no_language"

    COMPLAINT = "complaint"
    ALREADY_COMPLAINT = "already_complaint"

    TAGGED = "tagged"
    ALREADY_TAGGED = "already_tagged"
    UNTAGGED = "untagged"
    NOT_TAGGED = "not_tagged"

    ANSWERED = "answered"
    ANSWERED_BEFORE = "answered_before"
    NOT_WRITTEN = "not_written"
    AUTOMATIC = "automatic"
    UNPROVEN = "unproven"
    NOBODY_READS = "nobody_reads"
    OWN_ADDRESS = "own_address"
    ENOUGH = "enough"

    RESOLVED = "resolved"
    RESOLVED_WITH = "resolved_with"
    LEFT_OPEN = "left_open"
    NO_ADDRESS = "no_address"
    NOT_ANSWERED_YET = "not_answered_yet"
    MAYBE_A_PERSON = "maybe_a_person"

    TOLD = "told"
    TOLD_NOBODY = "told_nobody"

    NOTED = "noted"
    NOTED_BEFORE = "noted_before"
    ASKED = "asked"
    ASKED_BEFORE = "asked_before"

    FAILED = "failed"
    NO_ACTION = "no_action"
    UNREADABLE = "unreadable"
    LOOP = "loop"


WORDS: dict[str, str] = {
    RuleOutcome.SET: "%(value)s",
    RuleOutcome.SET_OWN: "%(field)s: %(value)s",
    RuleOutcome.ALREADY: gettext_noop("Already %(value)s"),
    RuleOutcome.ALREADY_WITH: gettext_noop("Already with %(value)s"),
    RuleOutcome.LEFT_AT: gettext_noop("Left at %(value)s: somebody was hurt, or could be"),
    RuleOutcome.LEFT_WITH: gettext_noop("Left with %(value)s: somebody was hurt, or could be"),
    RuleOutcome.NOT_YET: gettext_noop("Not resolved: %(reasons)s"),
    RuleOutcome.NO_STEP: gettext_noop("Left at %(value)s: it cannot become “%(new)s” from there"),
    RuleOutcome.TAKEN: gettext_noop("Given to %(who)s"),
    RuleOutcome.GIVEN_AS_NAMED: gettext_noop("Given to %(who)s: named by the rule, in %(team)s"),
    RuleOutcome.GIVEN_IN_TURN: gettext_noop("Given to %(who)s: next in turn of %(people)s in %(team)s"),
    RuleOutcome.GIVEN_BY_POINTS: gettext_noop(
        "Given to %(who)s: least weighted work of %(people)s in %(team)s, %(points)s points"
    ),
    RuleOutcome.GIVEN_TO_LAST: gettext_noop("Given to %(who)s, who answered this customer last"),
    RuleOutcome.GIVEN_BY_SKILL: gettext_noop("Given to %(who)s: %(skill)s at level %(level)s, %(points)s points"),
    RuleOutcome.STAYS: gettext_noop("Stays with %(who)s"),
    RuleOutcome.NO_TEAM: gettext_noop("Given to nobody: the ticket has no team yet"),
    RuleOutcome.NOBODY_ACTIVE: gettext_noop("Given to nobody: nobody is active in %(team)s"),
    RuleOutcome.NOT_ACTIVE: gettext_noop("Given to nobody: the person who is named is not active in %(team)s"),
    RuleOutcome.GIVEN_TO_DELEGATE: gettext_noop("Given to %(who)s, who stands in for %(absent)s: named by the rule"),
    RuleOutcome.AWAY: gettext_noop("Given to nobody: %(absent)s is away, and nobody of %(team)s stands in"),
    RuleOutcome.ALL_AWAY: gettext_noop("Given to nobody: everybody of %(team)s is away"),
    RuleOutcome.AT_LIMIT: gettext_noop(
        "Given to nobody: %(who)s is at the limit of %(most)s open tickets, so it waits in %(team)s"
    ),
    RuleOutcome.NOBODY_FREE: gettext_noop("Given to nobody: it waits in %(team)s, where nobody can take it now"),
    RuleOutcome.NO_LANGUAGE: gettext_noop("Given to nobody: the language of the ticket is not known"),
    RuleOutcome.COMPLAINT: gettext_noop("Complaint"),
    RuleOutcome.ALREADY_COMPLAINT: gettext_noop("Already a complaint"),
    RuleOutcome.TAGGED: gettext_noop("Tag %(names)s"),
    RuleOutcome.ALREADY_TAGGED: gettext_noop("Already tagged %(names)s"),
    RuleOutcome.UNTAGGED: gettext_noop("Tag %(names)s taken off"),
    RuleOutcome.NOT_TAGGED: gettext_noop("Not tagged %(names)s"),
    RuleOutcome.ANSWERED: gettext_noop("Answered with “%(reply)s”"),
    RuleOutcome.ANSWERED_BEFORE: gettext_noop("Not answered again: this rule answered once before"),
    RuleOutcome.NOT_WRITTEN: gettext_noop("Not answered: the customer has not written"),
    RuleOutcome.AUTOMATIC: gettext_noop("Not answered: the message is automatic"),
    RuleOutcome.UNPROVEN: gettext_noop(
        "Not answered: it came from a list or a program, or from a sender who is not proven"
    ),
    RuleOutcome.NOBODY_READS: gettext_noop("Not answered: nobody reads %(address)s"),
    RuleOutcome.OWN_ADDRESS: gettext_noop("Not answered: the message came from our own address"),
    RuleOutcome.ENOUGH: gettext_noop("Not answered: this address had enough automatic answers within the hour"),
    RuleOutcome.RESOLVED: gettext_noop("Resolved without a word: %(reason)s"),
    RuleOutcome.RESOLVED_WITH: gettext_noop("Resolved with “%(reply)s”: %(reason)s"),
    RuleOutcome.LEFT_OPEN: gettext_noop("Left open. %(why)s"),
    RuleOutcome.NO_ADDRESS: gettext_noop("Not answered: there is no address to answer to"),
    RuleOutcome.NOT_ANSWERED_YET: gettext_noop("Nobody has answered, or the customer wrote since"),
    RuleOutcome.MAYBE_A_PERSON: gettext_noop("A person may have written the newest message"),
    RuleOutcome.TOLD: gettext_noop("Told %(who)s"),
    RuleOutcome.TOLD_NOBODY: gettext_noop("Told nobody: there is nobody who was not told or wants to be"),
    RuleOutcome.NOTED: gettext_noop("Note added"),
    RuleOutcome.NOTED_BEFORE: gettext_noop("Not noted again: the note is there already"),
    RuleOutcome.ASKED: gettext_noop("Task added"),
    RuleOutcome.ASKED_BEFORE: gettext_noop("Not added again: the task is there already"),
    RuleOutcome.FAILED: "%(action)s: %(error)s",
    RuleOutcome.NO_ACTION: gettext_noop("There is no action “%(action)s” any more."),
    RuleOutcome.UNREADABLE: gettext_noop("This rule cannot be read: %(error)s"),
    RuleOutcome.LOOP: gettext_noop("Not done: rules are setting each other off. Narrow the conditions of one of them."),
}
"""All but `GIVEN_BY_LOAD`, whose sentence follows a number."""
WRONG = frozenset({RuleOutcome.FAILED, RuleOutcome.NO_ACTION, RuleOutcome.UNREADABLE})
"""What went wrong: all that the action did was undone."""
REFUSED = frozenset(
    {
        RuleOutcome.NOT_YET,
        RuleOutcome.NO_STEP,
        RuleOutcome.LEFT_OPEN,
        RuleOutcome.NO_TEAM,
        RuleOutcome.NOBODY_ACTIVE,
        RuleOutcome.NOT_ACTIVE,
        RuleOutcome.AWAY,
        RuleOutcome.ALL_AWAY,
        RuleOutcome.AT_LIMIT,
        RuleOutcome.NOBODY_FREE,
        RuleOutcome.NO_LANGUAGE,
        *WRONG,
    }
)
"""What could not be done, so that nothing was changed."""
