"""What a provider cannot be is refused where it is stored, whichever way it came there."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from helpdesk.people.models import Role
from helpdesk.sso import services
from helpdesk.sso.models import GroupGrant
from tests.helpdesk.sso.conftest import DOMAIN, provider_at

ISSUER = "https://id.example"
AGENTS = GroupGrant("desk", Role.AGENT.value, ())


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"issuer": "not an address"}, "issuer"),
        ({"domains": ["no domain"]}, "domains"),
        ({"domains": []}, "domains"),
        ({"role": Role.ADMIN}, "role"),
        ({"group_claim": "", "groups": ["desk"]}, "group_claim"),
        ({"grants": [AGENTS._replace(group="")]}, "grants"),
        ({"grants": [AGENTS, AGENTS]}, "grants"),
        ({"grants": [AGENTS._replace(role=Role.ADMIN.value)]}, "makes_admins"),
    ],
)
@pytest.mark.django_db
def test_a_value_that_would_let_the_wrong_people_in_is_refused_by_its_field(
    changes: dict[str, Any], field: str
) -> None:
    row = provider_at(ISSUER)
    right = {"name": row.name, "issuer": ISSUER, "client_id": "amends", "domains": [DOMAIN]}
    with pytest.raises(ValidationError) as refusal:
        services.save_provider(provider=row, by=None, **(right | changes))
    assert set(refusal.value.message_dict) == {field}


@pytest.mark.django_db
def test_one_that_was_removed_is_not_switched_on_nor_its_passwords_off() -> None:
    row = services.remove_provider(provider=provider_at(ISSUER), by=None)
    with pytest.raises(ValidationError, match="bring it back first"):
        services.switch_on(provider=row, by=None)
    with pytest.raises(ValidationError, match="Switch the provider on first"):
        services.turn_passwords_off(provider=row, by=None)
