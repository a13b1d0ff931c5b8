from helpdesk.tagging.services.make_tag import make_tag
from helpdesk.tagging.services.merge_tags import merge_tags
from helpdesk.tagging.services.remove_tag import remove_tag
from helpdesk.tagging.services.rename_tag import rename_tag
from helpdesk.tagging.services.restore_tag import restore_tag

__all__ = ["make_tag", "merge_tags", "remove_tag", "rename_tag", "restore_tag"]
