"""The words with which mail programs introduce what they quote or forward, in the languages that we know of.

Collected from what Gmail, Outlook, Apple Mail, Thunderbird, Yahoo, GMX and Samsung Email write. Lines are compared
after `lines.shown_lines` made all spaces plain.
"""

import re

_WROTE = (
    r"wrote|writes|schrieb(?:en)?|schreibt|geschrieben|a [ée]crit|[ée]crivait|escribi[óo]|escribe|ha scritto|scrive|"
    r"schreef|schrijft|geschreven|geskryf|escreveu|escribiu|va escriure|ha escrit|escrigué|idatzi (?:du|zuen)|"
    r"napisał(?:\(a\)|a)?|pisze|napisana przez|napsal(?:\(a\)|a)?|napísal(?:\(a\)|/a|a)?|píše|"
    r"(?:je )?napisao(?:/la|\(la\))?(?: je)?|(?:je )?napisala(?: je)?|(?:je )?napisal(?:/a|\(a\))?|piše|"
    r"(?:је )?написа(?:о|ла|о/ла)(?: је)?|пише|"
    r"skrev(?: følgende)?|skrifaði|kirjoitti|kirjutas|rašė|parašė|rakstīja|uzrakstīja|"
    r"[íi]rta|yazdı|yazmış|yazıb|yozdi|жазды|бичив|a scris|έγραψε|γράφει|shkroi|scríobh|ysgrifennodd|"
    r"написал(?:\(а\)|а)?|пишет|напис(?:ав|ала)(?:\(-ла\))?|написа|напиша|напісаў|გწერს|წერს|დაწერა|գրել է|"
    r"đã viết|viết|menulis|sinulat ni|aliandika|เขียน(?:ว่า)?|ने लिखा|লিখেছেন|எழுதியது|"
    r"כתב(?:/?ה)?|كتبت?|بواسطة|نوشت(?:ه است)?|"
    r"さん[はが](?:書きました|[^\n]{0,40}に書きました)|[にが]書きました|は書きました|のメール|"
    r"写道|寫道|님이 작성(?:한 메시지)?|작성"
)
_QUOTING = (
    r"(?:quoting|zitat von|citando|citation de|en réponse à|citeren|citerar|citerer|citace od|cytowanie|citat från|"
    r"citat fra|missatge de|цитирую|in reply to|antwort auf)\b"
)
_BY = (
    r"from|by|von|de|da|van|od|fra|från|от|від|пользователь|користувач|użytkownik|odesílatel|χρήστης|oseba|"
    r"lietotājs|מאת|من"
)
# A person who retells a letter names who wrote it; a program never uses these words.
_RETOLD = (
    r"\b(?:you|we|i|they|she|he) wrote\b|\bschrieb(?:en)? (?:sie|ihr|ich|wir|er|du|mir|uns)\b|"
    r"\b(?:sie|ihr|ich|wir|er|du)\b[^\n]{0,20} (?:geschrieben|schrieb(?:en)?)\b|"
    r"\b(?:vous|j['’]|nous|tu|il|elle)[^\n]{0,6} ?(?:a|ai|as|avez|avons) [ée]crit\b|"
    r"\b(?:usted|me|nos|él|ella) escribi[óo]\b|\b(?:mi|ci|lei|lui) ha scritto\b|"
    r"\bschreef (?:u|ik|je|jij|hij|zij|men)\b|\b(?:você|me|ele|ela) escreveu\b|"
    r"\b(?:mi|nam|pan|pani) napisał\w*\b|\bnapisał\w* (?:mi|nam|pan|pani)\b"
)
# Words of a sentence that a person wrote; beside a date and a name no program writes them.
_TOLD = (
    r"told|said|says|promised|asked|answered|called|confirmed|me|my|your|our|us|sagte\w*|teilte\w*|versprach\w*|"
    r"versprochen|gesagt|mitgeteilt|mir|uns|(?:mein|dein|unser|ihr)(?:e|er|en|em)?|kollegin|kollege|"
    r"votre|vos|notre|nos|m['’]a|nous|promis|promet|dijo|prometió|nuestr[oa]s?|usted|"
    r"ha detto|promesso|vostr[oa]|nostr[oa]|zei|beloofde|uw|mijn|onze|disse|prometeu|meu|minha|noss[oa]|"
    r"powiedział\w*|obiecał\w*|mój|moja|wasz|wasza|pan|pani|сказал\w*|обещал\w*|мне|ваш\w*|lovade|sagde|lovede"
)
_LEAD_IN = (
    r"on|am|le|el|il(?: giorno)?|op|em|no dia|às|a|w dniu|dnia|den|d\.|på|ke?|pe|dne|dňa|dana|ekkor|tarihinde|în|"
    r"στις|в|от|на|у|v|wiadomość|pada(?: tanggal)?|vào(?: lúc)?|noong|mnamo|kuupäev|em data|el dia|"
    r"في|در تاریخ|בתאריך|ב-|ใน(?:วันที่)?|เมื่อ|在|"
    r"mon|tue|wed|thu|fri|sat|sun|pon|wt|śr|czw|pt|sob|niedz"
)
# Words with which people say that their answers stand between somebody else's lines.
_WITHIN = (
    r"\b(?:below|beneath|underneath|in-?line|in (?:red|blue|green|bold|capitals|caps|the text)|"
    r"between (?:your|the) lines|"
    r"my (?:answers|comments|replies)|unten|im text|in (?:rot|blau|grün|fett|großbuchstaben)|zwischen den zeilen|"
    r"meine (?:antworten|anmerkungen|kommentare)|"
    r"ci-dessous|ci-après|plus bas|dans le texte|en (?:rouge|bleu|vert|gras|majuscules)|mes (?:réponses|commentaires)|"
    r"abajo|debajo|a continuación|en (?:rojo|azul|verde|negrita|mayúsculas)|mis (?:respuestas|comentarios)|"
    r"sotto|di seguito|in (?:rosso|blu|grassetto|maiuscolo)|mie risposte|"
    r"hieronder|onderaan|in het (?:rood|blauw|groen)|in de tekst|mijn antwoorden|"
    r"abaixo|em (?:vermelho|azul|negrito|maiúsculas)|minhas respostas|"
    r"poniżej|na (?:czerwono|niebiesko)|w tekście|moje odpowiedzi|nedan|nedanför|nedenfor|alla|níže|nižšie|aşağıda|"
    r"ниже|в тексте|нижче)\b|下記|文中|以下の文|赤字|青字|下面|如下"
)
# Words with which people lead to something that they pasted, in the line right above it.
_PASTED = (
    r"\b(?:here is|here are|pasted|copied|copy of|the following|this (?:e-?mail|message|confirmation)|by e?-?mail|"
    r"hier ist|hier sind|kopiert|folgende\w*|diese (?:e-?mail|nachricht|bestätigung)|per e?-?mail|"
    r"voici|copié\w*|suivante?|ce (?:mail|message|courriel)|par (?:e-?)?mail|"
    r"aquí (?:está|tiene|va)|copi[éo]\w*|siguiente|este (?:correo|mensaje)|por (?:correo|e-?mail)|"
    r"ecco|copiato|seguente|quest[ao] (?:e-?mail|messaggio)|via e?-?mail|"
    r"hier(?:bij)? is|gekopieerd|volgende|deze (?:e-?mail|bevestiging)|"
    r"aqui está|eis|copiei|seguinte|este (?:e-?mail|mensagem)|"
    r"oto|skopiowa\w*|następując\w*|ten (?:e-?mail|list)|"
    r"(?:this|that) is (?:the|what)|i (?:got|received)|habe ich (?:bekommen|erhalten)|j['’]ai reçu|he recibido|recibí|"
    r"ho ricevuto|kreeg ik|heb ik (?:gekregen|ontvangen)|recebi|dostał[ae]m|otrzymał[ae]m)\b|"
    r"以下|次の|コピー|このメール"
)

