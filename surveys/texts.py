"""What the customer reads, in their language. A language that is missing here is answered in English.

Placeholders are plain `str.format` names of our own; nothing that a customer wrote is ever a format string.
"""

from dataclasses import dataclass

FALLBACK = "en"


@dataclass(frozen=True, kw_only=True)
class Texts:
    """All words of mail and pages in one language; `reasons` are the choices after a score, by their stored key."""

    language: str
    questions: dict[str, str]
    low: dict[str, str]
    high: dict[str, str]
    sender: str
    subject: str
    greeting: str
    solved: str
    click: str
    not_showing: str
    in_browser: str
    thank_you: str
    how_often: str
    stop: str
    about: str
    about_plain: str
    send: str
    chosen: str
    change: str
    changing: str
    keep: str
    why: str
    skip: str
    comment: str
    no_numbers: str
    contact: str
    thanks: str
    thanks_named: str
    will_contact: str
    will_read: str
    team_contact: str
    team_read: str
    good: str
    see_request: str
    change_answer: str
    close_page: str
    improve: str
    too_late: str
    choose_first: str
    stop_title: str
    stop_text: str
    stop_button: str
    stopped: str
    stopped_text: str
    reasons: dict[str, str]


EN = Texts(
    language="en",
    questions={
        "nps": "How likely are you to recommend {shop} to a friend?",
        "csat": "How satisfied are you with the answer you got?",
    },
    low={"nps": "0 Not at all likely", "csat": "1 Very dissatisfied"},
    high={"nps": "10 Very likely", "csat": "5 Very satisfied"},
    sender="{name} at {shop}",
    subject="How did we do with your request #{number}?",
    greeting="Hi {name},",
    solved="Your request #{number}, {subject}, is solved.",
    click="Click a number. You can change it and add a comment on the next page.",
    not_showing="Numbers not showing?",
    in_browser="Answer in the browser",
    thank_you="Thank you,",
    how_often="You get at most one survey every {days} days.",
    stop="No more surveys",
    about="About your request “{subject}”. One question, ten seconds.",
    about_plain="One question, ten seconds.",
    send="Send",
    chosen="You chose {score}. It is saved.",
    change="Change",
    changing="You chose {score} before. Choose again and send; the new number replaces it.",
    keep="Keep {score}",
    why="What is the main reason?",
    skip="You may skip this.",
    comment="In your own words",
    no_numbers="No card or bank numbers, please",
    contact="You may contact me about this",
    thanks="Thank you.",
    thanks_named="Thank you, {name}.",
    will_contact="We are sorry that we let you down. {owner} from our team will get in touch with you by",
    will_read="We are sorry that we let you down. {owner} from our team will look into it by",
    team_contact="We are sorry that we let you down. Somebody from our team will get in touch with you by",
    team_read="We are sorry that we let you down. Somebody from our team will look into it by",
    good="Your answer helps us to do better. You need to do nothing more.",
    see_request="See your request #{number}",
    change_answer="Change my answer",
    close_page="You can close this page. Your answer is saved.",
    improve="We use your answer to improve.",
    too_late="You chose {score}. It can no longer be changed, as two weeks have passed.",
    choose_first="Choose a number first.",
    stop_title="No more surveys?",
    stop_text="We will not send surveys to {address} any more. Answers to your requests still reach you.",
    stop_button="No more surveys",
    stopped="You will get no more surveys.",
    stopped_text="We still answer your requests as before.",
    reasons={
        "broke": "Product broke",
        "slow": "Slow answer",
        "delivery": "Delivery",
        "price": "Price",
        "kind": "Kind staff",
        "easy": "Easy",
    },
)

ES = Texts(
    language="es",
    questions={
        "nps": "¿Qué probabilidad hay de que recomiende {shop} a un amigo?",
        "csat": "¿Qué tan satisfecho está con la respuesta que recibió?",
    },
    low={"nps": "0 Nada probable", "csat": "1 Muy insatisfecho"},
    high={"nps": "10 Muy probable", "csat": "5 Muy satisfecho"},
    sender="{name} de {shop}",
    subject="¿Cómo lo hicimos con su solicitud n.º {number}?",
    greeting="Hola, {name}:",
    solved="Su solicitud n.º {number}, {subject}, está resuelta.",
    click="Pulse un número. En la página siguiente puede cambiarlo y añadir un comentario.",
    not_showing="¿No ve los números?",
    in_browser="Responda en el navegador",
    thank_you="Gracias,",
    how_often="Recibe como máximo una encuesta cada {days} días.",
    stop="No recibir más encuestas",
    about="Sobre su solicitud «{subject}». Una pregunta, diez segundos.",
    about_plain="Una pregunta, diez segundos.",
    send="Enviar",
    chosen="Eligió {score}. Está guardado.",
    change="Cambiar",
    changing="Antes eligió {score}. Elija de nuevo y envíe; el nuevo número lo sustituye.",
    keep="Mantener {score}",
    why="¿Cuál es el motivo principal?",
    skip="Puede omitir este paso.",
    comment="Con sus propias palabras",
    no_numbers="Sin números de tarjeta ni de cuenta, por favor",
    contact="Pueden ponerse en contacto conmigo",
    thanks="Gracias.",
    thanks_named="Gracias, {name}.",
    will_contact="Sentimos haberle fallado. {owner}, de nuestro equipo, le contactará antes del final del",
    will_read="Sentimos haberle fallado. {owner}, de nuestro equipo, lo revisará antes del final del",
    team_contact="Sentimos haberle fallado. Alguien de nuestro equipo le contactará antes del final del",
    team_read="Sentimos haberle fallado. Alguien de nuestro equipo lo revisará antes del final del",
    good="Su respuesta nos ayuda a mejorar. No tiene que hacer nada más.",
    see_request="Ver su solicitud n.º {number}",
    change_answer="Cambiar mi respuesta",
    close_page="Puede cerrar esta página. Su respuesta está guardada.",
    improve="Usamos su respuesta para mejorar.",
    too_late="Eligió {score}. Ya no se puede cambiar, porque han pasado dos semanas.",
    choose_first="Primero elija un número.",
    stop_title="¿No recibir más encuestas?",
    stop_text="No enviaremos más encuestas a {address}. Las respuestas a sus solicitudes le seguirán llegando.",
    stop_button="No recibir más encuestas",
    stopped="No recibirá más encuestas.",
    stopped_text="Seguimos respondiendo a sus solicitudes como antes.",
    reasons={
        "broke": "El producto falló",
        "slow": "Respuesta lenta",
        "delivery": "Entrega",
        "price": "Precio",
        "kind": "Personal amable",
        "easy": "Fácil",
    },
)

LANGUAGES = {texts.language: texts for texts in (EN, ES)}
REASON_KEYS = tuple(EN.reasons)


def texts_for(language: str) -> Texts:
    """The texts for a language tag such as `es-MX`, or the English ones."""
    return LANGUAGES.get(language.replace("_", "-").lower().partition("-")[0], LANGUAGES[FALLBACK])
