"""What each role may do: one table of named permissions, which pages, API, exports and templates read alike.

What somebody sees of tickets is decided by `tickets.access.visible_to`; here is what they may do at all. A delicate
permission can be given to one person, or taken from them, whatever their role says.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_noop

COLLEAGUES = ("agent", "lead", "manager", "admin")
"""All but collaborators, who read the tickets of their teams and write private notes."""
LEADS = ("lead", "manager", "admin")
MANAGERS = ("manager", "admin")
ADMINS = ("admin",)


class Permission(StrEnum):
    """The name of something that not everybody may do. Stored with people: never change one."""

    ANSWER_CUSTOMERS = "answer_customers"
    CHANGE_TICKETS = "change_tickets"
    SEE_CUSTOMERS = "see_customers"
    SEE_REPORTS = "see_reports"
    WRITE_ARTICLES = "write_articles"
    SEE_RULES = "see_rules"
    SEE_ALL_TEAMS = "see_all_teams"
    COMPARE_AGENTS = "compare_agents"
    EXPORT = "export"
    EXPORT_CUSTOMERS = "export_customers"
    DELETE_CUSTOMERS = "delete_customers"
    CHANGE_RETENTION = "change_retention"
    TAKE_BACK_REPLIES = "take_back_replies"
    CHANGE_RULES = "change_rules"
    PUBLISH_ARTICLES = "publish_articles"
    CHANGE_TOPICS = "change_topics"
    CHANGE_CAUSES = "change_causes"
    CHANGE_SURVEYS = "change_surveys"
    CHANGE_MAILBOXES = "change_mailboxes"
    CHANGE_MAIL_TEXTS = "change_mail_texts"
    CHANGE_WEBHOOKS = "change_webhooks"
    CHANGE_CONTACT_FORMS = "change_contact_forms"
    DOWNLOAD_MAIL = "download_mail"
    READ_PERSONAL_LINKS = "read_personal_links"
    SEND_EARLY = "send_early"
    DECIDE_EVENTS = "decide_events"
    READ_AUDIT = "read_audit"
    CHANGE_SHOP = "change_shop"
    CHANGE_STAFF = "change_staff"
    CHANGE_SIGN_IN = "change_sign_in"
    CHANGE_TEAMS = "change_teams"
    CHANGE_PRODUCTS = "change_products"
    CHANGE_SAVED_REPLIES = "change_saved_replies"
    CHANGE_ORGANISATIONS = "change_organisations"
    GIVE_ACCOUNTS = "give_accounts"
    CHANGE_TAGS = "change_tags"
    IMPORT = "import"
    CHANGE_FIELDS = "change_fields"
    CHANGE_HOURS = "change_hours"
    CHANGE_REPLY_POLICIES = "change_reply_policies"
    CHANGE_SWEEP = "change_sweep"


@dataclass(frozen=True)
class Rights:
    """Whose a permission is: that of `roles`. `does` goes on after "can"."""

    does: str
    roles: tuple[str, ...]
    is_delicate: bool = False


TABLE: Mapping[Permission, Rights] = {
    Permission.ANSWER_CUSTOMERS: Rights(gettext_noop("answer customers"), COLLEAGUES),
    Permission.CHANGE_TICKETS: Rights(gettext_noop("change tickets"), COLLEAGUES),
    Permission.SEE_CUSTOMERS: Rights(gettext_noop("open the pages of customers"), COLLEAGUES),
    Permission.SEE_REPORTS: Rights(gettext_noop("read reports"), COLLEAGUES),
    Permission.WRITE_ARTICLES: Rights(gettext_noop("write articles"), COLLEAGUES),
    Permission.SEE_RULES: Rights(gettext_noop("read the rules"), COLLEAGUES),
    Permission.SEE_ALL_TEAMS: Rights(gettext_noop("see the tickets of all teams"), MANAGERS, is_delicate=True),
    Permission.COMPARE_AGENTS: Rights(gettext_noop("compare the scores of agents"), LEADS),
    Permission.EXPORT: Rights(gettext_noop("take lists along as files"), COLLEAGUES, is_delicate=True),
    Permission.EXPORT_CUSTOMERS: Rights(
        gettext_noop("take along all that is held of a customer"), MANAGERS, is_delicate=True
    ),
    Permission.DELETE_CUSTOMERS: Rights(gettext_noop("erase what is held of a customer"), MANAGERS, is_delicate=True),
    Permission.CHANGE_RETENTION: Rights(gettext_noop("change how long things are kept"), ADMINS),
    Permission.TAKE_BACK_REPLIES: Rights(gettext_noop("take a colleague’s reply back"), MANAGERS),
    Permission.CHANGE_RULES: Rights(gettext_noop("change rules"), LEADS),
    Permission.PUBLISH_ARTICLES: Rights(gettext_noop("publish articles"), LEADS, is_delicate=True),
    Permission.CHANGE_TOPICS: Rights(gettext_noop("change the topics of the help centre"), LEADS),
    Permission.CHANGE_CAUSES: Rights(gettext_noop("change the causes of complaints"), MANAGERS),
    Permission.CHANGE_SURVEYS: Rights(gettext_noop("change the surveys"), MANAGERS),
    Permission.CHANGE_MAILBOXES: Rights(gettext_noop("change mailboxes"), MANAGERS),
    Permission.CHANGE_MAIL_TEXTS: Rights(gettext_noop("change mail texts"), MANAGERS),
    Permission.CHANGE_WEBHOOKS: Rights(gettext_noop("change webhooks"), MANAGERS),
    Permission.CHANGE_CONTACT_FORMS: Rights(gettext_noop("change contact forms"), MANAGERS),
    Permission.DOWNLOAD_MAIL: Rights(gettext_noop("download a whole message"), MANAGERS),
    Permission.READ_PERSONAL_LINKS: Rights(gettext_noop("read the links that open a customer’s request"), MANAGERS),
    Permission.SEND_EARLY: Rights(gettext_noop("send waiting mail before its time"), MANAGERS),
    Permission.DECIDE_EVENTS: Rights(gettext_noop("decide about stuck events"), MANAGERS),
    Permission.CHANGE_SHOP: Rights(gettext_noop("change what the shop says of itself"), MANAGERS),
    Permission.CHANGE_STAFF: Rights(gettext_noop("change who works here, and in which teams"), MANAGERS),
    Permission.CHANGE_SIGN_IN: Rights(gettext_noop("decide how colleagues sign in"), ADMINS),
    Permission.CHANGE_TEAMS: Rights(gettext_noop("change teams"), MANAGERS),
    Permission.CHANGE_PRODUCTS: Rights(gettext_noop("change products"), MANAGERS),
    Permission.CHANGE_SAVED_REPLIES: Rights(gettext_noop("change the saved replies of a team or of everybody"), LEADS),
    Permission.CHANGE_ORGANISATIONS: Rights(gettext_noop("change organisations"), MANAGERS),
    Permission.GIVE_ACCOUNTS: Rights(gettext_noop("give customers an account, and close it"), LEADS),
    Permission.CHANGE_TAGS: Rights(gettext_noop("rename, merge and remove tags"), LEADS),
    Permission.IMPORT: Rights(gettext_noop("import customers and orders, and take imports back"), MANAGERS),
    Permission.CHANGE_FIELDS: Rights(gettext_noop("change the fields of tickets and customers"), MANAGERS),
    Permission.CHANGE_HOURS: Rights(gettext_noop("change opening hours and holidays"), MANAGERS),
    Permission.CHANGE_REPLY_POLICIES: Rights(gettext_noop("change how soon an answer is promised"), MANAGERS),
    Permission.CHANGE_SWEEP: Rights(gettext_noop("change what the daily sweep looks for"), MANAGERS),
    Permission.READ_AUDIT: Rights(gettext_noop("read the audit log"), MANAGERS),
}


def allows(role: str, own: Mapping[str, bool], permission: Permission) -> bool:
    """Whether somebody of a role may, with what was given to them and taken from them: `own` by permission."""
    rights = TABLE[permission]
    return own.get(permission, role in rights.roles) if rights.is_delicate else role in rights.roles
