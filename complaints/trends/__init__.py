"""What the trend page says: counts turned into judgements and charts. Reads only through `queries`."""
