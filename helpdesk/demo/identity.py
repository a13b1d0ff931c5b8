"""Who the demo's shop is; the settings take it for what they do not name themselves. Plain values."""

IDENTITY = {
    "SITE_NAME": "Harbor & Pine",
    "SUPPORT_ADDRESS": "help@harborpine.example",
    "SUPPORT_PHONE": "+1 207 555 0118",
    "POSTAL_ADDRESS": "14 Wharf Street, Portland, ME 04101",
    "COMPLAIN_FURTHER": "Ask for our customer care lead.",
    "COMPLAIN_FURTHER_DE": "Fragen Sie nach unserer Leitung des Kundendienstes.",
    "COMPLAIN_FURTHER_ES": "Pregunte por la persona que dirige nuestra atención al cliente.",
    "COMPLAIN_FURTHER_FR": "Demandez la personne qui dirige notre service client.",
    "SAFETY_TEAM": "safety-desk",
    "TIME_ZONE": "America/New_York",
}
