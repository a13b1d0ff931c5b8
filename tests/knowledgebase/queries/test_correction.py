from hypothesis import given
from hypothesis import strategies as st

from helpdesk.search.spelling import allowed, distance
from knowledgebase.queries.correction import corrected
from tests.knowledgebase.conftest import Write

words = st.text("abcñé", max_size=6)


def test_slips_of_the_finger_are_one_step() -> None:
    assert [distance("kettel", "kettle"), distance("passord", "password"), distance("lidd", "lid")] == [1, 1, 1]


@given(words, words)
def test_distance_is_symmetric_and_zero_only_for_equal_words(first: str, second: str) -> None:
    assert distance(first, second) == distance(second, first)
    assert (distance(first, second) == 0) == (first == second)


@given(words, words)
def test_distance_is_bounded_by_the_lengths(first: str, second: str) -> None:
    assert abs(len(first) - len(second)) <= distance(first, second) <= max(len(first), len(second))


def test_short_words_and_numbers_stay_as_they_are() -> None:
    assert [allowed("lid"), allowed("hp20418"), allowed("kettl"), allowed("kettles")] == [0, 0, 1, 2]


def test_an_unknown_word_becomes_the_nearest_known_one(write: Write) -> None:
    write("New kettle smells of plastic", "It smells. Smelly kettles are normal.")
    found = corrected(["kettel", "smels", "plastic"], "en", ["en", "es"])
    assert found.changed
    assert (found.words[0], found.words[2]) == ("kettle", "plastic")
    assert found.words[1] in ("smells", "smelly")


def test_another_form_of_a_known_word_is_no_mistake(write: Write) -> None:
    write("Kettle", "It smells.")
    assert not corrected(["smelling", "kettles", "the"], "en", ["en"]).changed
