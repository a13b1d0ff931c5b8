"""Recognises the lines with which mail programs divide one's own words from the mail that they quote or forward.

Lines are compared after `lines.shown_lines` made all spaces plain.
"""

import re

_ORIGINAL = (
    "original (?:message|appointment|e-?mail)|reply above this line|"
    "urspr[üu]ngliche (?:nachricht|e-?mail|mail)|original[- ]?nachricht|originalmeddelande|"
    "(?:message|mail|courriel|e-?mail) (?:d['’]origine|original|initial)|(?:mensaje|correo) original|"
    "(?:messaggio|mail|e-?mail) originale|(?:oorspronkelijk|origineel) bericht|oorspronkelijke e-?mail|"
    "(?:mensagem|e-?mail) original|missatge original|mensaxe orixinal|jatorrizko mezua|"
    "oryginalna wiadomość|wiadomość oryginalna|"
    "ursprungligt meddelande|(?:oprindelig|original) (?:meddelelse|besked)|(?:opprinnelig|original) melding|"
    "upp(?:runaleg|hafleg) skilaboð|alkuperäinen viesti|"
    "(?:algne|originaal|esialgne) ?(?:sõnum|kiri|teade)|algsõnum|"
    "(?:pradinis|originalus|pirminis) (?:laiškas|pranešimas)|(?:sākotnējais|oriģināl(?:ais|s)) ziņojums|"
    "původní (?:zpráva|e-?mail)|pôvodn(?:á správa|ý e-?mail)|"
    "(?:izvorna|originalna|izvirna|prvotna) (?:poruka|pošta)|(?:izvirno|prvotno|originalno) sporočilo|"
    "(?:изворна|оригинална) порука|eredeti (?:üzenet|levél)|(?:orijinal|özgün|asıl) (?:mesaj|ileti|e-?posta)|"
    "mesaj(?:ul)? (?:original|inițial|iniţial)|αρχικό μήνυμα|πρωτότυπο μήνυμα|"
    "(?:исходное|оригинальное|первоначальное) (?:сообщение|письмо)|"
    "(?:оригінальне|вихідне|початкове) повідомлення|(?:оригинално|първоначално) (?:писмо|съобщение)|зыходны ліст|"
    "(?:tin nhắn|thư|thông điệp) (?:gốc|ban đầu)|pesan (?:asli|awal)|mesej asal|ข้อความ(?:ต้นฉบับ|เดิม)|मूल संदेश|"
    "הודעה מקורית|(?:ال)?رسالة (?:ال)?[أا]صلي[ةّ]ة?|پیام اصلی|"
    "元の(?:メッセージ|メール)|オリジナル ?メッセージ|原始(?:邮件|郵件|訊息|消息|信件)|原邮件|原郵件|邮件原[件文]|"
    r"원본 ?(?:메시지|메일)|원래 ?메시지|\[ ?받은 ?메일 ?내용 ?\]"
)
_MESSAGE_FROM = (
    "message from|nachricht von|message de|mensaje de|messaggio da|bericht van|mensagem de|wiadomość od|"
    "meddelande från|besked fra|zpráva od|сообщение от"
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

ORIGINAL = re.compile(
    rf"(?:[\s*]*+[-_=#—–]{{2,}}+|\s*+\*{{3,}}+)\s*+(?:{_ORIGINAL})(?:\s*+[-_=#*—–]{{2,}}+)?[\s*:]*+", re.IGNORECASE
)
MESSAGE_FROM = re.compile(rf"\s*+-{{3,}}+\s*+(?:{_MESSAGE_FROM})\b[^\n]*-{{3,}}\s*", re.IGNORECASE)
"""Horde's divider. A display may show such a line too, so it counts above a header block only."""
ORIGINAL_ALONE = re.compile(rf"[\s*]*+(?:{_ORIGINAL})[\s*:：]*+", re.IGNORECASE)
"""The same words without dashes; they divide only right above a header block."""
FORWARDED = re.compile(rf"\s*+(?:[-_=]{{2,}}+\s*+)?+(?:{_FORWARDED})\s*+(?:[-_=]{{2,}}+|:)\s*+", re.IGNORECASE)
FORWARD_SUBJECT = re.compile(rf"\s*(?:{_FORWARD_PREFIX})\s*[:：]", re.IGNORECASE)
RULE = re.compile(r"[\s*]*+[_=—–-]{10,}+[\s*]*+")
