"""Public pages wear the shop's colour, logo, links and languages, and stay readable whatever was chosen."""

import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from helpdesk.audit.models import AuditEntry
from helpdesk.people.models import User
from helpdesk.shop.brand import DARK_GROUNDS, LIGHT_GROUNDS, brand
from helpdesk.shop.models import Shop, ShopPicture
from helpdesk.shop.png import BadPicture, clean_png
from helpdesk.shop.services import save_shop
from helpdesk.web.colours import ENOUGH, contrast

pytestmark = pytest.mark.django_db
LOOK, LINKS = "/desk/settings/public-pages/look/", "/desk/settings/public-pages/links/"
ROWS = {
    f"{name}-{what}": str(number)
    for name in ("handles", "footer_links")
    for what, number in (("TOTAL_FORMS", 2), ("INITIAL_FORMS", 0))
}


@pytest.fixture
def manager(client: Client, bob: User) -> Client:
    client.force_login(bob)
    return client


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(side: int = 2, *, more: bytes = b"", behind: bytes = b"") -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0))
    rows = zlib.compress(b"".join(b"\0" + b"\xff" * side for _ in range(min(side, 8))))
    return b"\x89PNG\r\n\x1a\n" + head + more + chunk(b"IDAT", rows) + chunk(b"IEND", b"") + behind


def file(content: bytes, name: str = "logo.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "image/png")


@pytest.mark.parametrize("colour", ["#0e6b56", "#ffffff", "#000000", "#ffcc00", "#ff0000", "#7f7f7f", "#00ffff"])
def test_words_in_any_colour_can_be_read_in_light_and_dark(colour: str) -> None:
    made = brand(colour).tokens
    for theme, grounds in enumerate((LIGHT_GROUNDS, DARK_GROUNDS)):
        value = {name: pair[theme] for name, pair in made.items()}
        words = [(value["accent"], ground) for ground in (*grounds, value["accent-soft"], value["hero"])]
        words += [(value["accent-ink"], value["accent-soft"]), (value["on-accent"], value["accent"])]
        words += [(value["on-accent"], value["accent-hover"]), (value["on-wall"], value["wall"])]
        assert all(contrast(*pair) >= ENOUGH for pair in words), words


def test_a_colour_that_cannot_be_read_is_told_and_corrected(manager: Client) -> None:
    manager.post(LOOK, {"colour": "#ffcc00"})
    page = " ".join(manager.get(LOOK).text.split())
    assert "#ffcc00 could hardly be read here" in page
    assert f"pages show {brand('#ffcc00').light.colour}" in page
    assert "As you chose it" in page


def test_public_pages_load_the_colour_and_the_desk_does_not(manager: Client) -> None:
    manager.post(LOOK, {"colour": "#113355"})
    assert "/brand/113355.css" in Client().get("/help/").text
    assert "/brand/113355.css" not in manager.get("/desk/tickets/").text
    sheet = Client().get("/brand/113355.css")
    assert (sheet.status_code, sheet["Content-Type"]) == (200, "text/css; charset=utf-8")
    assert "--accent: light-dark(#113355" in sheet.text


@pytest.mark.parametrize("path", ["/brand/red.css", "/brand/11335.css", "/brand/x%7D/samples.css", "/brand/0.png"])
def test_nothing_else_is_a_sheet_or_a_picture(path: str) -> None:
    assert Client().get(path).status_code == 404


def test_a_logo_stands_in_the_head_of_public_pages(manager: Client) -> None:
    manager.post(LOOK, {"colour": "#0e6b56", "logo": file(png()), "logo_dark": file(png(3)), "favicon": file(png(4))})
    page = Client().get("/help/").text
    shop = Shop.objects.get()
    assert all(f"/brand/{digest}.png" in page for digest in (shop.logo, shop.logo_dark, shop.favicon))
    answer = Client().get(f"/brand/{shop.logo}.png")
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("image/png", "nosniff")
    assert "sandbox" in answer["Content-Security-Policy"]


def test_a_picture_is_taken_away_and_comes_back(manager: Client) -> None:
    manager.post(LOOK, {"colour": "#0e6b56", "logo": file(png())})
    logo = Shop.objects.get().logo
    manager.post(f"{LOOK}logo/set/")
    assert Shop.objects.get().logo == ""
    manager.post(f"{LOOK}logo/set/?digest={logo}")
    assert Shop.objects.get().logo == logo
    assert manager.post(f"{LOOK}logo/set/?digest=nonsense").status_code == 404
    assert manager.post(f"{LOOK}name/set/").status_code == 404


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


@pytest.mark.parametrize(
    "content", [SVG, b"", b"\x89PNG\r\n\x1a\n", png()[:-6], png().replace(b"IDAT", b"IDAX"), png(2_001), b"x" * 300_001]
)
def test_what_is_no_picture_is_refused_and_nothing_is_kept(manager: Client, content: bytes) -> None:
    with pytest.raises(BadPicture):
        clean_png(content)
    if content:
        answer = manager.post(LOOK, {"colour": "#113355", "logo": file(content)})
        assert (answer.status_code, ShopPicture.objects.count(), Shop.objects.count()) == (422, 0, 0)


def test_only_the_picture_of_a_file_is_kept() -> None:
    hidden = chunk(b"tEXt", b"Author\0Meg") + chunk(b"eXIf", b"place")
    assert clean_png(png(more=hidden, behind=b"<script>")).content == png()


def test_links_stand_in_the_footer_and_handles_on_reach_us(manager: Client) -> None:
    sent = ROWS | {
        "handles-0-label": "@lumen on Mastodon",
        "handles-0-url": "https://mastodon.example/@lumen",
        "footer_links-0-label": "Imprint",
        "footer_links-0-url": "lumen.example/imprint",
        "languages": ["en", "de"],
    }
    assert manager.post(LINKS, sent)["Location"] == LINKS
    page = Client().get("/help/reach-us/").text
    assert 'href="https://mastodon.example/@lumen"' in page
    assert 'href="https://lumen.example/imprint"' in page
    assert "Imprint" in manager.get(LINKS).text


@pytest.mark.parametrize(
    ("label", "url"),
    [("Imprint", ""), ("", "https://lumen.example"), ("Run", "javascript:alert(1)"), ("F", "ftp://x.example")],
)
def test_a_link_that_leads_nowhere_is_named_and_what_was_typed_stays(manager: Client, label: str, url: str) -> None:
    sent = ROWS | {"footer_links-0-label": label, "footer_links-0-url": url, "languages": ["en"]}
    answer = manager.post(LINKS, sent)
    assert (answer.status_code, (label or url) in answer.text, Shop.objects.count()) == (422, True, 0)


def test_a_language_that_is_not_offered_is_not_spoken(bob: User) -> None:
    save_shop(by=bob, facts={"languages": ["de", "fr"]})
    browser = Client(headers={"accept-language": "es"})
    assert '<html lang="es"' not in browser.get("/help/about/?lang=es").text
    assert '<html lang="fr"' in browser.get("/help/about/?lang=fr").text
    assert 'hreflang="es"' not in browser.get("/help/about/?lang=fr").text


def test_a_change_of_all_of_it_is_one_entry(manager: Client) -> None:
    manager.post(LOOK, {"colour": "#113355", "logo": file(png())})
    assert set(AuditEntry.objects.get(kind="shop").changes) == {"colour", "logo"}


@pytest.mark.parametrize("path", [LOOK, LINKS])
def test_they_are_for_those_who_may_change_the_shop(client: Client, alice: User, path: str) -> None:
    client.force_login(alice)
    assert client.get(path).status_code == 403
