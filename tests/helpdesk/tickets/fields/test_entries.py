"""What all entries have to keep."""

from collections import Counter

from helpdesk.tickets.fields import Place, every, shown_in
from helpdesk.tickets.models import Ticket


def test_no_two_menus_open_by_one_key() -> None:
    taken = Counter(field.shortcut for field in every() if field.shortcut)
    assert [key for key, count in taken.items() if count > 1] == []


def test_what_people_set_by_a_menu_with_a_key_has_one_in_the_bulk_bar_too() -> None:
    assert [field.key for field in shown_in(Place.MENU) if field.shortcut and not field.is_in(Place.BULK)] == []


def test_a_field_stands_in_a_column_of_the_ticket() -> None:
    columns = {field.name for field in Ticket._meta.get_fields()}
    assert [field.key for field in every() if not field.path and field.key not in columns] == []
