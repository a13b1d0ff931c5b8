from helpdesk.privacy.services.erase import erase, order_erasure, released, try_erasure_again
from helpdesk.privacy.services.export import make_export, order_export, remove_expired, take_export, try_export_again
from helpdesk.privacy.services.retention import apply_night, edge, save_retention

__all__ = [
    "apply_night",
    "edge",
    "erase",
    "make_export",
    "order_erasure",
    "order_export",
    "released",
    "remove_expired",
    "save_retention",
    "take_export",
    "try_erasure_again",
    "try_export_again",
]
