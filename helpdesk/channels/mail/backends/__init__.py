"""Ways to hand a finished mail over, as Django mail backends."""
