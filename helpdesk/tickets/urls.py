from django.urls import path

from helpdesk.tickets.views import reply_policies, reply_policy, tasks
from helpdesk.tickets.views.composer import drafts, kept_posts
from helpdesk.tickets.views.inbox import bulk, export, inbox
from helpdesk.tickets.views.ticket import (
    attachments,
    change,
    customer_tickets,
    detail,
    message_body,
    on_file,
    reach,
    reply,
    side,
    writers,
)

app_name = "tickets"
urlpatterns = [
    path("desk/tickets/", inbox.inbox_page, name="inbox"),
    path("desk/tickets/fresh/", inbox.fresh, name="fresh"),
    path("desk/tickets/export.csv", export.export_csv, name="export"),
    path("desk/tickets/bulk/", bulk.bulk, name="bulk"),
    path("desk/tickets/bulk/undo/<str:token>/", bulk.undo, name="bulk_undo"),
    path("desk/tickets/<int:number>/", detail.detail_page, name="detail"),
    path("desk/tickets/<int:number>/reply/", reply.send, name="reply"),
    path("desk/tickets/<int:number>/undo/<int:message_id>/", reply.undo, name="undo"),
    path("desk/tickets/<int:number>/send-now/<int:message_id>/", reply.send_now, name="send_now"),
    path("desk/tickets/<int:number>/draft/", drafts.save, name="draft"),
    path("desk/tickets/<int:number>/files/", drafts.add_files, name="files"),
    path("desk/tickets/<int:number>/writing/", writers.happening, name="writers"),
    path("desk/tickets/<int:number>/insert/", drafts.insert, name="insert"),
    path("desk/tickets/<int:number>/change/", change.change, name="change"),
    path("desk/tickets/<int:number>/complaint/", change.complaint, name="complaint"),
    path("desk/tickets/<int:number>/complaint/undo/", change.no_complaint, name="no_complaint"),
    path("desk/tickets/<int:number>/on-file/", on_file.panel, name="on_file"),
    path("desk/tickets/<int:number>/on-file/note/", on_file.note, name="note_fact"),
    path("desk/tickets/<int:number>/asked/", on_file.asked, name="asked"),
    path("desk/tickets/<int:number>/orders/", side.orders, name="orders"),
    path("desk/tickets/<int:number>/past/", side.past_tickets, name="past"),
    path("desk/tickets/<int:number>/address-works/", reach.works_again, name="address_works"),
    path("desk/settings/reply-policies/", reply_policies.reply_policies, name="reply_policies"),
    path("desk/settings/reply-policies/new/", reply_policy.new, name="new_reply_policy"),
    path("desk/settings/reply-policies/<int:pk>/", reply_policy.reply_policy, name="reply_policy"),
    path("desk/settings/reply-policies/<int:pk>/move/", reply_policies.move, name="move_reply_policy"),
    path("desk/settings/reply-policies/<int:pk>/switch/", reply_policies.switch, name="switch_reply_policy"),
    path("desk/tasks/", tasks.tasks, name="tasks"),
    path("desk/tasks/<int:pk>/done/", tasks.finish, name="finish_task"),
    path("desk/tasks/<int:pk>/reopen/", tasks.reopen, name="reopen_task"),
    path("desk/tasks/<int:pk>/assign/", tasks.assign, name="assign_task"),
    path("desk/customers/<int:pk>/tickets/", customer_tickets.customer_tickets, name="of_customer"),
    path("kept/<int:pk>/", kept_posts.kept_post, name="kept_post"),
    path("desk/messages/<int:message_id>/body/", message_body.message_body, name="message_body"),
    path("desk/attachments/<uuid:key>/", attachments.attachment, name="attachment"),
]
