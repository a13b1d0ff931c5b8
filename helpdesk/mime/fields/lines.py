"""Reads lines of a header block as fields, also where the sender or a gateway broke the lines.

A line that is no field belongs to the header if it is the parameter that the line above announces, or if a field of a
mail follows that was not there yet: then it is a continuation that lost its indent, or junk such as an mbox `From `
line. Else it is where the body begins, without the empty line that should be above it.
"""

import re

Field = tuple[str, list[bytes]]

_FIELD = re.compile(rb"(?:\xef\xbb\xbf)?([!-9;-~]{1,200})[ \t]*:")
_PARAMETER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,30}(?:\*\d{0,3}\*?)?[ \t]*=")
_ONCE = re.compile(
    r"from|sender|reply-to|to|cc|bcc|date|subject|message-id|in-reply-to|references|mime-version|"
    r"content-(?:type|transfer-encoding|disposition|id)"
)
_OFTEN = re.compile(
    r"received|return-path|delivered-to|envelope-to|x-[a-z0-9-]+|list-[a-z]+|arc-[a-z-]+|resent-[a-z-]+|dkim-signature|"
    r"domainkey-signature|authentication-results|received-spf|thread-(?:topic|index)|user-agent|importance|priority|"
    r"precedence|auto-submitted|content-(?:language|description|location|class|md5)|comments|keywords|organization"
)
_CONTINUED = frozenset(["to", "cc", "subject", "references", "in-reply-to", "content-type", "content-disposition"])
_WITH_PARAMETERS = ("content-type", "content-disposition")
_FARTHEST = 50
"""Lines within which the next field has to come."""
_SENDER = re.compile(rb"^from[ \t]*:(?:[^\n]*\n[ \t])*[^\n]*(?:@|=\?)", re.IGNORECASE | re.MULTILINE)
_MOST_ABOVE = 100_000


def read_lines(lines: list[bytes]) -> tuple[list[Field], int]:
    """The fields with the lines of their values, and how many of `lines` they take."""
    fields: list[Field] = []
    reached = -1
    blanks = 0
    for index, line in enumerate(lines):
        field = _FIELD.match(line)
        blanks = 0 if line.strip(b"\r\n") else blanks + 1
        if field:
            fields.append((field[1].decode("ascii").lower(), [line[field.end() :]]))
        elif blanks == 1:
            continue
        elif blanks or (not fields and not _is_separator(line)):
            return fields, index - max(blanks - 1, 0)
        elif line[:1] in b" \t" and fields:
            fields[-1][1].append(line)
        elif fields and _is_parameter(fields[-1], line):
            fields[-1][1].append(b" " + line)
        elif index < reached or (reached := _next_field(lines, index, fields)) > index:
            _continue(fields, line)
        else:
            return fields, index
    return fields, len(lines)


def bytes_above(source: bytes) -> int:
    """How many bytes of a message stand above its header: an mbox line, words of a server, half a field.

    0 where no header with a sender follows: then it is all that the message says.
    """
    lines = source[:_MOST_ABOVE].splitlines(keepends=True)
    first = next((index for index, line in enumerate(lines[:_FARTHEST]) if _FIELD.match(line)), 0)
    words = [line for line in lines[:first] if line.strip()]
    # An empty line ends a header, unless it stands below an mbox line.
    if len(words) < first and not all(map(_is_separator, words)):
        return 0
    end = next((index for index, line in enumerate(lines[first:], first) if not line.strip(b"\r\n")), len(lines))
    return sum(map(len, lines[:first])) if _SENDER.search(b"".join(lines[first:end])) else 0


def _is_parameter(field: Field, line: bytes) -> bool:
    """Whether a field that ends as if a parameter followed is followed by one."""
    name, value = field
    is_open = name in _WITH_PARAMETERS and value[-1].rstrip().endswith(b";")
    return is_open and _PARAMETER.match(line) is not None


def _next_field(lines: list[bytes], index: int, fields: list[Field]) -> int:
    """The line at which the header goes on; -1 where it does not."""
    seen = {name for name, _ in fields}
    for place in range(index + 1, min(index + _FARTHEST, len(lines))):
        field = _FIELD.match(lines[place])
        name = field[1].decode("ascii").lower() if field else ""
        if (_ONCE.fullmatch(name) and name not in seen) or _OFTEN.fullmatch(name):
            return place
    return -1


def _continue(fields: list[Field], line: bytes) -> None:
    """Put `line` to the value that it was cut from, where that can be told."""
    if not fields or _is_separator(line):
        return
    name, value = fields[-1]
    if name in _CONTINUED or (name == "from" and not any(b"@" in known for known in value)):
        value.append(b" " + line)


def _is_separator(line: bytes) -> bool:
    return line.lstrip(b">").startswith(b"From ")
