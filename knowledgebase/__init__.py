"""Knowledge base: articles, their revisions, search, readers' votes and the public help centre.

Knows what we tell customers and colleagues, in which language, and whether it helped.
Door: `services` (save_article, publish, unpublish, vote, record_search) and `access.visible_to`.
Only published, public articles leave the house: `access.public` is the one list that public pages read.
It must not know surveys or complaints; it reads products and people, and offers a tool to the ticket page.
"""
