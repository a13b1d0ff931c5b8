from django.urls import path

from helpdesk.imports.views import batches, columns, steps

app_name = "imports"
urlpatterns = [
    path("desk/settings/imports/", batches.imports, name="imports"),
    path("desk/settings/imports/new/", batches.new, name="new_import"),
    path("desk/settings/imports/example/<str:kind>/", batches.example, name="example"),
    path("desk/settings/imports/<int:pk>/", batches.one_import, name="import"),
    path("desk/settings/imports/<int:pk>/columns/", columns.columns, name="columns"),
    path("desk/settings/imports/<int:pk>/lines/", batches.lines, name="lines"),
    path("desk/settings/imports/<int:pk>/start/", steps.start, name="start"),
    path("desk/settings/imports/<int:pk>/take-back/", steps.take_back, name="take_back"),
    path("desk/settings/imports/<int:pk>/discard/", steps.discard, name="discard"),
]
