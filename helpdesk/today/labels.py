"""Times of day in words."""


def time_of_day(minutes: int) -> str:
    """Minutes after midnight: `08:30`."""
    return f"{minutes // 60:02}:{minutes % 60:02}"
