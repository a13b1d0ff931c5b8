"""Parameters: reads what came in an address or a form, such as numbers, choices, dates, periods, cursors, paths.

Nothing here raises. A value that cannot be is as good as none, so that a page answers whatever it is asked; where the
reader should hear of it, the value brings its words along. Views take `query_params(request)` or `form_data(request)`.
"""

from helpdesk.web.parameters.cursors import Cursor
from helpdesk.web.parameters.fields import DayField, SureField
from helpdesk.web.parameters.filter_form import FilterForm, query_string
from helpdesk.web.parameters.periods import Period, period
from helpdesk.web.parameters.reader import Parameters, form_data, query_params

__all__ = [
    "Cursor",
    "DayField",
    "FilterForm",
    "Parameters",
    "Period",
    "SureField",
    "form_data",
    "period",
    "query_params",
    "query_string",
]
