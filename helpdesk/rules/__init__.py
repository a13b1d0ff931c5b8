"""Rules: what happens to a ticket without anybody lifting a finger, and why.

Knows rules, their versions and every run with the values it saw.
Door: `services` (save, switch, move, archive), `registry.register_action` for other rooms, `run` for handlers.
Conditions are those of `helpdesk.conditions` about `tickets.facts.TICKET`.
It must not know complaints, surveys or articles: they bring their own actions.
"""