WROTE = re.compile(rf"(?<![^\W_])(?:{_WROTE})(?!\w)|(?:のメール|写道|寫道|작성|書きました)(?!\w)", re.IGNORECASE)
QUOTING = re.compile(rf"[\s*\"'-]*{_QUOTING}", re.IGNORECASE)
BY = re.compile(rf"(?:{_BY})(?!\w)", re.IGNORECASE)
RETOLD = re.compile(_RETOLD, re.IGNORECASE)
TOLD = re.compile(rf"\b(?:{_TOLD})\b", re.IGNORECASE)
LEAD_IN = re.compile(rf"\s*(?:(?:{_LEAD_IN})(?!\w)[^\n]*\d|\d{{4}}[年년]|\d{{1,4}}[./-]\d)", re.IGNORECASE)
TIME = re.compile(r"(?<!\d)\d{1,2}[:.h]\d{2}(?!\d)|\d{1,2}時")
DATE = re.compile(r"\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\b(?:19|20)\d\d\b|(?:19|20)\d\d[年년]")
YEAR = re.compile(r"(?<!\d)(?:19|20|25|14)\d\d(?!\d)|\b\d{1,2}[./]\d{1,2}[./]\d\d\b")
SECONDS = re.compile(r"\d:\d\d:\d\d")
BRACKETED = re.compile(r"[<(\[][^\s<>()\[\]]{1,200}@[^\s<>()\[\]]{1,200}[>)\]]")
WITHIN = re.compile(_WITHIN, re.IGNORECASE)
PASTED = re.compile(_PASTED, re.IGNORECASE)
