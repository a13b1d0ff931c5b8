"""Links of the old site: to the articles that came along, to our contact form, or none."""

import re
from collections.abc import Mapping

_LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\((/[^)\s#]*)(#[^)\s]*)?(?:\s+\"[^\"]*\")?\)")


def rewrite(body: str, addresses: Mapping[str, str]) -> str:
    """Points links at `addresses` (old path without slashes → new address); of an unknown one the words stay."""

    def link(found: re.Match[str]) -> str:
        address = addresses.get(found[2].strip("/"))
        return f"[{found[1]}]({address}{found[3] or ''})" if address else found[1]

    return _LINK.sub(link, body)
