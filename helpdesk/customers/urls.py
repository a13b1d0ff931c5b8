from django.urls import path

from helpdesk.customers.views import customers

app_name = "customers"
urlpatterns = [
    path("desk/customers/", customers.customers_page, name="customers"),
    path("desk/customers/<int:pk>/", customers.customer_page, name="customer"),
]
