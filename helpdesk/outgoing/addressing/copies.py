"""Finds which addresses lead back to us, for the composer before it copies somebody in."""

from collections.abc import Iterable

from helpdesk.outgoing.addressing.mailboxes import is_own, own_mailboxes


def own_among(addresses: Iterable[str]) -> set[str]:
    """Those of the addresses that are mailboxes of ours, with or without a +tag. One statement."""
    mailboxes = own_mailboxes()
    return {address for address in addresses if is_own(address, mailboxes)}
