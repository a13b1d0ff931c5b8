from django.urls import path, register_converter

from helpdesk.shop.addresses import ProofFileName
from helpdesk.shop.views import examples, look, proof_files, public, shop

register_converter(ProofFileName, "proof_file")

app_name = "shop"
urlpatterns = [
    path("brand/<str:colour>.css", public.brand_sheet, name="brand_sheet"),
    path("brand/<str:colour>/samples.css", public.samples_sheet, name="samples_sheet"),
    path("brand/<str:digest>.png", public.picture, name="picture"),
    path("desk/settings/shop/", shop.shop, name="shop"),
    path("desk/settings/shop/guide/end/", shop.end_guide, name="end_guide"),
    path("desk/settings/examples/", examples.examples, name="examples"),
    path("desk/settings/examples/add/", examples.add_examples, name="add_examples"),
    path("desk/settings/examples/remove/", examples.remove_examples, name="remove_examples"),
    path("desk/settings/public-pages/look/", look.look, name="look"),
    path("desk/settings/public-pages/look/<slug:name>/set/", look.set_picture, name="set_picture"),
    path("desk/settings/public-pages/links/", look.links, name="links"),
    path("desk/settings/public-pages/files/", proof_files.proof_files, name="proof_files"),
    path("desk/settings/public-pages/files/<int:pk>/remove/", proof_files.remove, name="remove_proof_file"),
    path("desk/settings/public-pages/files/<int:pk>/restore/", proof_files.restore, name="restore_proof_file"),
    path("<proof_file:name>", public.proof_file, name="proof_file"),
]
