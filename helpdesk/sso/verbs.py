"""What happens with providers that the audit log tells of, besides changes. Stored with entries: never change one."""

REFUSED = "refused_by_provider"
LINKED = "linked_to_provider"
UNLINKED = "unlinked_from_provider"
