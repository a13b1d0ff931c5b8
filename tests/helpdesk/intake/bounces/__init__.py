"""Reports of undelivered mail, as mail servers write them."""
