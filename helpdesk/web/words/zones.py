"""Time zones as people choose one."""

import zoneinfo


def zones(keep: str = "") -> list[tuple[str, str]]:
    """Choices of a time zone, as people look for places; `keep` is one too, if it is of another kind (`CET`)."""
    names = sorted(name for name in zoneinfo.available_timezones() if "/" in name and not name.startswith("Etc/"))
    listed = [("UTC", "UTC"), *((name, name.replace("_", " ")) for name in names)]
    return listed if not keep or keep in dict(listed) else [(keep, keep), *listed]
