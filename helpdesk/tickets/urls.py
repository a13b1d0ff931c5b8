from django.urls import path

from helpdesk.tickets.views import (
    attachments,
    bulk,
    change,
    customer_tickets,
    detail,
    drafts,
    inbox,
    message_body,
    reach,
    reply,
    saved_replies,
    side,
    tasks,
)

app_name = "tickets"
urlpatterns = [
    path("desk/tickets/", inbox.inbox_page, name="inbox"),
    path("desk/tickets/fresh/", inbox.fresh, name="fresh"),
    path("desk/tickets/bulk/", bulk.bulk, name="bulk"),
    path("desk/tickets/bulk/undo/<str:token>/", bulk.undo, name="bulk_undo"),
    path("desk/tickets/<int:number>/", detail.detail_page, name="detail"),
    path("desk/tickets/<int:number>/reply/", reply.send, name="reply"),
    path("desk/tickets/<int:number>/undo/<int:message_id>/", reply.undo, name="undo"),
    path("desk/tickets/<int:number>/send-now/<int:message_id>/", reply.send_now, name="send_now"),
    path("desk/tickets/<int:number>/draft/", drafts.save, name="draft"),
    path("desk/tickets/<int:number>/insert/", drafts.insert, name="insert"),
    path("desk/tickets/<int:number>/change/", change.change, name="change"),
    path("desk/tickets/<int:number>/complaint/", change.complaint, name="complaint"),
    path("desk/tickets/<int:number>/saved-replies/", saved_replies.saved_replies, name="saved_replies"),
    path("desk/tickets/<int:number>/orders/", side.orders, name="orders"),
    path("desk/tickets/<int:number>/past/", side.past_tickets, name="past"),
    path("desk/tickets/<int:number>/address-works/", reach.works_again, name="address_works"),
    path("desk/tasks/", tasks.tasks, name="tasks"),
    path("desk/tasks/<int:pk>/done/", tasks.finish, name="finish_task"),
    path("desk/tasks/<int:pk>/reopen/", tasks.reopen, name="reopen_task"),
    path("desk/tasks/<int:pk>/assign/", tasks.assign, name="assign_task"),
    path("desk/customers/<int:pk>/tickets/", customer_tickets.customer_tickets, name="of_customer"),
    path("desk/messages/<int:message_id>/body/", message_body.message_body, name="message_body"),
    path("desk/attachments/<uuid:key>/", attachments.attachment, name="attachment"),
]
