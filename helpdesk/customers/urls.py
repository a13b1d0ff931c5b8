from django.urls import path

from helpdesk.customers.views import customers, products

app_name = "customers"
urlpatterns = [
    path("desk/customers/", customers.customers_page, name="customers"),
    path("desk/customers/<int:pk>/", customers.customer_page, name="customer"),
    path("desk/settings/products/", products.products, name="products"),
    path("desk/settings/products/new/", products.new, name="new_product"),
    path("desk/settings/products/<int:pk>/", products.product, name="product"),
    path("desk/settings/products/<int:pk>/retire/", products.retire, name="retire_product"),
    path("desk/settings/products/<int:pk>/restore/", products.restore, name="restore_product"),
]
