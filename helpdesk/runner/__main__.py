"""The command line behind `script/server`."""

import argparse
import os
import sys

from helpdesk.runner.errors import RunnerError, disk_space_hint, error_in_words
from helpdesk.runner.layout import Layout, chosen_data_dir
from helpdesk.runner.serve import ServeOptions, serve


def port_number(text: str) -> int:
    """A port for argparse; 0 means any free one."""
    number = int(text)
    if not 0 <= number <= 65535:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return number


def parse(arguments: list[str]) -> ServeOptions:
    """The options of `serve`, with PORT, LMTP_PORT and DATA_DIR as defaults."""
    parser = argparse.ArgumentParser(prog="script/server", description="Runs Amends on this machine.")
    parser.add_argument("serve", choices=["serve"], help=argparse.SUPPRESS)
    parser.add_argument(
        "--port", type=port_number, default=os.environ.get("PORT") or "8000", help="default: PORT, else 8000"
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on; default: this machine only")
    parser.add_argument("--data", metavar="DIR", help="where everything is kept; default: DATA_DIR, else .local")
    parser.add_argument("--no-demo", action="store_true", help="start empty, without the demo's shop and accounts")
    parser.add_argument(
        "--lmtp-port",
        type=port_number,
        default=os.environ.get("LMTP_PORT") or "0",
        metavar="PORT",
        help="take mail in by LMTP too, from this machine; default: LMTP_PORT, else 0, not at all",
    )
    chosen = parser.parse_args(arguments)
    layout = Layout(chosen_data_dir(chosen.data))
    return ServeOptions(layout, chosen.host, chosen.port, demo=not chosen.no_demo, lmtp_port=chosen.lmtp_port)


def main() -> None:
    """Serves until stopped; a reason not to is told in plain words."""
    options = parse(sys.argv[1:])
    try:
        serve(options)
    except RunnerError as error:
        sys.exit(f"script/server: {error}{disk_space_hint(options.layout.data)}")
    except OSError as error:
        sys.exit(f"script/server: {error_in_words(error, options.layout.data)}")


if __name__ == "__main__":
    main()
