from django.urls import path

from helpdesk.privacy.views import erasures, exports, retention

app_name = "privacy"
urlpatterns = [
    path("desk/customers/<int:pk>/data/", exports.of_customer, name="of_customer"),
    path("desk/customers/<int:pk>/data/export/", exports.order, name="order_export"),
    path("desk/customers/<int:pk>/data/exports/<int:export_id>/", exports.download, name="export"),
    path("desk/customers/<int:pk>/data/exports/<int:export_id>/again/", exports.again, name="export_again"),
    path("desk/customers/<int:pk>/erase/", erasures.erase, name="erase"),
    path("desk/settings/erasures/", erasures.erasures, name="erasures"),
    path("desk/settings/erasures/<int:pk>/", erasures.certificate, name="erasure"),
    path("desk/settings/erasures/<int:pk>/again/", erasures.again, name="erasure_again"),
    path("desk/settings/retention/", retention.retention, name="retention"),
    path("desk/settings/retention/<slug:kind>/", retention.examples, name="retention_examples"),
]
