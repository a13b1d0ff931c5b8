from django.urls import path

from helpdesk.shop import views

app_name = "shop"
urlpatterns = [
    path("desk/settings/shop/", views.shop, name="shop"),
    path("desk/settings/shop/guide/end/", views.end_guide, name="end_guide"),
]
