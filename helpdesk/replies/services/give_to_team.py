"""Gives a team's saved replies to another one, when the team is put away."""

from helpdesk.audit.services import recorded
from helpdesk.people.models import Team, User
from helpdesk.replies.models import SavedReply


def give_to_team(*, team: Team, to: Team | None, by: User | None) -> None:
    """Make the replies of a team another one's. Those of a name that it has already stay, and so do all without it."""
    theirs = {(row.name.lower(), row.language) for row in SavedReply.objects.filter(team=to)} if to else set()
    for reply in SavedReply.objects.filter(team=team).order_by("pk") if to else ():
        if (reply.name.lower(), reply.language) not in theirs:
            with recorded(reply, by=by):
                reply.team = to
                reply.save(update_fields=["team", "updated_at"])
