"""Articles from a folder of Markdown files with front matter, as static site generators keep them. Plain Python
except for `load`, which writes through the services."""
