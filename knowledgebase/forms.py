"""Forms of the staff pages."""

from typing import Any, cast

from django import forms
from django.db.models import Case, QuerySet, When
from django.utils.translation import gettext, gettext_lazy

from helpdesk.customers.forms.products import ProductField
from helpdesk.customers.models import Product
from helpdesk.people.access import assignees
from helpdesk.web.parameters import FilterForm
from helpdesk.web.parameters.fields import SureField
from knowledgebase.icons import choices
from knowledgebase.languages import CHOICES, usual
from knowledgebase.models import Article, ArticleState, Audience, Category
from knowledgebase.rendering import MAX_CHARACTERS
from knowledgebase.services import Details


class CategoryChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        category = cast(Category, obj)
        above = f"{category.parent.title} › " if category.parent else ""
        return f"{category.get_language_display()}: {above}{category.title}"


class ArticleFilterForm(FilterForm):
    """The filter bar of the list."""

    q = forms.CharField(
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": gettext_lazy("Find a title")}),
    )
    state = forms.ChoiceField(
        label=gettext_lazy("State"), required=False, choices=[("", gettext_lazy("Any state")), *ArticleState.choices]
    )
    audience = forms.ChoiceField(
        label=gettext_lazy("Audience"), required=False, choices=[("", gettext_lazy("All readers")), *Audience.choices]
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"), required=False, choices=[("", gettext_lazy("Any language")), *CHOICES]
    )
    category = CategoryChoice(
        queryset=Category.objects.select_related("parent"), required=False, empty_label=gettext_lazy("Any topic")
    )
    sort = forms.ChoiceField(
        required=False, choices=[("", gettext_lazy("Last changed")), ("helpful", gettext_lazy("Most helpful"))]
    )


def topics_to_choose() -> QuerySet[Category]:
    """All topics as one chooses from them: those in the language that one writes in stand first."""
    foreign = Case(When(language=usual(), then=False), default=True)
    return Category.objects.select_related("parent").order_by(foreign, *(Category._meta.ordering or ()))


class ArticleForm(forms.Form):
    """Words and place of an article; which of them this person may change, the service decides."""

    title = forms.CharField(
        label=gettext_lazy("Title"), max_length=200, widget=forms.TextInput(attrs={"class": "editor-title"})
    )
    body = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=MAX_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 22, "class": "editor-body", "spellcheck": "true"}),
        help_text=gettext_lazy(
            "Markdown: ## heading, **bold**, [words](address), 1. for steps, > [!WARNING] for a box."
        ),
    )
    category = CategoryChoice(label=gettext_lazy("Topic"), queryset=Category.objects.select_related("parent"))
    audience = forms.ChoiceField(
        label=gettext_lazy("Audience"),
        choices=Audience.choices,
        help_text=gettext_lazy("Internal articles are for colleagues only."),
    )
    order = forms.IntegerField(min_value=0, max_value=32_000, initial=0, label=gettext_lazy("Place within the topic"))
    product = ProductField(
        label=gettext_lazy("Product"),
        queryset=Product.objects.filter(merged_into=None),
        required=False,
        empty_label=gettext_lazy("Any product"),
    )
    owner = forms.ModelChoiceField(
        label=gettext_lazy("Owner"),
        queryset=assignees(),
        required=False,
        empty_label=gettext_lazy("Nobody"),
    )
    keywords = forms.CharField(
        label=gettext_lazy("Keywords"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("Words people search for that the text does not use."),
    )
    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(CategoryChoice, self.fields["category"])
        field.queryset = topics_to_choose()

    def details(self) -> Details:
        chosen = self.cleaned_data
        return Details(
            category=chosen["category"],
            audience=chosen["audience"],
            order=chosen["order"],
            product=chosen["product"],
            owner=chosen["owner"],
        )


def initial_of(article: Article, title: str, body: str, keywords: str) -> dict[str, Any]:
    """The editor's initial values: the newest words, published or not."""
    return {
        "title": title,
        "body": body,
        "keywords": keywords,
        "category": article.category_id,
        "audience": article.audience,
        "order": article.order,
        "product": article.product_id,
        "owner": article.owner_id,
        "seen_version": article.latest_version,
    }


class CategoryForm(forms.Form):
    """The name of a topic, what stands in it, and where it stands."""

    title = forms.CharField(
        label=gettext_lazy("Title"), max_length=200, error_messages={"required": gettext_lazy("Give it a title.")}
    )
    description = forms.CharField(
        label=gettext_lazy("Description"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("One line, which customers read below the title."),
    )
    parent = CategoryChoice(
        label=gettext_lazy("Within"),
        queryset=Category.objects.filter(parent=None).select_related("parent"),
        required=False,
        empty_label=gettext_lazy("No other topic"),
    )

    def __init__(self, data: Any = None, *, topic: Category | None = None) -> None:
        initial = {name: getattr(topic, name) for name in ("title", "description", "icon")} if topic else {}
        super().__init__(data, initial=initial | ({"parent": topic.parent_id} if topic else {}))
        self.row = topic
        icons = choices(topic.icon if topic else "")
        self.fields["icon"] = forms.ChoiceField(label=gettext("Icon"), choices=icons, required=False)
        if topic:
            beside = Category.objects.filter(parent=None, language=topic.language).exclude(pk=topic.pk)
            cast(CategoryChoice, self.fields["parent"]).queryset = beside

    @property
    def topic(self) -> dict[str, Any]:
        """What `services.save_category` stores."""
        given = {"icon": "book-open", **{name: value for name, value in self.cleaned_data.items() if value != ""}}
        return {"language": self.row.language, "order": self.row.order, **given} if self.row else given


class NewTopicForm(CategoryForm):
    """A new topic, in a language that stays."""

    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=CHOICES, initial=usual)
    order = forms.IntegerField(min_value=0, max_value=32_000, initial=0, label=gettext_lazy("Place"))
    field_order = ["title", "description", "language", "parent", "icon", "order"]


class TranslatedTopicForm(CategoryForm):
    """The name of a topic in a language that it has none in yet."""

    def __init__(self, data: Any = None, *, topic: Category) -> None:
        super().__init__(data)
        have = set(Category.objects.filter(slug=topic.slug).values_list("language", flat=True))
        missing = [(code, name) for code, name in CHOICES if code not in have]
        self.fields = {
            "language": forms.ChoiceField(label=gettext("Language"), choices=missing),
            "title": self.fields["title"],
        }
        self.fields["title"].label = gettext("Title in that language")

    @property
    def topic(self) -> dict[str, Any]:
        """What `services.save_category` stores."""
        return self.cleaned_data


class RemoveTopicForm(forms.Form):
    """The yes to what nothing can bring back."""

    sure = SureField()


class MergeTopicForm(forms.Form):
    """The topic that gets all that stands in another one."""

    sure = SureField()
    field_order = ["into", "sure"]

    def __init__(self, data: Any = None, *, topic: Category) -> None:
        super().__init__(data)
        others = Category.objects.filter(language=topic.language).exclude(pk=topic.pk).select_related("parent")
        self.fields["into"] = CategoryChoice(
            label=gettext("The other topic"), queryset=others, empty_label=gettext("Choose one")
        )
        self.order_fields(self.field_order)


class PublicTextForm(forms.Form):
    """The words of a text of public pages."""

    body = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=MAX_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 20, "class": "editor-body", "spellcheck": "true"}),
        help_text=gettext_lazy("Markdown: ## heading, **bold**, [words](address), - for a list."),
        error_messages={"required": gettext_lazy("Write something here first.")},
    )
    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
