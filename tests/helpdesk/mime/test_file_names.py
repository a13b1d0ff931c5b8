"""Names of files, as programs really write them."""

import pytest

from helpdesk.mime.parse import parse_mail

GROESSE = "Gr%C3%B6%C3%9Fe.pdf"


def name_of(*fields: str) -> str:
    head = "\n".join(["Content-Type: application/pdf", *fields])
    raw = f"From: a@example.org\nContent-Type: multipart/mixed; boundary=b\n\n--b\n{head}\n\nx\n--b--\n"
    return parse_mail(raw.encode()).attachments[0].filename


@pytest.mark.parametrize(
    ("parameters", "name"),
    [
        (f"filename=utf-8''{GROESSE}", "Größe.pdf"),
        (f"filename=\"UTF-8'de'{GROESSE}\"", "Größe.pdf"),
        (f"filename*=utf-8'{GROESSE}", "Größe.pdf"),
        (f"filename*={GROESSE}", "Größe.pdf"),
        (f"filename*=\"utf-8''{GROESSE}\"", "Größe.pdf"),
        (f"filename*=''{GROESSE}", "Größe.pdf"),
        (f"filename*=x-nobody''{GROESSE}", "Größe.pdf"),
        ("filename*=iso-8859-1''Gr%F6%DFe.pdf", "Größe.pdf"),
        ("filename*=x-nobody''Gr%F6%DFe.pdf", "Größe.pdf"),
        ("filename*=utf-8''Gr%F6%DFe.pdf", "Größe.pdf"),
        (f"filename={GROESSE}", "Größe.pdf"),
        ("filename=100%25 sure %41.pdf", "100%25 sure %41.pdf"),
        ("filename*=utf-8''=?utf-8?Q?Gr=C3=B6=C3=9Fe.pdf?=", "Größe.pdf"),
        ("filename==?utf-8?Q?Gr=C3=B6=C3=9Fe?= =?utf-8?Q?_2.pdf?=", "Größe 2.pdf"),
        ('filename="Gr&#246;&#223;e.pdf"', "Größe.pdf"),
        ("filename='single.pdf'", "single.pdf"),
        ("filename=O'Neil's.pdf", "O'Neil's.pdf"),
        ("filename=my own file.pdf", "my own file.pdf"),
        ("filename=my own file.pdf; size=12", "my own file.pdf"),
        ('filename="the "big" one.pdf"', "the _big_ one.pdf"),
        ('filename="open.pdf; size=12', "open.pdf"),
        ('filename="a.pdf" size=12', "a.pdf"),
        ('filename="a; b.pdf"', "a; b.pdf"),
        ('filename="a.pdf"; filename=', "a.pdf"),
    ],
)
def test_a_name_is_read_however_it_is_written(parameters: str, name: str) -> None:
    assert name_of(f"Content-Disposition: attachment; {parameters}") == name


@pytest.mark.parametrize(
    ("parameters", "name"),
    [
        ("filename*1=rates.pdf; filename*0=the-", "the-rates.pdf"),
        ("filename*1=rates.pdf; filename*2=.old", "rates.pdf.old"),
        ("filename*0=a; filename*2=c.pdf", "ac.pdf"),
        ("filename*00=a; filename*01=b.pdf", "ab.pdf"),
        ("filename*0*=utf-8''Gr%C3%B6; filename*1*=%C3%9Fe; filename*2=.pdf", "Größe.pdf"),
        ("filename*0*=utf-8''Gr%C3; filename*1*=%B6%C3%9Fe.pdf", "Größe.pdf"),
        ("filename*0*=utf-8''Gr; filename*1*=utf-8''%C3%B6%C3%9Fe.pdf", "Größe.pdf"),
        ('filename*0="Gr%C3%B6"; filename*1*="%C3%9Fe.pdf"', "Gr%C3%B6ße.pdf"),
        ('filename="fall back.pdf"; filename*0="the "; filename*1="long.pdf"', "the long.pdf"),
        (f"filename=fallback.pdf; filename*=utf-8''{GROESSE}", "Größe.pdf"),
        (f"filename*=utf-8''{GROESSE}; filename=fallback.pdf", "Größe.pdf"),
        ("filename*0=the-; filename=fallback.pdf", "the-"),
    ],
)
def test_a_name_in_several_parts_is_put_together(parameters: str, name: str) -> None:
    assert name_of(f"Content-Disposition: attachment; {parameters}") == name


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        (("Content-Description: invoice-77.pdf", "Content-Disposition: attachment"), "invoice-77.pdf"),
        (("Content-Description: =?utf-8?Q?Gr=C3=B6=C3=9Fe.pdf?=",), "Größe.pdf"),
        (("Content-Description: The invoice",), "attachment-1.pdf"),
        (("Content-Description: See 2.5", "Content-Disposition: attachment; filename=a.pdf"), "a.pdf"),
        (("Content-Location: https://shop.example/files/a%20b.pdf?x=1",), "a b.pdf"),
        (("Content-Location: file:///C:/Users/meg/scan.pdf",), "scan.pdf"),
        (("Content-Location: https://shop.example/files/",), "attachment-1.pdf"),
        (("Content-Disposition: attachment; name=a.pdf",), "a.pdf"),
        (("Content-Disposition: a.pdf",), "attachment-1.pdf"),
    ],
)
def test_a_file_without_a_name_takes_it_from_what_describes_it(fields: tuple[str, ...], name: str) -> None:
    assert name_of(*fields) == name
