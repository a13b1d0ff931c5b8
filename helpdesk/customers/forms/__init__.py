from helpdesk.customers.forms.address import AddressField

__all__ = ["AddressField"]
