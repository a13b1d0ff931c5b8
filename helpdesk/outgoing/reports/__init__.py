"""Webhooks of mail providers: what became of a mail that they had taken from us.

Door: a POST to /hooks/mail/PROVIDER/, checked by the signature or password of that provider (anymail knows them).
Reports are stored first, then handled by a worker, each once. Providers that are not configured do not exist.
What providers post of incoming mail is not here: it enters by the inbound door of the API.
"""
