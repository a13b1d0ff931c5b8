"""The customer's pages under /help/requests/, /r/ and /accounts/."""

from django.urls import path

from helpdesk.portal.views import account, my_requests, own_address, request

app_name = "portal"
urlpatterns = [
    path("help/requests/", my_requests.my_requests, name="my_requests"),
    path("help/requests/<int:number>/", my_requests.detail, name="my_request"),
    path("help/requests/<int:number>/attachments/<uuid:key>/", my_requests.attachment, name="my_attachment"),
    path("desk/customers/<int:pk>/account/", account.account, name="account"),
    path("desk/customers/<int:pk>/account/offer/", account.offer, name="offer_account"),
    path("desk/customers/<int:pk>/account/close/", account.close, name="close_account"),
    path("desk/customers/<int:pk>/account/reopen/", account.reopen, name="reopen_account"),
    path("r/<str:token>/", request.request_page, name="request"),
    path("r/<str:token>/attachments/<uuid:key>/", request.attachment, name="request_attachment"),
    path("accounts/email/", own_address.own_address, name="own_address"),
    path("accounts/confirm-email/", own_address.no_other_proof),
    path("accounts/confirm-email/<str:key>/", own_address.no_other_proof),
    path("accounts/email/<str:secret>/", own_address.prove_address, name="prove_address"),
]
