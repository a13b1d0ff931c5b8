"""Time zones as people choose one."""

import zoneinfo


def zones() -> list[tuple[str, str]]:
    """Choices of a time zone, as people look for places."""
    names = sorted(name for name in zoneinfo.available_timezones() if "/" in name and not name.startswith("Etc/"))
    return [("UTC", "UTC"), *((name, name.replace("_", " ")) for name in names)]
