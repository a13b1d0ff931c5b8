"""What is written inside the running application for the pages of vectors."""

from complaints.models import Complaint
from complaints.services import assess
from helpdesk.events.deliver import drain
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Status, Ticket
from helpdesk.tickets.services import add_note, reply, update_ticket
from knowledgebase.models import Category
from knowledgebase.services import Details, publish, save_article
from surveys.tasks import send_due_invitations
from tests.running.names import AGENT, MANAGER
from tests.security.vectors import HTML, MARKDOWN, SHORT


def write_everywhere(number: int) -> None:
    """Tags, note, reply and cause of one ticket, and an article; then the survey leaves."""
    ticket, agent = Ticket.objects.get(number=number), User.objects.get(email=AGENT)
    manager, actor = User.objects.get(email=MANAGER), Actor.of(agent)
    update_ticket(ticket=ticket, actor=actor, add=[tag[:60] for tag in SHORT[:3]])
    add_note(ticket=ticket, body_text="\n".join(HTML), actor=actor, author=agent)
    assess(complaint=Complaint.objects.get(ticket=ticket), actor=actor, severity="normal", no_cause_reason=SHORT[1])
    words = "\n".join(vector.replace("{{", "{ {") for vector in HTML)
    reply(ticket=ticket, body_text=words, actor=actor, author=agent, status=Status.RESOLVED)
    details = Details(Category.objects.first() or Category())
    article = save_article(
        by=manager, title=SHORT[1], body="\n\n".join(MARKDOWN), keywords="vectors", details=details, slug="vectors"
    )
    publish(article=article, by=manager)
    drain()
    send_due_invitations()
