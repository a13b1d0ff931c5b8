"""Listens until a signal asks to stop."""

import asyncio
import logging
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from helpdesk.intake.doors.listener.options import ListenerOptions
from helpdesk.intake.doors.listener.server import Listener

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class ListenAddress:
    """Where to listen: a unix socket with the permissions `mode`, or a host and port (0 takes a free one)."""

    host: str = "127.0.0.1"
    port: int = 2424
    socket: Path | None = None
    mode: int = 0o660


def run(place: ListenAddress, options: ListenerOptions, say: Say) -> None:
    """Serve until SIGTERM or SIGINT; messages in hand are finished first.

    Raises:
        OSError: the place is taken or may not be used.
    """
    # The library notes every command, and at DEBUG every line of a message.
    logging.getLogger("mail.log").setLevel(logging.WARNING)
    asyncio.run(_until_a_signal(place, options, say))


async def _until_a_signal(place: ListenAddress, options: ListenerOptions, say: Say) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await serve(place, options, stop, say)


async def serve(place: ListenAddress, options: ListenerOptions, stop: asyncio.Event, say: Say) -> None:
    """Serves until `stop` is set. The first words that are said end with the place."""
    listener = Listener(options)
    server = await _listen(place, listener)
    say(f"Listening for {options.protocol.upper()} at {_address(place, server)}")
    await stop.wait()
    say("Stopping: messages in hand are finished.")
    server.close()
    await listener.close()


async def _listen(place: ListenAddress, listener: Listener) -> asyncio.Server:
    if place.socket is None:
        return await listener.loop.create_server(listener.new_session, place.host, place.port, backlog=256)
    server = await listener.loop.create_unix_server(listener.new_session, place.socket, backlog=256)
    os.chmod(place.socket, place.mode)
    return server


def _address(place: ListenAddress, server: asyncio.Server) -> str:
    if place.socket:
        return str(place.socket)
    return f"{place.host} port {server.sockets[0].getsockname()[1]}"
