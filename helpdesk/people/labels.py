"""Names of the colours of teams."""

from django.utils.translation import gettext_lazy

COLOURS = {
    1: gettext_lazy("Green"),
    2: gettext_lazy("Orange"),
    3: gettext_lazy("Blue"),
    4: gettext_lazy("Violet"),
    5: gettext_lazy("Pink"),
    6: gettext_lazy("Olive"),
    7: gettext_lazy("Sky"),
    8: gettext_lazy("Sand"),
}
"""The tints that `Team.colour` picks from."""
