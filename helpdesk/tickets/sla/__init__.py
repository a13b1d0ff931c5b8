"""Reply policies: how soon an answer is promised on a ticket, and what is due when."""
