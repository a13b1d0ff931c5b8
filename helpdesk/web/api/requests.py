"""Requests of the API, which `IsStaffMember` lets through only for somebody who works here."""

from typing import TYPE_CHECKING

from rest_framework.request import Request

if TYPE_CHECKING:
    from django.contrib.auth.models import _User


class StaffApiRequest(Request):
    user: "_User"
