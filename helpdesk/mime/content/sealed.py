"""Says that nobody here can read the words of a message."""

from helpdesk.mime.content.attachments import leaves
from helpdesk.mime.parts.tree import MimePart

_SMIME = ("application/pkcs7-mime", "application/x-pkcs7-mime")
_SEALED = ("", "enveloped-data", "authenveloped-data")
_PGP = "application/pgp-encrypted"
_OUTLOOK = ("application/ms-tnef", "application/vnd.ms-tnef")

_ENCRYPTED = (
    "[This message is encrypted ({way}). Its words are in the attached file and need the key of whom it was for.]"
)
_CONTAINER = "[The words of this message are in an Outlook container, the attached file winmail.dat.]"


def sealed_words(root: MimePart) -> str:
    """A line for the agent in place of words, where the message is encrypted or in a container; else nothing."""
    closed = [part for part in leaves(root) if part.end > part.start and not part.children]
    kinds = {part.content_type for part in closed}
    if _PGP in kinds:
        return _ENCRYPTED.format(way="PGP")
    if any(part.content_type in _SMIME and part.type.texts.get("smime-type", "") in _SEALED for part in closed):
        return _ENCRYPTED.format(way="S/MIME")
    return _CONTAINER if kinds & set(_OUTLOOK) else ""
