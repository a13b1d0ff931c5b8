from helpdesk.shop.services.save_shop import begin_guide, end_guide, save_shop

__all__ = ["begin_guide", "end_guide", "save_shop"]
