"""A large message is taken in without taking the machine's memory: measured in a process of its own."""

import base64
import os
import subprocess
import sys
from pathlib import Path

import pytest

from helpdesk.intake.models import RawMail
from helpdesk.runner.layout import ROOT
from helpdesk.tickets.models import Attachment
from tests.running.listener import environment_of_the_test

pytestmark = pytest.mark.heavy
LIMIT = 300 * 1024  # kilobytes, as the kernel counts
SIZE = 25 * 1024 * 1024
HEAD = (
    b"From: meg@example.org\r\nTo: help@harborpine.example\r\nMessage-ID: <large@x>\r\n"
    b"Content-Type: multipart/mixed; boundary=cut\r\n\r\n--cut\r\n\r\nSee.\r\n"
    b"--cut\r\nContent-Type: image/png; name=lid.png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
)
# Not `getrusage`: what it tells begins with the memory of the process that started this one.
TAKE_IN = r"""
import re, sys, django
django.setup()
from helpdesk.intake.taking.take_in import receive
with open(sys.argv[1], "rb") as file:
    receive(file.read(), source="test")
with open("/proc/self/status") as status:
    print(re.search(r"VmHWM:\s+(\d+) kB", status.read())[1])
"""


@pytest.mark.django_db(transaction=True)
def test_25_megabytes_are_taken_in_within_300(tmp_path: Path) -> None:
    photo = os.urandom(SIZE)
    letter = tmp_path / "letter.eml"
    letter.write_bytes(HEAD + base64.encodebytes(photo).replace(b"\n", b"\r\n") + b"--cut--\r\n")
    command = [sys.executable, "-c", TAKE_IN, str(letter)]
    ended = subprocess.run(command, env=environment_of_the_test(), cwd=ROOT, capture_output=True, check=True)
    assert int(ended.stdout) < LIMIT
    with Attachment.objects.get().file.open() as file:
        assert file.read() == photo
    assert RawMail.objects.get().read() == letter.read_bytes()
