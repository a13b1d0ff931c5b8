"""Surveys: how we did, asked once after a ticket, and what we do about a bad answer.

Knows programmes, invitations, answers, follow-ups, opt-outs and imported batches.
Door: `services` (one verb a file), `access.visible_to`, `queries`, `events`; it hears of tickets through `handlers`.
It must not know complaints, articles, or how a mail is carried: it composes one and hands it to the channel.
"""
