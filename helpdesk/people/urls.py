from django.urls import path

from helpdesk.people.views import customers, preferences

app_name = "people"
urlpatterns = [
    path("desk/customers/", customers.customers_page, name="customers"),
    path("desk/customers/<int:pk>/", customers.customer_page, name="customer"),
    path("desk/me/", preferences.preferences_page, name="preferences"),
    path("desk/me/after-send/", preferences.after_send, name="after_send"),
    path("desk/me/theme/", preferences.theme, name="theme"),
]
