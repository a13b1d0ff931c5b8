from helpdesk.imports.services.check_import import check_import
from helpdesk.imports.services.discard_import import discard_import
from helpdesk.imports.services.go_on import go_on
from helpdesk.imports.services.prune_imports import prune_imports
from helpdesk.imports.services.start_import import start_import
from helpdesk.imports.services.take_back_import import take_back_import
from helpdesk.imports.services.upload import upload

__all__ = [
    "check_import",
    "discard_import",
    "go_on",
    "prune_imports",
    "start_import",
    "take_back_import",
    "upload",
]
