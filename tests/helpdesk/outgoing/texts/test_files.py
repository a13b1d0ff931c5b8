"""Words of mails are files: one more language is one more file."""

from pathlib import Path

import pytest

from helpdesk.outgoing.texts.files import words_in
from helpdesk.outgoing.texts.registry import Words


def test_a_file_is_a_language(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text("Subject: We have {{ticket.number}}\n\nHello,\n\n---\nBye\n")
    (tmp_path / "pt-br.txt").write_text("Subject:\n\nOlá\n")
    assert words_in(tmp_path) == {
        "en": Words("We have {{ticket.number}}", "Hello,\n\n---\nBye\n"),
        "pt-br": Words("", "Olá\n"),
    }


@pytest.mark.parametrize("text", ["Hello,\n\nyou\n", "Subject: Hello\nyou\n"])
def test_a_file_without_its_subject_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "de.txt").write_text(text)
    with pytest.raises(ValueError, match=r"de\.txt"):
        words_in(tmp_path)
