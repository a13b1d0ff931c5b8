"""How a field stands on a contact form: one that is not named there is not asked."""

ASKED, REQUIRED = "asked", "required"
