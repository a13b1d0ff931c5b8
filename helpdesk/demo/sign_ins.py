"""Who can sign in to the demo, as long as it is one."""

from helpdesk.demo.files import content
from helpdesk.people.models import User


def addresses() -> frozenset[str]:
    """Of everybody who works in the shop or signs in to it: names that belong to nobody (RFC 2606), so that no account
    of a real person is among them."""
    people = content("people")
    return frozenset(people["sign_ins"]) | {colleague["email"] for colleague in people["staff"]}


def table(password: str) -> str:
    """Address, role, name and password, in columns."""
    users = {user.email: user for user in User.objects.filter(email__in=content("people")["sign_ins"])}
    rows = [("Address", "Role", "Name", "Password")]
    rows += [
        (user.email, str(user.get_role_display()), user.name, password)
        for email in content("people")["sign_ins"]
        if (user := users.get(email))
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3]]) for row in rows
    ]
    lines.insert(1, "  ".join(["─" * width for width in widths] + ["─" * max(len(password), 8)]))
    return "\n".join(f"  {line}" for line in lines) + "\n"
