"""Statistics of a helpdesk in plain Python.

Knows: intervals, comparisons, control charts, rankings, percentiles; each function names its formula.
Door: `stats.intervals`, `stats.control`, `stats.pareto`, `stats.percentiles`; numbers in, named values out.
Rates come in as counts (k of n), never as floats; a rate without a denominator is None, never 0.
Must not know: Django, the database, tickets, surveys, languages or how a number is drawn.
"""
