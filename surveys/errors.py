"""Refusals of the services that are more than a wrong field."""


class AnswerIsFinal(Exception):
    """The two weeks in which an answer can be changed have passed."""


class ImportRefused(ValueError):
    """A file that cannot be read as answers; the words say what is wrong and what to do."""
