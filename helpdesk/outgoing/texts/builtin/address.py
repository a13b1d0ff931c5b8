"""Mails about the address with which somebody signs in."""

from helpdesk.outgoing.texts.placeholders import Kind, Placeholder
from helpdesk.outgoing.texts.registry import MailText, Words

_NEW = Placeholder("new.address", "The new address", "ana.new@example.org", required=True)

PROOF = MailText(
    key="address_proof",
    title="Is this your address?",
    sent="To an address with which somebody wants to sign in, after they typed their password.",
    kind="system",
    order=81,
    placeholders=(Placeholder("proof.url", "Where they say yes", "/accounts/email/", kind=Kind.LINK, required=True),),
    words={
        "en": Words(
            "Is this your address?",
            "Hello,\n\nsomebody, probably you, wants to sign in with this address.\n\n"
            "[Yes, it is my address]({{proof.url}})\n\n"
            "The link works once, within an hour. If it was not you, do nothing: then nothing changes.\n",
        ),
        "de": Words(
            "Ist das Ihre Adresse?",
            "Guten Tag,\n\njemand, wahrscheinlich Sie, möchte sich mit dieser Adresse anmelden.\n\n"
            "[Ja, es ist meine Adresse]({{proof.url}})\n\n"
            "Der Link funktioniert einmal, innerhalb einer Stunde. Wenn Sie es nicht waren, tun Sie nichts: Dann ändert"
            " sich nichts.\n",
        ),
        "es": Words(
            "¿Es esta su dirección?",
            "Hola:\n\nAlguien, probablemente usted, quiere iniciar sesión con esta dirección.\n\n"
            "[Sí, es mi dirección]({{proof.url}})\n\n"
            "El enlace funciona una sola vez, durante una hora. Si no fue usted, no haga nada: entonces no cambia"
            " nada.\n",
        ),
        "fr": Words(
            "Est-ce votre adresse ?",
            "Bonjour,\n\nQuelqu'un, sans doute vous, veut se connecter avec cette adresse.\n\n"
            "[Oui, c'est mon adresse]({{proof.url}})\n\n"
            "Le lien fonctionne une seule fois, pendant une heure. Si ce n'était pas vous, ne faites rien : rien ne"
            " change alors.\n",
        ),
    },
)

ASKED = MailText(
    key="address_asked",
    title="Another address was asked for",
    sent="To the address with which somebody signs in, when they ask for another one.",
    kind="system",
    order=82,
    placeholders=(_NEW,),
    words={
        "en": Words(
            "Another address for signing in",
            "Hello,\n\nsomebody, probably you, typed your password and asked to sign in with {{new.address}} from now"
            " on. It counts once the link that we sent there is followed.\n\n"
            "If it was not you, change your password now.\n",
        ),
        "de": Words(
            "Eine andere Adresse für die Anmeldung",
            "Guten Tag,\n\njemand, wahrscheinlich Sie, hat Ihr Passwort eingegeben und möchte sich künftig mit"
            " {{new.address}} anmelden. Das gilt, sobald dem Link gefolgt wird, den wir dorthin geschickt haben.\n\n"
            "Wenn Sie es nicht waren, ändern Sie jetzt Ihr Passwort.\n",
        ),
        "es": Words(
            "Otra dirección para iniciar sesión",
            "Hola:\n\nAlguien, probablemente usted, escribió su contraseña y pidió iniciar sesión con {{new.address}}"
            " en adelante. Vale cuando se siga el enlace que enviamos allí.\n\n"
            "Si no fue usted, cambie ahora su contraseña.\n",
        ),
        "fr": Words(
            "Une autre adresse de connexion",
            "Bonjour,\n\nQuelqu'un, sans doute vous, a tapé votre mot de passe et demandé à se connecter désormais avec"
            " {{new.address}}. Cela vaut dès que le lien envoyé là-bas est suivi.\n\n"
            "Si ce n'était pas vous, changez votre mot de passe maintenant.\n",
        ),
    },
)

CHANGED = MailText(
    key="address_changed",
    title="The address was changed",
    sent="To the old address, when somebody signs in with another one from then on.",
    kind="system",
    order=83,
    placeholders=(_NEW,),
    words={
        "en": Words(
            "Your address for signing in was changed",
            "Hello,\n\nfrom now on your account is opened with {{new.address}}, and with this address no more.\n\n"
            "If it was not you, answer this mail.\n",
        ),
        "de": Words(
            "Ihre Adresse für die Anmeldung wurde geändert",
            "Guten Tag,\n\nab jetzt wird Ihr Konto mit {{new.address}} geöffnet und mit dieser Adresse nicht mehr.\n\n"
            "Wenn Sie es nicht waren, antworten Sie auf diese Mail.\n",
        ),
        "es": Words(
            "Su dirección para iniciar sesión ha cambiado",
            "Hola:\n\nDesde ahora su cuenta se abre con {{new.address}} y ya no con esta dirección.\n\n"
            "Si no fue usted, responda a este correo.\n",
        ),
        "fr": Words(
            "Votre adresse de connexion a changé",
            "Bonjour,\n\nDésormais votre compte s'ouvre avec {{new.address}}, et plus avec cette adresse.\n\n"
            "Si ce n'était pas vous, répondez à ce message.\n",
        ),
    },
)
