"""Writes an export: `data.json` for programs, `index.html` for people, and files, in one archive.

Everything is written as it is read, to the disk, so that a customer of a hundred thousand messages takes no more memory
than one of ten.
"""

import datetime as dt
import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Any, Self

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from helpdesk.customers.registry import HeldFile, HeldRecord
from helpdesk.privacy.labels import label_of
from helpdesk.web.requests.language import page_language
from helpdesk.web.words.formats import full_time

_HEAD = """<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{title}</title>
<style>body{{font:16px/1.5 sans-serif;max-width:50em;margin:2em auto;padding:0 1em}}dt{{font-weight:bold}}
dd{{margin:0 0 .5em 1em;white-space:pre-wrap}}article{{border-top:1px solid #999;padding:.5em 0}}</style>
<h1>{title}</h1><p>{made}</p>
"""


class Archive:
    """The file at `path`, which is whole once the block has ended."""

    def __init__(self, directory: Path, name: str) -> None:
        self.path = directory / "export.zip"
        self._zip = zipfile.ZipFile(self.path, "w", zipfile.ZIP_DEFLATED)
        self._json_path, self._html_path = directory / "data.json", directory / "index.html"
        self._json = self._json_path.open("w", encoding="utf-8")
        self._html = self._html_path.open("w", encoding="utf-8")
        self._names: set[str] = set()
        self._nothing: list[str] = []
        made = gettext("Made on %(day)s.") % {"day": _moment(timezone.now())}
        title = gettext("What we hold of %(name)s") % {"name": name}
        self._html.write(format_html(_HEAD, language=page_language(), title=title, made=made))
        self._json.write("{")
        self._is_first = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._json.write("}\n")
        if self._nothing:
            words = gettext("Nothing is held of: %(kinds)s.") % {"kinds": ", ".join(self._nothing)}
            self._html.write(format_html("<p>{}</p>\n", words))
        self._json.close()
        self._html.close()
        self._zip.write(self._json_path, "data.json")
        self._zip.write(self._html_path, "index.html")
        self._zip.close()

    def add(self, key: str, label: str, records: Iterator[HeldRecord]) -> None:
        """Write one kind of things. People read of it where there is any; what there is none of is told at the end."""
        self._json.write(("" if self._is_first else ",") + json.dumps(key) + ":[")
        self._is_first = False
        count = 0
        for count, one in enumerate(records, start=1):
            if count == 1:
                self._html.write(format_html("<h2>{}</h2>\n", gettext(label)))
            files = [self._file(file) for file in one.files]
            values = {**one.values, **({"file_paths": [path for path in files if path]} if files else {})}
            self._json.write(("," if count > 1 else "") + json.dumps(values, cls=DjangoJSONEncoder))
            self._html.write(format_html("<article>{}{}</article>\n", _table(values), _links(files)))
        self._json.write("]")
        if not count:
            self._nothing.append(gettext(label))

    def _file(self, held: HeldFile) -> str:
        """The place of a file in the archive; empty where it is gone from the disk."""
        path = self._free(_safe(held.name))
        try:
            with held.file.storage.open(str(held.file.name)) as source, self._zip.open(path, "w") as target:
                shutil.copyfileobj(source, target, 64 * 1024)
        except FileNotFoundError:
            return ""
        return path

    def _free(self, path: str) -> str:
        number, free = 1, path
        while free in self._names:
            number += 1
            free = f"{path}-{number}"
        self._names.add(free)
        return free


def _safe(name: str) -> str:
    """A path within the archive, wherever a sender's name for a file would lead."""
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in ("/", "..", ".")]
    clean = [
        "".join(letter if letter.isprintable() and letter not in ':*?"<>|' else "_" for letter in p) for p in parts
    ]
    return "/".join(["files", *clean])


def _table(values: dict[str, Any]) -> SafeString:
    told = {name: value for name, value in values.items() if name != "file_paths" and value not in (None, "", [], {})}
    rows = [(label_of(name), _shown(value)) for name, value in told.items()]
    return format_html("<dl>{}</dl>", format_html_join("", "<dt>{}</dt><dd>{}</dd>", rows))


def _shown(value: Any) -> Any:
    if isinstance(value, dict):
        return _table(value)
    if isinstance(value, list | tuple):
        return format_html_join("", "<div>{}</div>", ((_shown(one),) for one in value))
    if isinstance(value, dt.datetime):
        return _moment(value)
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    return "–" if value in (None, "") else str(value)


def _moment(at: dt.datetime) -> str:
    """Whole, with its zone: a file is read long after the day on which it was made."""
    return full_time(timezone.localtime(at))


def _links(paths: list[str]) -> SafeString:
    return format_html_join("", '<p><a href="{}">{}</a></p>', ((path, path) for path in paths if path))
