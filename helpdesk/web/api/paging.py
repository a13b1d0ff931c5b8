from urllib.parse import urlsplit

from django.http import QueryDict
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.pagination import Cursor, CursorPagination
from rest_framework.request import Request

from helpdesk.web.parameters import values


class Pages(CursorPagination):
    """Keyset pages: `next` and `previous` are links; a deep page costs what the first one does."""

    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200
    ordering = "-id"

    def decode_cursor(self, request: Request) -> Cursor | None:
        """Every list is ordered by a number, so a cursor of ours holds one, and nothing that we would not write."""
        try:
            cursor = super().decode_cursor(request)
        except NotFound:
            raise ValidationError({self.cursor_query_param: [_OURS]}) from None
        if cursor and not self._is_ours(cursor, request.query_params[self.cursor_query_param]):
            raise ValidationError({self.cursor_query_param: [_OURS]})
        return cursor

    def _is_ours(self, cursor: Cursor, written: str) -> bool:
        if values.whole(str(cursor.position)) is None:
            return False
        link = QueryDict(urlsplit(self.encode_cursor(cursor)).query)
        return link[self.cursor_query_param] == written

    def get_page_size(self, request: Request) -> int | None:
        asked = request.query_params.get(str(self.page_size_query_param))
        size = self.page_size if asked is None else values.whole(str(asked), low=1, high=self.max_page_size)
        if size is None:
            raise ValidationError({self.page_size_query_param: [f"A number from 1 to {self.max_page_size}."]})
        return size


_OURS = "This is no cursor of ours. Follow `next` as it is."
