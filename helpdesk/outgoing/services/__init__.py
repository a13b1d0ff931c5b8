from helpdesk.outgoing.services.queue_mail import queue_mail

__all__ = ["queue_mail"]
