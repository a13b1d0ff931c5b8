"""An empty database becomes a shop with rules and articles, and then grows."""

from django.core.cache import cache
from django.core.management import call_command
from django.db import connection

from helpdesk.demo import guide, house_rules
from helpdesk.demo.bench.multiply import APART, multiply
from helpdesk.demo.bulk import make_load
from helpdesk.demo.shop import open_shop
from helpdesk.people.models import Role, User
from helpdesk.tickets.models import Ticket

SEED = "bench"
SMALLEST = 1_000


def prepare() -> None:
    """Tables, shop, rules and help articles."""
    call_command("migrate", verbosity=0)
    shop = open_shop()
    house_rules.make_rules(shop)
    house_rules.make_saved_replies()
    guide.write_articles()


def grow(size: int) -> None:
    """Leaves about `size` tickets: the first ones are told one by one, the more are copies of those."""
    present = Ticket.objects.count()
    if not present:
        make_load(size, SEED)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    elif size > present:
        multiply(round(size / present), apart=APART * round(present / SMALLEST))
        # What is remembered for minutes was learnt from less: nowhere do tickets grow tenfold in minutes.
        cache.clear()


def manager() -> User:
    """Somebody who sees every ticket, and is none of the demo's accounts: those sign in nowhere but in the demo."""
    made, _ = User.objects.get_or_create(email="manager@bench.example", defaults={"role": Role.MANAGER, "name": "Bea"})
    return made
