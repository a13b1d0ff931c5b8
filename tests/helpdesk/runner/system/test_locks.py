"""One owner, many users; the file says who."""

from helpdesk.runner.layout import Layout
from helpdesk.runner.system.locks import FileLock


def test_only_one_may_own(layout: Layout) -> None:
    first, second = FileLock(layout.run / "owner.lock"), FileLock(layout.run / "owner.lock")
    assert first.take()
    assert not second.take()
    first.release()
    assert second.take()


def test_users_share_and_keep_the_owner_from_leaving(layout: Layout) -> None:
    one, two = FileLock(layout.run / "users.lock"), FileLock(layout.run / "users.lock")
    assert one.take(shared=True)
    assert two.take(shared=True)
    assert not one.take()
    two.release()
    assert one.take()


def test_the_latest_holder_is_named(layout: Layout) -> None:
    lock = FileLock(layout.run / "owner.lock")
    lock.describe("a long description of an earlier holder")
    lock.describe("manage.py shell, process 7")
    assert FileLock(layout.run / "owner.lock").holder() == "manage.py shell, process 7"
