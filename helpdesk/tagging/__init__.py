"""Tags as a whole: which there are, and how they are renamed, merged and removed.

Knows tags on all tickets at once; one ticket's tags are changed by tickets. What else names a tag registers itself
(`registry`), so that it follows.
Door: `services`. It must not know rules, mail or surveys.
"""
