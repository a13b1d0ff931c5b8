"""How soon we promise to answer, in business minutes."""

FIRST_REPLY_MINUTES = {"urgent": 60, "high": 240, "normal": 480, "low": 960}
NEXT_REPLY_MINUTES = {"urgent": 60, "high": 240, "normal": 480, "low": 960}
