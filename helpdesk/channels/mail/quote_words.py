"""How mail programs introduce what they quote, forward or sign, in the languages that we know of."""

import re

_WROTE = (
    r"wrote|schrieb(?:en)?|geschrieben|a [ée]crit|escribi[óo]|ha scritto|schreef|escreveu|"
    r"napisał(?:\(a\)|a)?|pisze|"
    r"さんは書きました|のメール|写道|寫道|님이 작성|작성|skrev|kirjoitti|napsal(?:\(a\)|a)?|[íi]rta|"
    r"yazdı|a scris|έγραψε|"
    r"написал(?:\(а\)|а)?|пишет|пише|напис(?:ав|ала)|כתב(?:ה)?|كتب"
)
_LEAD_IN = (
    r"on|am|le|el|il(?: giorno)?|op|em|no dia|a|w dniu|dnia|den|d\.|på|il|ke?|pe|dne|ekkor|tarihinde|în|"
    r"στις|в|от|"
    r"mon|tue|wed|thu|fri|sat|sun|pon|wt|śr|czw|pt|sob|niedz|\d{4}年|\d{4}년|\d{1,4}[./-]"
)
_LABELS = {
    "from": "from|von|de|da|van|od|fra|från|lähettäjä|feladó|od koho|kimden|от|від|από|差出人|送信者|"
    "发件人|寄件者|보낸 사람|מאת|من",
    "other": "sent|date|to|subject|cc|gesendet|datum|an|betreff|kopie|envoy[ée]|[àa]|objet|"
    "enviado(?: el| em)?|fecha|para|asunto|"
    "inviato|data|oggetto|a|verzonden|aan|onderwerp|assunto|wysłano|do|dw|temat|sendt|til|emne|skickat|"
    "till|ämne|lähetetty|"
    "vastaanottaja|aihe|elküldve|címzett|tárgy|odesláno|komu|předmět|gönderme|kime|konu|отправлено|дата|"
    "кому|тема|надіслано|"
    "送信日時|日付|宛先|件名|发送时间|日期|收件人|主题|寄件日期|收件者|主旨|보낸 날짜|날짜|받는 사람|제목",
}
_ORIGINAL = (
    r"original message|original appointment|urspr[üu]ngliche (?:nachricht|e-?mail)|original-?nachricht|"
    r"message d['’]origine|"
    r"message original|courriel original|mensaje original|messaggio originale|"
    r"oorspronkelijk(?:e)? bericht|mensagem original|"
    r"(?:oryginalna wiadomość|wiadomość oryginalna)|ursprungligt meddelande|oprindelig meddelelse|"
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
    r"(?:przekazana wiadomość|wiadomość przekazana|początek przekazywanej wiadomości)|"
    r"vidarebefordrat meddelande|"
    r"videresendt (?:meddelelse|melding)|пересылаемое сообщение|転送(?:された)?メッセージ|转发的?邮件|"
    r"轉寄的郵件|전달된 메시지"
)
_FORWARD_PREFIX = (
    r"fwd?|wg|tr|rv|i|inoltra|enc|doorst|doorgest|pd|odp\. fwd|vb|vs|vl|továbbítás|ilt|転送|转发|轉寄|전달"
)
_MOBILE = (
    r"sent from my .{1,40}|sent from (?:yahoo mail|outlook|mail|proton mail)\b.{0,40}|"
    r"get outlook for .{1,20}|sent via .{1,40}|"
    r"(?:von|diese nachricht wurde von) mein\w* .{1,40} gesendet\.?|gesendet mit .{1,60}|"
    r"envoy[ée] (?:de|depuis) mon .{1,40}|"
    r"enviado desde mi .{1,40}|inviato da(?:l mio)? .{1,40}|verzonden vanaf mijn .{1,40}|"
    r"verstuurd vanaf mijn .{1,40}|"
    r"enviado do meu .{1,40}|wysłane? z (?:mojego )?.{1,40}|skickat från min .{1,40}|sendt fra min .{1,40}|"
    r"отправлено с .{1,40}|.{1,20}から送信|发自我的.{1,20}|我的.{1,20}發出|나의 .{1,20}에서 보냄"
)

WROTE = re.compile(rf"(?:{_WROTE})(?!\w)", re.IGNORECASE)
LEAD_IN = re.compile(rf"\s*(?:{_LEAD_IN})(?!\w)[^\n]*\d", re.IGNORECASE)
TIME = re.compile(r"(?<!\d)\d{1,2}[:.h]\d{2}(?!\d)|\d{1,2}時")
DATE = re.compile(r"\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\b(?:19|20)\d\d\b|(?:19|20)\d\d[年년]")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
FROM_LABEL = re.compile(rf"[*_ ]*(?:{_LABELS['from']})[*_ ]*\s?[:：]", re.IGNORECASE)
OTHER_LABEL = re.compile(rf"[*_ ]*(?:{_LABELS['other']})[*_ ]*\s?[:：]", re.IGNORECASE)
ORIGINAL = re.compile(rf"\s*(?:[-_=#]{{2,}}\s*)(?:{_ORIGINAL})(?:\s*[-_=#]{{2,}})?\s*", re.IGNORECASE)
FORWARDED = re.compile(rf"\s*(?:[-_=]{{2,}}\s*)?(?:{_FORWARDED})\s*(?:[-_=]{{2,}}|:)\s*", re.IGNORECASE)
FORWARD_SUBJECT = re.compile(rf"\s*(?:{_FORWARD_PREFIX})\s*[:：]", re.IGNORECASE)
MOBILE = re.compile(_MOBILE, re.IGNORECASE)
RULE = re.compile(r"\s*[_-]{10,}\s*")
