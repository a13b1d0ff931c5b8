from django.urls import path

from complaints.views import causes, export, hold, listing, panel, receipt, trends

app_name = "complaints"
urlpatterns = [
    path("c/receipt/<str:token>/", receipt.receipt, name="receipt"),
    path("c/receipt/<str:token>/words.txt", receipt.words, name="receipt_words"),
    path("desk/complaints/", listing.complaint_list, name="list"),
    path("desk/complaints/trends/", trends.complaint_trends, name="trends"),
    path("desk/complaints/export.csv", export.export_csv, name="export"),
    path("desk/complaints/causes/", causes.cause_list, name="causes"),
    path("desk/complaints/causes/<int:pk>/", causes.cause_edit, name="cause"),
    path("desk/complaints/causes/<int:pk>/merge/", causes.cause_merge, name="merge_cause"),
    path("desk/complaints/tickets/<int:number>/", panel.panel, name="panel"),
    path("desk/complaints/tickets/<int:number>/start/", panel.start, name="start"),
    path("desk/complaints/tickets/<int:number>/acknowledge/", panel.acknowledged, name="acknowledge"),
    path("desk/complaints/tickets/<int:number>/hold/", hold.hold, name="hold"),
    path("desk/complaints/tickets/<int:number>/hold/end/", hold.end, name="end_hold"),
]
