"""Calendars: when the shop is open, and the business clock.

Knows opening hours, holidays, their pages, and the arithmetic of business minutes (`clock`, plain functions).
Door: `clock.business_minutes`, `clock.add_business_minutes`, `queries.default_calendar`, `registry.register_users`.
It must not know tickets or what the minutes are counted for.
"""
