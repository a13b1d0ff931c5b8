"""What conditions about tickets can ask of a complaint: how bad it is, how far it got, and what led to it."""

from collections.abc import Mapping

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, QuerySet, Subquery, TextField, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast
from django.utils.translation import gettext, gettext_noop

from complaints.models import Cause, Complaint, ComplaintCause, Severity
from helpdesk.conditions import operators as op
from helpdesk.conditions.fields import Field
from helpdesk.tickets.facts import derived
from helpdesk.tickets.facts.derived import Scope, makers

GROUP = gettext_noop("Complaint")


def severities() -> Mapping[str, str]:
    return {key: str(label) for key, label in Severity.choices}


def states() -> Mapping[str, str]:
    return {
        "received": gettext("Not acknowledged"),
        "acknowledged": gettext("Acknowledged"),
        "closed": gettext("Closed"),
    }


def causes() -> Mapping[str, str]:
    return {str(cause.pk): str(cause) for cause in Cause.objects.select_related("parent")}


def _complaint(scope: Scope) -> QuerySet[Complaint]:
    """That of the ticket, while the ticket is one."""
    return Complaint.objects.filter(ticket=scope.of("pk"), ticket__is_complaint=True)


def _severity(scope: Scope) -> Combinable:
    return Subquery(_complaint(scope).values("severity"))


def _state(scope: Scope) -> Combinable:
    state = Case(
        When(closed_at__lte=scope.at, then=Value("closed")),
        When(acknowledged_at__lte=scope.at, then=Value("acknowledged")),
        default=Value("received"),
        output_field=TextField(),
    )
    return Subquery(_complaint(scope).annotate(state=state).values("state"))


def _causes(column: str) -> makers.Read:
    def read(scope: Scope) -> Combinable:
        links = ComplaintCause.objects.filter(complaint__ticket=scope.of("pk"), complaint__ticket__is_complaint=True)
        return ArraySubquery(
            links.order_by("cause__name", "pk").annotate(told=Cast(column, TextField())).values("told")
        )

    return read


def register() -> None:
    """Add all of them; called once, from `apps.py`."""
    derived.register(
        makers.choice(
            Field("severity", gettext_noop("Severity"), gettext_noop("the severity"), op.OPTIONAL_CHOICE, group=GROUP),
            _severity,
            severities,
            is_kept=False,
        ),
        makers.choice(
            Field(
                "complaint_state",
                gettext_noop("State of the complaint"),
                gettext_noop("the state of the complaint"),
                op.OPTIONAL_CHOICE,
                group=GROUP,
            ),
            _state,
            states,
        ),
        makers.several(
            Field("causes", gettext_noop("Causes"), gettext_noop("the causes"), op.SEVERAL, group=GROUP),
            _causes("cause_id"),
            _causes("cause__name"),
            causes,
            is_kept=False,
        ),
    )
