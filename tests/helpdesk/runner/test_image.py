"""The image builds: the steps of the Dockerfile, run in a clean folder, as there is no engine in a test.

A path that a step names is one below that folder. With `script/test --full` the locked set is installed and the static
files are compressed too, which takes minutes; otherwise the steps run with the packages of this run, which are more.
"""

import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

from helpdesk.runner.layout import ROOT
from tests.running.dose import FULL

pytestmark = pytest.mark.heavy
# What makes the system around the application, and needs an engine.
OF_THE_SYSTEM = ("useradd ",)
PLACES = ("/venv", "/app", "/data", "/tmp/production.txt", "/dev/shm")
RUNNING = {
    "DATABASE_URL": "postgresql://amends@db/amends",
    "REDIS_URL": "redis://cache:6379/0",
    "EMAIL_URL": "smtp://mail:25",
    "BASE_URL": "https://help.example.org",
    "ALLOWED_HOSTS": "help.example.org",
    "SECRET_KEY": "kYt5r8aX0dQ2mB7vN4cZ1sL6pW9eR3uT8iO5hG2jF7k",
    "SUPPORT_ADDRESS": "help@example.org",
}


class Image:
    """A folder that holds what the image would."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.env = {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "HOME": str(root)}
        for place in ("app", "data", "dev/shm", "tmp"):
            (root / place).mkdir(parents=True)

    def placed(self, words: str) -> str:
        """The words with every place of the image below the folder."""
        for place in PLACES:
            words = re.sub(rf"(?<![\w.]){re.escape(place)}\b", str(self.root) + place, words)
        return words

    def run(self, step: str) -> None:
        done = subprocess.run(
            ["/bin/sh", "-ec", self.placed(step)],
            env=self.env,
            cwd=self.root / "app",
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{step}\n{done.stdout[-2000:]}{done.stderr[-2000:]}"

    def copy(self, source: str, target: str) -> None:
        if source == ".":
            for name in sent_along():
                (self.root / "app" / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / name, self.root / "app" / name)
        elif not source.startswith("/"):
            shutil.copy(ROOT / source, self.placed(f"{target}{Path(source).name}"))


def sent_along() -> Iterator[str]:
    """The files that a build is given: those of git, but for what .dockerignore names."""
    left_out = (ROOT / ".dockerignore").read_text().split()
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in names.splitlines():
        tops = [name, name.split("/", maxsplit=1)[0]]
        if not any(fnmatch(top, pattern) for top in tops for pattern in left_out) and (ROOT / name).is_file():
            yield name


def steps() -> Iterator[tuple[str, str]]:
    """(word, rest) of every line of the Dockerfile, continued lines joined."""
    text = re.sub(r"\\\n", " ", (ROOT / "Dockerfile").read_text())
    for line in text.splitlines():
        if line and not line.startswith("#"):
            word, _, rest = line.partition(" ")
            yield word, rest


def built(image: Image) -> str:
    """Runs every step and returns the command that the image starts with."""
    for word, rest in steps():
        if word == "ENV":
            for part in shlex.split(rest):
                name, _, value = part.partition("=")
                if name != "PATH" or FULL:
                    image.env[name] = image.placed(value.replace("$PATH", image.env["PATH"]))
        elif word == "COPY" and not rest.startswith("--from"):
            image.copy(*rest.split())
        elif word == "RUN" and not rest.startswith(OF_THE_SYSTEM) and (FULL or "pip install" not in rest):
            image.run(rest if FULL or "collectstatic" not in rest else f"{rest} --dry-run")
        elif word == "CMD":
            return rest
    raise AssertionError("the image has no command")


def test_every_step_works_and_what_it_starts_can_load(tmp_path: Path) -> None:
    image = Image(tmp_path)
    command = built(image)
    assert (tmp_path / "app" / "staticfiles" / "staticfiles.json").is_file() or not FULL
    image.env |= RUNNING
    image.run(f"{shlex.join(json.loads(command))} --check-config")
    assert not (tmp_path / "app" / "tests").exists()
