"""Header fields: found, decoded and understood, also where their sender got them wrong."""
