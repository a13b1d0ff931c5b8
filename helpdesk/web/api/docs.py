"""The page of the API's documentation: Swagger UI from our own files, so that it works offline and under the strict
policy.
"""

from csp.decorators import csp_update
from django.utils.decorators import method_decorator
from drf_spectacular.views import SpectacularSwaggerSplitView


# Swagger UI's style sheet carries its icons as data: pictures; nothing else is loosened, and on this page alone.
@method_decorator(csp_update({"img-src": ["data:"]}), name="dispatch")
class DocsView(SpectacularSwaggerSplitView):
    """The page, and with `?script=` the few lines that start it."""

    url_name = "api-schema"
    template_name = "helpdesk/web/api_docs.html"
