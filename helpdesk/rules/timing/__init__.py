"""Time rules: what a rule waits for that nobody does, such as four opening hours without an answer.

`Timing` is what a version says of it, `kinds` has what can be waited for, `back` the clocks. Who is due is read by
`queries.due_by_time`, and written down once by `services.plan_time_rules`.
"""

from helpdesk.rules.timing.timing import WEEKLY, Timing, problems, read

__all__ = ["WEEKLY", "Timing", "problems", "read"]
