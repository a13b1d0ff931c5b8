"""Who and what the running application begins with, by name."""

PASSWORD = "correct horse battery staple"
AGENT, COLLEAGUE, LEAD = "ana@harborpine.example", "cole@harborpine.example", "lea@harborpine.example"
MANAGER, ADMIN = "mia@harborpine.example", "ada@harborpine.example"
PUBLIC_TITLE, DRAFT_TITLE, INTERNAL_TITLE = "Descaling a kettle", "Unfinished words on kettles", "Refund limits inside"
