"""What does not fit on the disk leaves nothing there."""

import resource
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from helpdesk.settings import base
from helpdesk.web.storage import WholeFileStorage


@pytest.mark.parametrize("size", [5_000, 500_000])
def test_half_a_file_is_removed(tmp_path: Path, size: int) -> None:
    storage = WholeFileStorage(location=tmp_path)
    storage.save("a/whole", ContentFile(b"kept"))
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, usual[1]))
    try:
        with pytest.raises(OSError, match="large"):
            storage.save("a/cut", ContentFile(b"x" * size))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert [file.name for file in (tmp_path / "a").iterdir()] == ["whole"]


def test_all_our_files_are_kept_so() -> None:
    assert isinstance(storages["default"], WholeFileStorage)
    assert base.STORAGES["default"]["BACKEND"] == "helpdesk.web.storage.WholeFileStorage"
