from helpdesk.shop.services.pictures import keep_picture
from helpdesk.shop.services.save_shop import begin_guide, end_guide, save_shop

__all__ = ["begin_guide", "end_guide", "keep_picture", "save_shop"]
