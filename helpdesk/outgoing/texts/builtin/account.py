"""Mails about people's own accounts."""

from helpdesk.outgoing.texts.placeholders import Kind, Placeholder
from helpdesk.outgoing.texts.registry import MailText, Words

_EN = """\
Hello,

Somebody, probably you, asked for a new password.

[Choose a new password]({{reset.url}})

The link works once. If it was not you, do nothing: the old password stays.
"""

_DE = """\
Guten Tag,

jemand, wahrscheinlich Sie, hat ein neues Passwort angefordert.

[Neues Passwort wählen]({{reset.url}})

Der Link funktioniert einmal. Wenn Sie es nicht waren, tun Sie nichts: Das alte Passwort bleibt.
"""

_ES = """\
Hola:

Alguien, probablemente usted, pidió una contraseña nueva.

[Elegir una contraseña nueva]({{reset.url}})

El enlace funciona una sola vez. Si no fue usted, no haga nada: la contraseña anterior sigue valiendo.
"""

_FR = """\
Bonjour,

Quelqu'un, sans doute vous, a demandé un nouveau mot de passe.

[Choisir un nouveau mot de passe]({{reset.url}})

Le lien fonctionne une seule fois. Si ce n'était pas vous, ne faites rien : l'ancien mot de passe reste valable.
"""

PASSWORD_RESET = MailText(
    key="password_reset",
    title="Link for a new password",
    sent="When somebody asks for a new password on the sign-in page, to the address of that account.",
    kind="system",
    order=80,
    placeholders=(
        Placeholder(
            "reset.url", "Where the new password is chosen", "/accounts/password/reset/", kind=Kind.LINK, required=True
        ),
    ),
    words={
        "en": Words("Your link for a new password", _EN),
        "de": Words("Ihr Link für ein neues Passwort", _DE),
        "es": Words("Su enlace para una contraseña nueva", _ES),
        "fr": Words("Votre lien pour un nouveau mot de passe", _FR),
    },
)
