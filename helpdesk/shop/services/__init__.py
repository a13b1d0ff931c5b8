from helpdesk.shop.services.save_shop import end_guide, save_shop

__all__ = ["end_guide", "save_shop"]
