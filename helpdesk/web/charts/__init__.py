"""Charts as server-rendered SVG and tables, for pages that work without script.

Each function takes plain values with their words and URLs, and answers with a view model that a page
renders by `{% include chart.template %}`, under the name `chart`, with `css/charts.css` and
`css/chart_tables.css` loaded. Every drawing has a sentence for those who cannot see it, its data as a
table, marks that are links, and an explanation when there is nothing to draw.
"""

from helpdesk.web.charts.control import ControlPeriod, OpenPeriod, control_chart
from helpdesk.web.charts.distribution import ScoreCount, distribution_chart
from helpdesk.web.charts.figure import Chart, DataTable, FigureRow, empty_chart
from helpdesk.web.charts.heat import HeatCell, HeatRow, HeatTable, heat_table
from helpdesk.web.charts.hours import HourCount, HourWords, hours_chart
from helpdesk.web.charts.pareto import RankedBar, pareto_chart
from helpdesk.web.charts.plot import Annotation
from helpdesk.web.charts.split import SplitBar, SplitPart, split_bar
from helpdesk.web.charts.strips import StripRow, StripTable, strip_table
from helpdesk.web.charts.trend import TrendPeriod, trend_chart

__all__ = [
    "Annotation",
    "Chart",
    "ControlPeriod",
    "DataTable",
    "FigureRow",
    "HeatCell",
    "HeatRow",
    "HeatTable",
    "HourCount",
    "HourWords",
    "OpenPeriod",
    "RankedBar",
    "ScoreCount",
    "SplitBar",
    "SplitPart",
    "StripRow",
    "StripTable",
    "TrendPeriod",
    "control_chart",
    "distribution_chart",
    "empty_chart",
    "heat_table",
    "hours_chart",
    "pareto_chart",
    "split_bar",
    "strip_table",
    "trend_chart",
]
