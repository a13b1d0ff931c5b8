"""How mail programs introduce what they quote or forward, in the languages that we know of.

Collected from what Gmail, Outlook, Apple Mail, Thunderbird, Yahoo, GMX and Samsung Email write. Lines are compared
after `quote_lines.shown_lines` made all spaces plain.
"""

import re

_WROTE = (
    r"wrote|schrieb(?:en)?|geschrieben|a [ée]crit|escribi[óo]|ha scritto|schreef|geschreven|escreveu|"
    r"napisał(?:\(a\)|a)?|pisze|napisana przez|"
    r"さん[はが](?:書きました|[^\n]{0,40}に書きました)|に書きました|のメール|写道|寫道|님이 작성|작성|skrev|kirjoitti|"
    r"napsal(?:\(a\)|a)?|[íi]rta|yazdı|a scris|έγραψε|"
    r"написал(?:\(а\)|а)?|пишет|пише|напис(?:ав|ала)|כתב(?:ה)?|كتب"
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
_LEAD_IN = (
    r"on|am|le|el|il(?: giorno)?|op|em|no dia|às|a|w dniu|dnia|den|d\.|på|ke?|pe|dne|ekkor|tarihinde|în|"
    r"στις|в|от|wiadomość|"
    r"mon|tue|wed|thu|fri|sat|sun|pon|wt|śr|czw|pt|sob|niedz"
)
_LABELS = {
    "from": "from|von|de|da|van|od|fra|från|lähettäjä|feladó|od koho|kimden|от|від|от кого|差出人|送信者|"
    "发件人|寄件者|보낸 사람|מאת|من",
    "sent": "sent|date|gesendet|datum|envoy[ée]e?(?: le)?|enviad[oa](?: el| em| a)?|fecha|data|inviato(?: il)?|"
    "verzonden|wysłano|wysłane|sendt|dato|skickat|lähetetty|päivämäärä|elküldve|dátum|odesláno|gönderme|"
    "gönderildi|tarih|отправлено|дата|надіслано|送信日時|日付|日時|发送时间|日期|寄件日期|보낸 날짜|날짜|"
    "נשלח|תאריך",
    "to": "to|an|[àa]|para|aan|do|til|till|vastaanottaja|címzett|komu|kime|кому|宛先|收件人|收件者|받는 사람|אל",
    "subject": "subject|betreff|objet|asunto|oggetto|onderwerp|assunto|temat|emne|ämne|aihe|tárgy|předmět|konu|"
    "тема|件名|主题|主旨|제목|נושא",
}
_ORIGINAL = (
    r"original message|original appointment|urspr[üu]ngliche (?:nachricht|e-?mail)|original[- ]?nachricht|"
    r"message d['’]origine|mail d['’]origine|"
    r"message original|courriel original|mensaje original|messaggio originale|"
    r"oorspronkelijk(?:e)? bericht|mensagem original|"
    r"oryginalna wiadomość|wiadomość oryginalna|ursprungligt meddelande|oprindelig meddelelse|"
    r"opprinnelig melding|"
    r"alkuperäinen viesti|původní zpráva|eredeti üzenet|orijinal mesaj|исходное сообщение|"
    r"оригінальне повідомлення|"
    r"元のメッセージ|原始邮件|原始郵件|邮件原件|원본 메시지|reply above this line"
)
_FORWARDED = (
    r"forwarded message|begin forwarded message|weitergeleitete nachricht|"
    r"anfang der weitergeleiteten (?:nachricht|e-?mail)|"
    r"message transf[ée]r[ée]|d[ée]but du message (?:transf[ée]r[ée]|r[ée]exp[ée]di[ée])|mensaje reenviado|"
    r"inicio del mensaje reenviado|messaggio inoltrato|inizio messaggio inoltrato|doorgestuurd bericht|"
    r"begin doorgestuurd bericht|"
    r"mensagem (?:encaminhada|reencaminhada)|in[íi]cio da mensagem (?:encaminhada|reencaminhada)|"
    r"przekazana wiadomość|wiadomość przekazana|początek przekazywanej wiadomości|"
    r"vidarebefordrat meddelande|"
    r"videresendt (?:meddelelse|melding)|пересылаемое сообщение|転送(?:された)?メッセージ|转发的?邮件|"
    r"轉寄的郵件|전달된 메시지"
)
_FORWARD_PREFIX = (
    r"fwd?|wg|tr|rv|i|inoltra|enc|doorst|doorgest|pd|odp\. fwd|vb|vs|vl|továbbítás|ilt|転送|转发|轉寄|전달"
)
# Words with which people say that their answers stand between somebody else's lines.
_WITHIN = (
    r"\b(?:below|beneath|underneath|in-?line|in (?:red|blue|green|bold|capitals)|"
    r"unten|inline|im text|in (?:rot|blau|grün)|"
    r"ci-dessous|plus bas|dans le texte|en (?:rouge|bleu|vert)|abajo|debajo|a continuación|en (?:rojo|azul)|"
    r"sotto|di seguito|in (?:rosso|blu)|hieronder|onderaan|in het (?:rood|blauw)|abaixo|em (?:vermelho|azul)|"
    r"poniżej|na (?:czerwono|niebiesko))\b|下記|文中|以下の文|赤字|青字"
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
    r"oto|skopiowa\w*|następując\w*|ten (?:e-?mail|list))\b|以下|次の|コピー|このメール"
)

WROTE = re.compile(rf"(?:{_WROTE})(?!\w)", re.IGNORECASE)
RETOLD = re.compile(_RETOLD, re.IGNORECASE)
LEAD_IN = re.compile(rf"\s*(?:(?:{_LEAD_IN})(?!\w)[^\n]*\d|\d{{4}}[年년]|\d{{1,4}}[./-]\d)", re.IGNORECASE)
TIME = re.compile(r"(?<!\d)\d{1,2}[:.h]\d{2}(?!\d)|\d{1,2}時")
DATE = re.compile(r"\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\b(?:19|20)\d\d\b|(?:19|20)\d\d[年년]")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
BRACKETED = re.compile(r"[<(\[][^\s<>()\[\]]{1,200}@[^\s<>()\[\]]{1,200}[>)\]]")
LABEL = re.compile(
    rf"[*_ ]*(?:(?P<from>{_LABELS['from']})|(?P<sent>{_LABELS['sent']})|(?P<to>{_LABELS['to']})|"
    rf"(?P<subject>{_LABELS['subject']}))[*_ ]*[:：]",
    re.IGNORECASE,
)
FROM_LABEL = re.compile(rf"[*_ ]*(?:{_LABELS['from']})[*_ ]*\s?[:：]", re.IGNORECASE)
ORIGINAL = re.compile(rf"\s*+[-_=#]{{2,}}+\s*+(?:{_ORIGINAL})(?:\s*+[-_=#]{{2,}}+)?\s*+", re.IGNORECASE)
FORWARDED = re.compile(rf"\s*+(?:[-_=]{{2,}}+\s*+)?+(?:{_FORWARDED})\s*+(?:[-_=]{{2,}}+|:)\s*+", re.IGNORECASE)
FORWARD_SUBJECT = re.compile(rf"\s*(?:{_FORWARD_PREFIX})\s*[:：]", re.IGNORECASE)
WITHIN = re.compile(_WITHIN, re.IGNORECASE)
PASTED = re.compile(_PASTED, re.IGNORECASE)
RULE = re.compile(r"\s*+[_-]{10,}+\s*+")
