from django.urls import path
from rest_framework.routers import SimpleRouter

from helpdesk.customers.api.views import CustomerViewSet

router = SimpleRouter()
router.register("customers", CustomerViewSet, basename="api-customer")
add = CustomerViewSet.as_view({"post": "add_contact_point"})
one = CustomerViewSet.as_view({"patch": "change_contact_point", "delete": "remove_contact_point"})
urlpatterns = [
    *router.urls,
    path("customers/<int:pk>/contact-points/", add, name="api-customer-contact-points"),
    path("customers/<int:pk>/contact-points/<int:point_id>/", one, name="api-customer-contact-point"),
]
