from helpdesk.people.services.set_preferences import set_preferences

__all__ = ["set_preferences"]
