"""What can be chosen in conditions: the choices of each field, key to label."""

from helpdesk.conditions.tree import Catalogue
from helpdesk.customers.models import Product
from helpdesk.people.models import Team
from helpdesk.tickets.models import Channel, Priority, Status


def catalogue() -> Catalogue:
    """Two statements: teams and products; those that rest are kept, as old tickets have them."""
    return {
        "channel": {value: str(label) for value, label in Channel.choices},
        "priority": {value: str(label) for value, label in Priority.choices},
        "status": {value: str(label) for value, label in Status.choices},
        "team": {str(pk): name for pk, name in Team.objects.values_list("pk", "name")},
        "product": {str(pk): name for pk, name in Product.objects.values_list("pk", "name")},
    }
