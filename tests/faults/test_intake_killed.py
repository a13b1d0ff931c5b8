"""`receive_mail` dies half way: nothing is lost, and a repeated delivery makes no second ticket."""

from tests.running.acts import mail, routed, tickets_about
from tests.running.stack import Stack
from tests.running.waiting import wait_until

STORED = "SELECT count(*) FROM contact_channels_rawmail WHERE outcome = 'received'"
TIME_PASSES = "UPDATE contact_channels_rawmail SET received_at = received_at - interval '5 minutes'"
SWEEP = "from helpdesk.intake.tasks import take_in_received; take_in_received()"


def die_half_way(stack: Stack, message: bytes) -> None:
    """Kills the command when the bytes are stored and the ticket is about to be."""
    [(before,)] = stack.sql(STORED)  # other deliveries may wait for their sweep
    with stack.connect() as session:
        session.execute("LOCK TABLE tickets_ticket IN SHARE ROW EXCLUSIVE MODE")
        command = stack.popen("receive_mail")
        assert command.stdin
        command.stdin.write(message)
        command.stdin.close()
        wait_until(lambda: stack.sql(STORED) == [(before + 1,)], "the bytes to be stored")
        command.kill()
        command.wait()


def test_a_killed_delivery_is_finished_by_the_sweep_and_once_only(stack: Stack) -> None:
    message = mail("Killed on the doorstep", "doorstep@example.org")
    die_half_way(stack, message)
    assert tickets_about(stack, "Killed on the doorstep") == []
    stack.sql(TIME_PASSES)
    stack.shell(SWEEP)
    routed(stack, "Killed on the doorstep")
    stack.manage("receive_mail", stdin=message)
    assert len(tickets_about(stack, "Killed on the doorstep")) == 1


def test_a_mail_server_that_tries_again_first_makes_one_ticket_too(stack: Stack) -> None:
    message = mail("Killed and sent again", "again@example.org")
    die_half_way(stack, message)
    stack.manage("receive_mail", stdin=message)
    stack.sql(TIME_PASSES)
    stack.shell(SWEEP)
    assert len(tickets_about(stack, "Killed and sent again")) == 1
    assert stack.sql(STORED) == [(0,)]
