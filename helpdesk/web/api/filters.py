"""Filters of lists: each is known by name and each value is one that it takes, or the answer is 400."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from helpdesk.web.parameters import values
from helpdesk.web.parameters.days import moment


class _Whole(forms.CharField):
    widget = forms.NumberInput

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if text and (number := values.whole(text)) is None:
            raise forms.ValidationError("This is no whole number.")
        return number if text else None


class _Moment(forms.CharField):
    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if text and (read := moment(text.replace(" ", "+"))) is None:
            raise forms.ValidationError("Write a time with its offset, as in 2026-11-29T10:00:00Z.")
        return read if text else None


class _YesNo(forms.CharField):
    WORDS = {"true": True, "1": True, "false": False, "0": False}

    def clean(self, value: Any) -> Any:
        text = super().clean(value).lower()
        if text and text not in self.WORDS:
            raise forms.ValidationError("Say true or false.")
        return self.WORDS.get(text)


class WholeFilter(django_filters.NumberFilter):
    field_class = _Whole  # type: ignore[assignment] # stricter than the library's

    def get_max_validator(self) -> None:
        return None


class MomentFilter(django_filters.IsoDateTimeFilter):
    """A time with its offset; a `+` that an address turned into a blank is one again."""

    field_class = _Moment  # type: ignore[assignment] # stricter than the library's


class YesNoFilter(django_filters.BooleanFilter):
    field_class = _YesNo  # type: ignore[assignment] # stricter than the library's


class StrictFilters(DjangoFilterBackend):
    """Refuses names that no filter of the list has, values that are empty, and two where one is taken."""

    def filter_queryset(self, request: Any, queryset: QuerySet[Any], view: Any) -> QuerySet[Any]:
        filterset_class = self.get_filterset_class(view, queryset)
        filters = filterset_class.base_filters if filterset_class else {}
        several = {name for name, one in filters.items() if isinstance(one, django_filters.MultipleChoiceFilter)}
        known = set(filters)
        if not getattr(view, "detail", False) and (paging := getattr(view, "pagination_class", None)):
            known |= {paging.cursor_query_param, paging.page_size_query_param}
        _check(request, known, several)
        return super().filter_queryset(request, queryset, view)


def _check(request: Request, known: set[str], several: set[str]) -> None:
    wrong: dict[str, list[str]] = {}
    for name, given in request.query_params.lists():
        if name not in known:
            names = ", ".join(sorted(known))
            wrong[name] = [f"There is no such filter here. There are: {names}." if names else "Nothing is asked here."]
        elif any("\x00" in value or not value.strip() for value in given):
            wrong[name] = ["Name a value, or leave this filter out."]
        elif len(given) > 1 and name not in several:
            wrong[name] = ["This takes one value."]
    if wrong:
        raise ValidationError(wrong)
