"""Figures of the scores page: counts in, values with ranges and words out. Drawn by `helpdesk.web.charts`."""
