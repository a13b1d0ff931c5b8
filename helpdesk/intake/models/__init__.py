from helpdesk.intake.models.imap_account import AfterFetch, ImapAccount, Security
from helpdesk.intake.models.missing_ancestor import MissingAncestor
from helpdesk.intake.models.raw_mail import IntakeOutcome, RawMail

__all__ = ["AfterFetch", "ImapAccount", "IntakeOutcome", "MissingAncestor", "RawMail", "Security"]
