"""Renders Markdown to safe HTML in plain Python: CommonMark and tables, no raw HTML, anchors, info boxes."""

from knowledgebase.rendering.render import MAX_CHARACTERS, ArticleHeading, Rendered, render

__all__ = ["MAX_CHARACTERS", "ArticleHeading", "Rendered", "render"]
