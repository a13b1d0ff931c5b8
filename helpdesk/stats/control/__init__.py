"""Control charts (Shewhart): which periods differ from the usual by more than chance.

Pick by what is counted: complaints with varying exposure -> `u_chart`; a share of cases -> `p_chart`;
counts with constant exposure -> `c_chart`; times and indices -> `xmr_chart`; rates that scatter more than
chance allows -> the charts of Laney; a share of few or many cases, where the reader shall know how often the
chart flags a usual period -> `share_chart` with `quiet_chance`.

Leave the open period out: it takes part in no rule. A level shift
is not cured by wider limits; a person splits the series and starts a new baseline.
"""

from helpdesk.stats.control.attributes import c_chart, p_chart, poisson_limits, u_chart
from helpdesk.stats.control.chart import ControlChart, ControlPoint
from helpdesk.stats.control.dispersion import Dispersion, dispersion_test
from helpdesk.stats.control.individuals import xmr_chart
from helpdesk.stats.control.laney import laney_p_chart, laney_u_chart
from helpdesk.stats.control.quiet import quiet_chance
from helpdesk.stats.control.rules import DEFAULT_RULES, RunRules, false_alarm_chance, signals
from helpdesk.stats.control.shares import share_chart

__all__ = [
    "DEFAULT_RULES",
    "ControlChart",
    "ControlPoint",
    "Dispersion",
    "RunRules",
    "c_chart",
    "dispersion_test",
    "false_alarm_chance",
    "laney_p_chart",
    "laney_u_chart",
    "p_chart",
    "poisson_limits",
    "quiet_chance",
    "share_chart",
    "signals",
    "u_chart",
    "xmr_chart",
]
