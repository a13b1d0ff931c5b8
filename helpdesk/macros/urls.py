from django.urls import path

from helpdesk.macros.views import macro, macros, many, picker, press, undo

app_name = "macros"
urlpatterns = [
    path("desk/tickets/<int:number>/macros/", picker.picker, name="picker"),
    path("desk/tickets/<int:number>/macros/<int:pk>/", press.press, name="press"),
    path("desk/macros/many/", many.many, name="many"),
    path("desk/macros/undo/<str:token>/", undo.undo, name="undo"),
    path("desk/settings/macros/", macros.macros, name="macros"),
    path("desk/settings/macros/new/", macro.new, name="new"),
    path("desk/settings/macros/<int:pk>/", macro.macro, name="macro"),
    path("desk/settings/macros/<int:pk>/archive/", macros.archive, name="archive"),
    path("desk/settings/macros/<int:pk>/restore/", macros.restore, name="restore"),
    path("desk/settings/macros/<int:pk>/copy/", macros.copy, name="copy"),
    path("desk/settings/macros/<int:pk>/move/", macros.move, name="move"),
]
