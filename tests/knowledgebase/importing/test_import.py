from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from helpdesk.audit.models import AuditEntry
from helpdesk.customers.models import Product
from helpdesk.customers.services.merge_products import merge_products
from knowledgebase.models import Article, ArticleRevision, ArticleState, Category

LID = """---
title: The lid
category: kettles
permalink: /help/kettles/lid/
order: 2
---
See [spout](/help/kettles/spout/).

## Related articles

* [Spout](/help/kettles/spout/)
"""
SPOUT = "---\ntitle: The spout\ncategory: kettles\npermalink: /help/kettles/spout/\n---\nPour.\n"
TAPA = (
    LID.replace("The lid", "La tapa")
    .replace("/help/", "/es/help/")
    .replace("Related articles", "Artículos relacionados")
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("en/kettles/lid.md", LID), ("en/kettles/spout.md", SPOUT), ("es/kettles/lid.md", TAPA)):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def run(folder: Path, *options: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("import_articles", folder, *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_languages_topics_links_and_relations_come_along(db: None, folder: Path) -> None:
    out, _ = run(folder)
    assert "3 articles (English 2, Español 1): 3 created" in out
    lid = Article.objects.get(language="en", slug="lid")
    assert lid.body == "See [spout](/help/articles/en/spout/)."
    assert [each.title for each in lid.related.all()] == ["The spout"]
    assert (lid.state, lid.order, lid.category.title) == (ArticleState.PUBLISHED, 2, "Kettles")
    assert Article.objects.get(language="es").key == lid.key == "kettles/lid"


def test_importing_again_changes_nothing(db: None, folder: Path) -> None:
    run(folder)
    out, _ = run(folder)
    assert "0 created, 0 updated, 3 unchanged" in out
    assert (Article.objects.count(), ArticleRevision.objects.count(), Category.objects.count()) == (3, 3, 2)


def test_the_audit_log_tells_of_a_folder_in_one_entry(db: None, folder: Path) -> None:
    run(folder)
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor, entry.thing) == ("imported", "", folder.name)
    assert entry.changes == {"article": [None, 3], "topic": [None, 2]}
    run(folder)
    assert AuditEntry.objects.count() == 1


def test_a_topic_named_in_words_is_one_topic_each_time(db: None, folder: Path) -> None:
    (folder / "en/kettles/spout.md").write_text(SPOUT.replace("category: kettles", "category: Hot Drinks"))
    run(folder)
    run(folder)
    assert Category.objects.get(slug="hot-drinks").title == "Hot drinks"


def test_a_changed_file_updates_its_article_at_the_same_address(db: None, folder: Path) -> None:
    run(folder)
    (folder / "en/kettles/spout.md").write_text(SPOUT.replace("The spout", "A better spout"))
    out, _ = run(folder)
    assert "1 updated" in out
    assert Article.objects.get(language="en", slug="spout").title == "A better spout"


def test_one_bad_file_is_named_and_stops_no_other(db: None, folder: Path) -> None:
    (folder / "en/broken.md").write_bytes(b"\xff")
    (folder / "en/twice.md").write_text(SPOUT)
    (folder / "stray.md").write_text(SPOUT)
    out, err = run(folder)
    assert "3 articles" in out
    assert "3 files could not be read" in out
    assert "en/broken.md: not imported: not UTF-8" in err
    assert "already" in err
    assert "stray.md: not imported: no folder tells its language" in err


def test_drafts_stay_drafts(db: None, folder: Path) -> None:
    run(folder, "--draft")
    assert set(Article.objects.values_list("state", flat=True)) == {ArticleState.DRAFT}


def test_nothing_to_import_is_an_error(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError):
        run(tmp_path / "absent")


def test_articles_follow_a_merge_and_the_old_slug_means_the_other_product(db: None, folder: Path) -> None:
    old, kept = (Product.objects.create(name=name, slug=name.lower()) for name in ("Lid", "Pot"))
    (folder / "en/kettles/lid.md").write_text(LID.replace("order: 2", "product: lid"))
    run(folder)
    lid = Article.objects.filter(language="en", slug="lid").values_list("product", flat=True)
    assert lid.get() == old.pk
    merge_products(product=old, into=kept, by=None)
    assert lid.get() == kept.pk
    assert "0 created, 0 updated, 3 unchanged" in run(folder)[0]
