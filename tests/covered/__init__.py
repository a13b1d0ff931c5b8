"""How much of each room's branches a whole run goes through, and the floors that may only rise."""
