"""What goes wrong while somebody writes."""

from collections.abc import Callable

from tests.chaos.drafts.writer import Work, Writer
from tests.running.stack import Stack

Fault = Callable[[Writer, Stack, Work], None]


def session_gone(writer: Writer, stack: Stack, work: Work) -> None:
    writer.context.clear_cookies(name="sessionid")


def all_cookies_gone(writer: Writer, stack: Stack, work: Work) -> None:
    writer.context.clear_cookies()


def server_killed(writer: Writer, stack: Stack, work: Work) -> None:
    stack.kill_family("gunicorn")


def offline(writer: Writer, stack: Stack, work: Work) -> None:
    """Until a page is opened, or the answer has been pressed once."""
    writer.context.set_offline(True)


def second_tab(writer: Writer, stack: Stack, work: Work) -> None:
    """The first one stays open; the writer goes on in the second."""
    writer.page = writer.context.new_page()
    writer.open(work.number)


def page_killed(writer: Writer, stack: Stack, work: Work) -> None:
    gone, writer.page = writer.page, writer.context.new_page()
    gone.close(run_before_unload=False)
    writer.open(work.number)


FAULTS: dict[str, Fault] = {
    "session cookie deleted": session_gone,
    "all cookies deleted": all_cookies_gone,
    "web server killed": server_killed,
    "offline": offline,
    "second tab": second_tab,
    "page killed": page_killed,
}
