"""A service elsewhere finds its file below the domain, and the file can be nothing else."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from helpdesk.people.models import User
from helpdesk.shop.models import ProofFile
from helpdesk.shop.services import remove_proof_file, save_proof_file
from helpdesk.shop.services.proof_files import MOST

pytestmark = pytest.mark.django_db
PAGE = "/desk/settings/public-pages/files/"
WORDS = "google-site-verification: google1a.html"


@pytest.fixture
def manager(client: Client, bob: User) -> Client:
    client.force_login(bob)
    return client


@pytest.mark.parametrize("name", ["google1a.html", ".well-known/apple-domain", "BingSiteAuth.xml", "shop_2.txt"])
def test_a_file_can_be_fetched_below_the_domain(manager: Client, name: str) -> None:
    manager.post(PAGE, {"name": name, "content": WORDS})
    answer = Client().get(f"/{name}")
    assert (answer.status_code, answer.text) == (200, WORDS)


def test_the_file_itself_keeps_its_name(manager: Client) -> None:
    manager.post(PAGE, {"file": SimpleUploadedFile("google1a.html", WORDS.encode())})
    assert Client().get("/google1a.html").text == WORDS


def test_nothing_in_a_file_runs() -> None:
    save_proof_file(by=None, name="a.html", content="<script>alert(1)</script>")
    answer = Client().get("/a.html")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "name", ["sitemap.xml", "../a.html", "desk/a.html", "a.js", ".html", ".well-known/a/b", "ä.txt"]
)
def test_a_name_that_cannot_be_keeps_what_was_typed(manager: Client, name: str) -> None:
    answer = manager.post(PAGE, {"name": name, "content": WORDS})
    assert answer.status_code == 422
    assert WORDS in answer.text
    assert not ProofFile.objects.exists()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"a\0b", b"x" * 20_001])
def test_what_is_no_small_text_is_refused(manager: Client, content: bytes) -> None:
    answer = manager.post(PAGE, {"file": SimpleUploadedFile("a.html", content)})
    assert answer.status_code == 422
    assert not ProofFile.objects.exists()


def test_a_file_of_the_same_name_is_replaced(manager: Client) -> None:
    for words in ("old", "new"):
        manager.post(PAGE, {"name": "a.txt", "content": words})
    assert Client().get("/a.txt").text == "new"


def test_what_is_taken_away_can_come_back(manager: Client) -> None:
    file = save_proof_file(by=None, name="a.txt", content="a")
    manager.post(f"{PAGE}{file.pk}/remove/")
    assert Client().get("/a.txt").status_code == 404
    manager.post(f"{PAGE}{file.pk}/restore/")
    assert Client().get("/a.txt").status_code == 200


def test_there_is_an_end_to_how_many_are_served(manager: Client) -> None:
    for number in range(MOST):
        save_proof_file(by=None, name=f"{number}.txt", content="a")
    assert manager.post(PAGE, {"name": "a.txt", "content": "a"}).status_code == 422
    remove_proof_file(file=ProofFile.objects.all()[0], by=None)
    assert manager.post(PAGE, {"name": "a.txt", "content": "a"}).status_code == 302
