"""The lines that phones and mail programs put under a message by themselves, in the languages that we know of.

Only names of devices and programs match, so that "Sent from my old address" stays a sentence.
"""

import re

_THING = (
    r"iphone['’]?a?|ipad['’]?a?|ipod(?: touch)?|apple watch|mac(?:book)?|samsung|galaxy|android|huawei|xiaomi|redmi|"
    r"pixel|sony|xperia|htc|lg|motorola|moto|nokia|oneplus|oppo|vivo|honor|fairphone|blackberry|windows|outlook|"
    r"mail|yahoo|gmail|gmx|web\.de|k-9|thunderbird|proton|protonmail|bluemail|spark|t-online|freenet|aqua|"
    r"smartphone|smartfon[ua]?|phone|mobile|mobil|tablet|tableta?|telefon[ua]?|téléphone|teléfono|telefono|telefoon|"
    r"handy|mobiltelefon|appareil|dispositivo|móvil|cellulare|toestel|apparaat|device|gerät|urządzenia|"
    r"app|email|e-mail|courrier|correo|posta|poczta|correio|mailapp|"
    r"\w?\d\w{0,4}\+?|ultra|pro|max|plus|mini|edge|note|lite|fe|se|xs|xr|5g|4g|lte|ios|ce|nord|tm|"
    r"for|with|secure|für|pour|para|per|voor|dla|on|auf|su|op|no|na|con|mit|met|avec|z|in|de|da|van|der|dem|systemu|phone['’]?a?|"
    r"windowsa|androidzie|androida|для|почта|мобильного|телефона|iphone?['’-]?(?:ist|sta|ul|umdan|u|a|om|omról|ról|nea|ea)|приложения|почты|mail\.ru|яндекс|яндекс\.почты"
)
_THINGS = rf"(?:{_THING})(?:[ -](?:{_THING})){{0,7}}"
_SENT = (
    r"(?:this (?:message|e-?mail) was )?sent (?:from|with|via)(?: my| the)?|"
    r"(?:gesendet|verschickt|gesandt) (?:von|mit|über|vom)(?: mein\w*| der| dem)?|"
    r"(?:cet e-?mail a été )?envoyé (?:de|depuis|à partir de|avec|via)(?: mon| l['’]application)?|provenance ?:|"
    r"enviado (?:desde|con|do|da|de|pelo|através do|a partir do)(?: mi| la| o| el| meu| minha)?|"
    r"inviato (?:da|dal|con|tramite)(?: mio| il mio)?|"
    r"(?:verzonden|verstuurd|gestuurd) (?:vanaf|vanuit|via|met|van)(?: mijn)?|"
    r"wysłan[eoay] z(?:a pomocą)?(?: mojego| mojej| aplikacji)?|"
    r"skickat från(?: min)?|sendt fra(?: min)?|lähetetty|отправлено с(?: моего)?|надіслано з(?: мого)?|"
    r"poslano (?:s|sa|iz|z)(?: mog| mojega)?|odesláno z(?: mého)?|odoslané z(?:o)?(?: môjho)?|poslato sa(?: mog)?|"
    r"trimis de pe|στάλθηκε από(?: το)?|изпратено от(?: моя)?|saadetud(?: minu)?|išsiųsta iš|dikirim dari|đã gửi từ|"
    r"ส่งจาก|נשלח מ(?:ה-)?|(?:تم الإرسال|مرسل|أرسلت) من(?: الـ)?|отправлено из(?: мобильного)?(?: приложения)?"
)
_MINE = r"(?: (?:saya|của tôi|ของฉัน|שלי|الخاص بي|meu|μου|-?ul meu))?"
_SENT_LAST = rf"(?:diese (?:nachricht|e-?mail) wurde )?(?:von|mit) mein\w* {_THINGS} (?:gesendet|verschickt)"
_FETCH_OUTLOOK = (
    r"(?:get|holen sie sich|laden sie|télécharger|télécharg\w+|obtenez|obtenir|obtener|obtén|obtenga|descarg\w+|"
    r"ottieni|scarica|download|haal|obter(?: o)?|obtenha(?: o)?|baix\w+(?: o)?|transferir(?: o)?|"
    r"pobierz(?: aplikację| program)?|uzyskaj(?: aplikację)?|"
    r"hämta|hent)? ?outlook (?:for|für|pour|para|per|voor|dla|til|för)(?: o| systemu)? (?:ios|android\w?|mac|windows)"
    r"(?: (?:beziehen|herunterladen|downloaden|を入手|をダウンロード))?|"
    r"(?:ios|android) ?版の? ?outlook ?(?:を入手|をダウンロード)"
)
_NO_SPACES = (
    r"(?:私の)?(?:iPhone|iPad|Galaxy|Android|Xperia|AQUOS|スマートフォン|携帯)[\w ]{0,20}から送信(?:されました)?|"
    r"(?:Android|iOS|Windows) ?版 ?(?:の)?[\w!！ .]{1,20}から送信|(?:Yahoo!?メール|Gmail)[\w ]{0,20}から送信|"
    r"发自我的 ?[\w ]{1,20}|从我的 ?[\w ]{1,20}发送|從我的 ?[\w ]{1,20}傳送|나의 ?[\w ]{1,20}에서 보냄"
)
_LINK = r"(?: ?[<(\[]?https?://[^\s<>()\[\]]{1,200}[>)\]]?)?"
_EXCUSE = r"(?:[.,] (?:please excuse (?:my brevity|any typos|the brevity)|bitte entschuldigen sie die kürze))?"

MOBILE = re.compile(
    rf"(?:(?:{_SENT}) ?[„\"]?{_THINGS}[“\"]?{_MINE}|{_THINGS}[-’']?\w{{2,8}} (?:küldve|gönderildi)|"
    rf"{_SENT_LAST}|{_FETCH_OUTLOOK}|{_NO_SPACES}){_EXCUSE}[.。]?{_LINK}",
    re.IGNORECASE,
)
POSTSCRIPT = re.compile(r"\s*(?:p\. ?s\.|ps[:. ]|n\. ?b\.|nb[:. ]|追伸)", re.IGNORECASE)
