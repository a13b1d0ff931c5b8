"""What came with the customer's message: files, and whom it was sent to."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Subquery
from django.db.models.expressions import Combinable
from django.utils.translation import gettext_noop

from helpdesk.conditions import operators as op
from helpdesk.conditions.fields import Field
from helpdesk.tickets.facts.derived import makers, sql
from helpdesk.tickets.facts.derived.scope import Scope
from helpdesk.tickets.models import Attachment

GROUP = gettext_noop("Message")

_FILES = Attachment.objects.filter(message=OuterRef("pk"), inline=False).order_by("pk")


def _files(column: str) -> makers.Read:
    def read(scope: Scope) -> Combinable:
        heard = scope.heard().annotate(held=ArraySubquery(_FILES.values(column)))
        return Subquery(heard.values("held")[:1], output_field=sql.TEXTS)

    return read


def _has_files(scope: Scope) -> Combinable:
    heard = scope.heard().annotate(has=Exists(_FILES)).values("has")[:1]
    return Subquery(heard)


def _recipients(scope: Scope) -> Combinable:
    heard = scope.heard().annotate(whom=sql.FromJson(F("to")), copied=sql.FromJson(F("cc")))
    return Subquery(heard.annotate(all_of_them=sql.Joined("whom", "copied")).values("all_of_them")[:1])


FACTS = (
    makers.flag(
        Field(
            "has_files",
            gettext_noop("Attachment"),
            gettext_noop("the message has an attachment"),
            op.FLAG,
            negated=gettext_noop("the message has no attachment"),
            group=GROUP,
        ),
        _has_files,
    ),
    makers.names(
        Field(
            "file_names",
            gettext_noop("Names of attachments"),
            gettext_noop("the names of attachments"),
            op.SOME_TEXT,
            gettext_noop("Names or endings, such as invoice or .pdf, separated with commas."),
            group=GROUP,
        ),
        _files("filename"),
    ),
    makers.names(
        Field(
            "file_types",
            gettext_noop("Kinds of attachments"),
            gettext_noop("the kinds of attachments"),
            op.SOME_TEXT,
            gettext_noop("Such as image, application/pdf or text/calendar."),
            group=GROUP,
        ),
        _files("content_type"),
    ),
    makers.names(
        Field(
            "sent_to",
            gettext_noop("To and Cc"),
            gettext_noop("the addresses in To and Cc"),
            op.NAMES,
            gettext_noop("Full addresses, also those of your mailboxes, separated with commas."),
            group=GROUP,
        ),
        _recipients,
    ),
)
