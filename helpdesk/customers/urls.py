from django.urls import path

from helpdesk.customers.views import contact_points, customers, editing, facts, members, organisations, products

app_name = "customers"
urlpatterns = [
    path("desk/customers/", customers.customers_page, name="customers"),
    path("desk/customers/new/", editing.new, name="new_customer"),
    path("desk/customers/<int:pk>/", customers.customer_page, name="customer"),
    path("desk/customers/<int:pk>/edit/", editing.edit, name="edit_customer"),
    path("desk/customers/<int:pk>/contact/", contact_points.contact, name="contact"),
    path("desk/customers/<int:pk>/contact/restore/", contact_points.restore, name="restore_contact_point"),
    path("desk/customers/<int:pk>/contact/<int:point_id>/remove/", contact_points.remove, name="remove_contact_point"),
    path("desk/customers/<int:pk>/contact/<int:point_id>/primary/", contact_points.make_primary, name="make_primary"),
    path("desk/customers/<int:pk>/contact/<int:point_id>/verify/", contact_points.verify, name="verify_contact_point"),
    path("desk/customers/<int:pk>/facts/restore/", facts.restore, name="restore_fact"),
    path("desk/customers/<int:pk>/facts/<slug:key>/correct/", facts.correct, name="correct_fact"),
    path("desk/customers/<int:pk>/facts/<slug:key>/remove/", facts.remove, name="remove_fact"),
    path("desk/settings/organisations/", organisations.organisations, name="organisations"),
    path("desk/settings/organisations/new/", organisations.new, name="new_organisation"),
    path("desk/settings/organisations/<int:pk>/", organisations.organisation, name="organisation"),
    path("desk/settings/organisations/<int:pk>/put-away/", organisations.put_away, name="put_organisation_away"),
    path("desk/settings/organisations/<int:pk>/restore/", organisations.restore, name="restore_organisation"),
    path("desk/settings/organisations/<int:pk>/add/<int:customer_id>/", members.add, name="add_member"),
    path("desk/settings/organisations/<int:pk>/reads/<int:customer_id>/", members.choose_reader, name="choose_reader"),
    path("desk/settings/organisations/<int:pk>/remove/<int:customer_id>/", members.remove, name="remove_member"),
    path("desk/settings/products/", products.products, name="products"),
    path("desk/settings/products/new/", products.new, name="new_product"),
    path("desk/settings/products/<int:pk>/", products.product, name="product"),
    path("desk/settings/products/<int:pk>/merge/", products.merge, name="merge_product"),
    path("desk/settings/products/<int:pk>/retire/", products.retire, name="retire_product"),
    path("desk/settings/products/<int:pk>/restore/", products.restore, name="restore_product"),
]
