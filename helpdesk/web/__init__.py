"""Web: what every page and API call stands on.

Knows middleware, template tags, navigation, charts, paging, health pages and the API's base classes.
Door: import the piece by its module name. No models, and it must not know any room.
"""
