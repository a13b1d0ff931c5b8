"""The mails that tell of requests: replies and acknowledgements."""
