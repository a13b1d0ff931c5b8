"""Every periodic job, in code. Each sweep finds what a lost doorbell left behind; running one twice changes nothing."""

DEFAULT_QUEUE, MAIL_QUEUE = "celery", "mail"

BEAT_SCHEDULE = {
    "deliver-events": {"task": "events.sweep", "schedule": 5.0},
    # While a mail server hangs the rings would pile up; one is enough.
    "send-mail": {"task": "outgoing.send_due_mail", "schedule": 2.0, "options": {"expires": 10}},
    "send-elsewhere": {"task": "outgoing.send_due_elsewhere", "schedule": 2.0, "options": {"expires": 10}},
    "release-scheduled": {"task": "tickets.release_scheduled", "schedule": 5.0},
    "escalate": {"task": "escalation.take_steps", "schedule": 5.0, "options": {"expires": 10}},
    "send-notices": {"task": "notifications.send_due", "schedule": 15.0, "options": {"expires": 30}},
    "tell-of-sweep": {"task": "today.tell_leads", "schedule": 60.0, "options": {"expires": 60}},
    "poll-mailboxes": {"task": "intake.poll_mailboxes", "schedule": 20.0},
    "handle-mail-events": {"task": "outgoing.handle_mail_events", "schedule": 30.0},
    "take-in-mail": {"task": "intake.take_in_received", "schedule": 60.0},
    "send-surveys": {"task": "surveys.send_due_invitations", "schedule": 30.0},
    "prune-raw-mail": {"task": "intake.prune_raw_mail", "schedule": 3600.0},
    "prune-posts": {"task": "channels.prune_posts", "schedule": 3600.0},
    "prune-events": {"task": "events.prune", "schedule": 3600.0},
    "go-on-with-imports": {"task": "imports.go_on", "schedule": 2.0, "options": {"expires": 10}},
    "prune-imports": {"task": "imports.prune", "schedule": 86_400.0},
    "exports-and-erasures": {"task": "privacy.sweep", "schedule": 10.0, "options": {"expires": 30}},
    "prune-keys": {"task": "once.prune", "schedule": 3600.0},
    "apply-retention": {"task": "privacy.apply_retention", "schedule": 1800.0},
    "run-rules-by-time": {"task": "rules.run_by_time", "schedule": 30.0, "options": {"expires": 60}},
    "prune-rule-runs": {"task": "rules.prune_runs", "schedule": 3600.0},
    "prune-searches": {"task": "knowledgebase.prune_searches", "schedule": 86_400.0},
    "follow-calendar": {"task": "tickets.follow_calendar", "schedule": 15.0},
    "keep-told-dates": {"task": "tickets.keep_told_dates", "schedule": 30.0},
    "hand-over": {"task": "people.hand_over", "schedule": 2.0, "options": {"expires": 10}},
    "take-over-leavers": {"task": "tickets.take_over_leavers", "schedule": 15.0},
    "follow-merged-products": {"task": "customers.move_late_ones", "schedule": 600.0},
    "prune-kept": {"task": "tickets.prune_kept", "schedule": 3600.0},
    "prune-saved-files": {"task": "replies.prune_files", "schedule": 3600.0},
    "index-newest": {"task": "tickets.index_newest", "schedule": 600.0},
    "clear-sessions": {"task": "people.clear_sessions", "schedule": 3600.0},
    "close-resolved": {"task": "tickets.close_resolved", "schedule": 3600.0},
}
