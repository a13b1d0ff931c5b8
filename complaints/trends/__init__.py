"""Turns counts into what the trend page says: judgements and charts. Reads only through `queries`."""
