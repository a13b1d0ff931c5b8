"""The labels of a quoted mail's header block, From, Sent, To and Subject, as Outlook and its like write them.

One line a language. A label that several languages share stands once.
"""

import re

_FROM = (
    "from|sender",  # English
    "von|absender",  # German
    "de|exp[ée]diteur|remitente",  # French, Spanish, Portuguese, Catalan, Galician
    "da|mittente",  # Italian
    "van|afzender",  # Dutch
    "od|od kogo|od koho|nadawca|šalje|pošiljatelj|odosielateľ|odesílatel|pošiljalac|од|шаље",  # West and South Slavic
    "fra|från|avsändare|avsender|afsender|frá|lähettäjä|saatja|kellelt",  # Nordic, Estonian
    "feladó|küldő",  # Hungarian
    "kimden|gönderen|kimdən|göndərən",  # Turkish, Azerbaijani
    "de la|expeditor",  # Romanian
    "από|αποστολέας",  # Greek
    "от|от кого|отправитель|від|від кого|відправник|ад|подател|кімнен",  # Russian, Ukrainian, Bulgarian, Kazakh
    "nuo|siuntėjas|sūtītājs",  # Lithuanian, Latvian
    "nork|igorlea|bidaltzailea|nga",  # Basque, Albanian
    "từ|người gửi|dari|pengirim|daripada",  # Vietnamese, Indonesian, Malay
    "จาก|ผู้ส่ง|प्रेषक|द्वारा|से",  # Thai, Hindi
    "מאת|من|المرسل|از|فرستنده",  # Hebrew, Arabic, Persian
    "差出人|送信者|送信元|发件人|發件人|寄件者|寄件人|보낸 ?(?:사람|이)|발신자?",  # Japanese, Chinese, Korean
)
_SENT = (
    "sent|date|sent on|sent at",
    "gesendet|gesendet am|datum",
    "envoy[ée]e?(?: le)?|enviad[oa](?: el| em| a| o)?|fecha|data|data de env[ií]o|data d['’]enviament|enviat(?: el)?",
    "inviato(?: il)?",
    "verzonden|verstuurd",
    "wysłano|wysłane|data wysłania|poslano|poslato|poslané|odoslané|odesláno|dátum|послато|датум|испратено",
    "sendt|dato|skickat|skickades|lähetetty|päivämäärä|päiväys|pvm|saadetud|saatmisaeg|kuupäev|dagsetning",
    "elküldve|küldve|küldési idő",
    "gönderme|gönderildi|gönderilme|gönderme tarihi|gönderilme tarihi|tarih|göndərildi|göndərilib|tarix",
    "trimis|trimisă|trimis la|expediat|dată",
    "στάλθηκε|εστάλη|αποστολή|απεστάλη|ημερομηνία|ημ/νία",
    "отправлено|отправлен|дата|надіслано|відправлено|адпраўлена|изпратено(?: на)?|жіберілді",
    "išsiųsta|siuntimo data|nosūtīts|datums",
    "bidalita|bidaltze-data|dërguar",
    "đã gửi(?: lúc)?|gửi|ngày|ngày gửi|dikirim|terkirim|tanggal|dihantar|tarikh",
    "ส่ง|ส่งเมื่อ|วันที่|วันที่ส่ง|भेजा गया|भेजा|दिनांक|तारीख",
    "נשלח|נשלח ב|תאריך|تم الإرسال|تم إرساله|تاريخ الإرسال|أ?رسلت|الإرسال|مرسل|التاريخ|ارسال|ارسال شده|تاریخ",
    "送信日時|日付|日時|送信日",
    "发送时间|發送時間|傳送時間|日期|时间|時間|已发送|寄件日期|發送日期|보낸 ?날짜|날짜|일시|발신일",
)
_TO = (
    "to",
    "an|empfänger",
    "[àa]|para|destinataire|destinatario|per a",
    "aan",
    "do|do kogo|komu|za|prima|primatelj|kome|kam|prejemnik|за|коме",
    "til|till|mottagare|vastaanottaja|adressaat|saaja|kellele",
    "címzett",
    "kime|alıcı|kimə",
    "către|catre|destinatar",
    "προς|παραλήπτης",
    "кому|получатель|до|каму|получател|кімге",
    "gavėjas|iki|adresāts",
    "nori|hartzailea|për|te|kujt",
    "đến|tới|gửi đến|gửi tới|người nhận|kepada|ke|untuk",
    "ถึง|ผู้รับ|प्रति|प्राप्तकर्ता|को",
    "אל|עבור|إلى|الى|المرسل إليه|به|گیرنده",
    "宛先|送信先|收件人|收件者|받는 ?(?:사람|이)|수신자?",
)
_SUBJECT = (
    "subject",
    "betreff",
    "objet|asunto|assumpto|assumpte|assunto",
    "oggetto|ogg",
    "onderwerp",
    "temat|předmět|predmet|zadeva|naslov|предмет|наслов",
    "emne|ämne|rubrik|aihe|teema|efni",
    "tárgy",
    "konu|mövzu",
    "subiect",
    "θέμα",
    "тема|тэма|относно|тақырып",
    "tema|temats|tēma",
    "gaia|subjekti",
    "chủ đề|tiêu đề|subjek|perihal|hal",
    "เรื่อง|ชื่อเรื่อง|หัวเรื่อง|หัวข้อ|विषय",
    "נושא|הנדון|الموضوع|موضوع",
    "件名|主题|主題|主旨|제목",
)


_LATVIAN = "no"
"""Latvian for "from", elsewhere a plain word or short for "number": it counts within a whole block only."""


def _any(languages: tuple[str, ...]) -> str:
    return "|".join(languages)


_ORANGE = r"message du(?=\s\d)"
"""Orange writes the date behind a title, without a colon."""

LABEL = re.compile(
    rf"[*_ ]*(?:(?P<from>{_any(_FROM)}|{_LATVIAN})|(?P<sent>{_any(_SENT)}|{_ORANGE})|(?P<to>{_any(_TO)})|"
    rf"(?P<subject>{_any(_SUBJECT)}))(?:[*_ ]*[:：]|(?<=message du)\s)",
    re.IGNORECASE,
)
FROM_LABEL = re.compile(rf"[*_ ]*(?:{_any(_FROM)})[*_ ]*\s?[:：]", re.IGNORECASE)
