"""Reading: facts for the decision, figures for the page. Nothing here writes."""
