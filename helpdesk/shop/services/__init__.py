from helpdesk.shop.services.examples import add_examples, remove_examples
from helpdesk.shop.services.pictures import keep_picture
from helpdesk.shop.services.proof_files import remove_proof_file, restore_proof_file, save_proof_file
from helpdesk.shop.services.save_shop import begin_guide, end_guide, save_shop

__all__ = [
    "add_examples",
    "begin_guide",
    "end_guide",
    "keep_picture",
    "remove_examples",
    "remove_proof_file",
    "restore_proof_file",
    "save_proof_file",
    "save_shop",
]
