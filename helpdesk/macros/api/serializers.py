"""What the API shows of macros, and what it takes to press one."""

from typing import Any

from rest_framework import serializers

from helpdesk.macros.models import Macro
from helpdesk.macros.told import PartKind
from helpdesk.web.api.strict import Strict


class ActionSerializer(serializers.Serializer[Any]):
    do = serializers.CharField(help_text="What is done, such as `priority` or `note`")
    value = serializers.CharField(help_text="Its value, as rules keep it")


class MacroSerializer(serializers.ModelSerializer[Macro]):
    """A macro that the caller may press. `reply` names the saved reply that it puts into the composer of a page."""

    team = serializers.CharField(source="team.name", default=None, allow_null=True, read_only=True)
    is_own = serializers.SerializerMethodField()
    reply = serializers.CharField(source="reply.name", default=None, allow_null=True, read_only=True)
    actions = ActionSerializer(many=True, read_only=True)

    class Meta:
        model = Macro
        fields = ["id", "name", "folder", "team", "is_own", "actions", "reply"]
        read_only_fields = fields

    def get_is_own(self, macro: Macro) -> bool:
        return macro.owner_id is not None


class PressInput(Strict):
    """Which macro. With `version`, nothing is done if somebody changed the ticket since."""

    macro = serializers.IntegerField(min_value=1, help_text="Id of the macro")
    version = serializers.IntegerField(min_value=1, required=False)


class PartSerializer(serializers.Serializer[Any]):
    """What came of one action."""

    do = serializers.CharField(source="action")
    outcome = serializers.ChoiceField(source="kind", choices=[(kind.value, kind.value) for kind in PartKind])
    words = serializers.CharField()


class PressedSerializer(serializers.Serializer[Any]):
    number = serializers.IntegerField(help_text="The ticket")
    version = serializers.IntegerField(help_text="Its version since")
    parts = PartSerializer(many=True)
