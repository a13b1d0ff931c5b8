"""Forms of the staff pages."""

from typing import Any, cast

from django import forms

from helpdesk.customers.models import Product
from helpdesk.people.models import STAFF_ROLES, User
from helpdesk.web.parameters import FilterForm
from knowledgebase.languages import CHOICES, DEFAULT
from knowledgebase.models import Article, Audience, Category, State
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
        required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search", "placeholder": "Find a title"})
    )
    state = forms.ChoiceField(required=False, choices=[("", "Any state"), *State.choices])
    audience = forms.ChoiceField(required=False, choices=[("", "All readers"), *Audience.choices])
    language = forms.ChoiceField(required=False, choices=[("", "Any language"), *CHOICES])
    category = CategoryChoice(
        queryset=Category.objects.select_related("parent"), required=False, empty_label="Any topic"
    )
    sort = forms.ChoiceField(required=False, choices=[("", "Last changed"), ("helpful", "Most helpful")])


class ArticleForm(forms.Form):
    """Words and place of an article; which of them this person may change, the service decides."""

    title = forms.CharField(max_length=200, widget=forms.TextInput(attrs={"class": "editor-title"}))
    body = forms.CharField(
        label="Text",
        max_length=MAX_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 22, "class": "editor-body", "spellcheck": "true"}),
        help_text="Markdown: ## heading, **bold**, [words](address), 1. for steps, > [!WARNING] for a box.",
    )
    category = CategoryChoice(label="Topic", queryset=Category.objects.select_related("parent"))
    audience = forms.ChoiceField(choices=Audience.choices, help_text="Internal articles are for colleagues only.")
    order = forms.IntegerField(min_value=0, max_value=32_000, initial=0, label="Place within the topic")
    product = forms.ModelChoiceField(queryset=Product.objects.all(), required=False, empty_label="Any product")
    owner = forms.ModelChoiceField(
        queryset=User.objects.filter(role__in=STAFF_ROLES, is_active=True).order_by("name"),
        required=False,
        empty_label="Nobody",
    )
    keywords = forms.CharField(
        max_length=500, required=False, help_text="Words people search for that the text does not use."
    )
    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

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
    """What the editor starts with: the newest words, published or not."""
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
    title = forms.CharField(max_length=200)
    language = forms.ChoiceField(choices=CHOICES, initial=DEFAULT)
    parent = CategoryChoice(
        label="Within",
        queryset=Category.objects.filter(parent=None).select_related("parent"),
        required=False,
        empty_label="No other topic",
    )
    order = forms.IntegerField(min_value=0, max_value=32_000, initial=0, label="Place")
