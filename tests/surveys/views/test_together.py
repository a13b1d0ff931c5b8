"""Presses at the same moment, over real HTTP: one answer, nobody turned away."""

from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, build_opener

import pytest
from pytest_django.live_server_helper import LiveServer

from surveys.models import Answer
from tests.surveys.conftest import Asked


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *args: object) -> None:
        return None


def post(url: str, fields: dict[str, object]) -> int:
    try:
        with build_opener(_Stay).open(url, urlencode(fields).encode(), timeout=30) as answer:
            return int(answer.status)
    except HTTPError as error:
        return error.code


@pytest.mark.django_db(transaction=True)
def test_four_presses_at_once_store_one_answer_and_lose_none(asked: Asked, live_server: LiveServer) -> None:
    with ThreadPoolExecutor(4) as pool:
        codes = list(pool.map(lambda score: post(live_server.url + asked.path, {"score": score}), [9, 9, 9, 9]))
    assert (codes, Answer.objects.get().score) == ([302] * 4, 9)
