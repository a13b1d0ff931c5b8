"""What can be imported: the columns of customers and of orders, and how files elsewhere call them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_noop

CUSTOMERS, ORDERS = "customers", "orders"


@dataclass(frozen=True)
class ImportColumn:
    """Something that we store. `label` is marked for translation; `known_as` are headers that usually carry it, the
    likeliest first; `example` stands in the file of examples. `longest` is how many letters a text may have."""

    key: str
    label: str
    known_as: tuple[str, ...]
    example: str
    longest: int = 200
    is_needed: bool = False


EMAIL = ImportColumn(
    "email",
    gettext_noop("E-mail address"),
    ("email", "e-mail", "email address", "mail", "e-mail-adresse", "customer email", "billing email", "contact email"),
    "ana@example.org",
    320,
)
PHONE = ImportColumn(
    "phone",
    gettext_noop("Phone"),
    ("phone", "telephone", "phone number", "telefon", "mobile", "customer phone", "billing phone", "tel"),
    "+44 20 7946 0018",
    40,
)
NAME = ImportColumn(
    "name",
    gettext_noop("Name"),
    ("name", "full name", "customer name", "customer", "kunde", "billing name", "nombre", "nom"),
    "Ana Lima",
)

COLUMNS: Mapping[str, Sequence[ImportColumn]] = {
    CUSTOMERS: (
        EMAIL,
        PHONE,
        NAME,
        ImportColumn(
            "preferred_name",
            gettext_noop("Preferred name"),
            ("preferred name", "first name", "vorname", "nickname", "given name", "firstname", "prénom"),
            "Ana",
            100,
        ),
        ImportColumn(
            "organisation",
            gettext_noop("Organisation"),
            ("organisation", "organization", "company", "firma", "account", "company name", "empresa"),
            "Lima & Sons",
        ),
        ImportColumn("language", gettext_noop("Language"), ("language", "locale", "sprache", "lang"), "en", 12),
        ImportColumn("time_zone", gettext_noop("Time zone"), ("timezone", "zeitzone"), "Europe/Lisbon", 64),
        ImportColumn(
            "account_number",
            gettext_noop("Account number"),
            ("account number", "customer number", "kundennummer", "customer id", "account no", "customer no"),
            "C-1042",
            500,
        ),
        ImportColumn(
            "address",
            gettext_noop("Address"),
            ("address", "postal address", "adresse", "dirección"),
            "4 Mill Lane",
            500,
        ),
        ImportColumn(
            "notes",
            gettext_noop("Notes"),
            ("notes", "remarks", "comments", "notiz", "notizen", "bemerkung", "bemerkungen", "notas"),
            "Prefers to be called in the morning",
            5000,
        ),
    ),
    ORDERS: (
        ImportColumn(
            "number",
            gettext_noop("Order number"),
            ("order number", "order", "number", "order id", "bestellnummer", "order no", "name", "id"),
            "1182",
            40,
            is_needed=True,
        ),
        EMAIL,
        PHONE,
        ImportColumn("name", NAME.label, ("billing name", "customer name", "customer", "kunde"), NAME.example),
        ImportColumn(
            "placed_at",
            gettext_noop("Ordered"),
            ("ordered", "placed at", "order date", "date", "created at", "bestelldatum", "datum", "created"),
            "2026-04-25",
            is_needed=True,
        ),
        ImportColumn(
            "delivered_at",
            gettext_noop("Delivered"),
            ("delivered", "delivered at", "delivery date", "fulfilled at", "lieferdatum", "geliefert"),
            "2026-04-29",
        ),
        ImportColumn("currency", gettext_noop("Currency"), ("currency", "währung", "currency code"), "EUR", 3),
        ImportColumn(
            "total",
            gettext_noop("Order total"),
            ("total", "order total", "gesamt", "summe", "gesamtbetrag", "grand total"),
            "149.90",
            is_needed=True,
        ),
        ImportColumn(
            "product",
            gettext_noop("Product"),
            ("product", "item", "lineitem name", "item name", "produkt", "artikel", "product name"),
            "Lamp",
        ),
        ImportColumn(
            "quantity", gettext_noop("Quantity"), ("quantity", "qty", "lineitem quantity", "menge", "anzahl"), "1"
        ),
        ImportColumn(
            "amount",
            gettext_noop("Amount of this product"),
            ("amount", "line total", "lineitem price", "price", "betrag", "preis"),
            "149.90",
        ),
        ImportColumn(
            "warranty_until",
            gettext_noop("Warranty until"),
            ("warranty until", "warranty", "garantie bis", "garantie", "warranty end"),
            "2028-04-25",
        ),
    ),
}
DAYS = ("placed_at", "delivered_at", "warranty_until")
AMOUNTS = ("total", "amount")


def guessed(columns: Sequence[ImportColumn], headers: Sequence[str]) -> dict[str, str]:
    """By what we store the header that probably carries it; each header is given once, in the order of our columns."""
    left = {_bare(header): header for header in reversed(headers)}
    found = {}
    for one in columns:
        for name in (one.key, *one.known_as):
            if header := left.pop(_bare(name), ""):
                found[one.key] = header
                break
    return found


def _bare(header: str) -> str:
    return re.sub(r"[\W_]+", "", header.casefold())
