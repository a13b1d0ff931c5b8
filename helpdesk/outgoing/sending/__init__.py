"""The sender: which mail is due, its handing over, and each recipient's answer."""
