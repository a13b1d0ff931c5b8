"""The language of a text, or none."""

import pytest

from helpdesk.mime.language import guess_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The lid of my kettle cracked and I do not know what to do.", "en"),
        ("Der Deckel ist gebrochen und ich weiß nicht, was ich tun soll.", "de"),
        ("Le couvercle est cassé et je ne sais pas quoi faire avec.", "fr"),
        ("Non funziona e non ho la ricevuta, come posso fare?", "it"),
        ("La tapa se rompió y no tengo el recibo, gracias por la ayuda.", "es"),
        ("A tampa da chaleira quebrou e não tenho o recibo, obrigado.", "pt"),
        ("Het deksel is kapot en ik heb geen bon, wat kan ik doen?", "nl"),
        ("ふたが割れました。どうすればいいですか。", "ja"),
        ("盖子坏了，我该怎么办？", "zh"),
        ("Крышка сломалась, что делать?", "ru"),
        ("Кришка зламалася, що мені робити?", "uk"),
        ("", ""),
        ("12345 !!", ""),
        ("Kettle lid HP-20418", ""),
    ],
)
def test_a_text_is_known_by_its_small_words_or_script(text: str, code: str) -> None:
    assert guess_language(text) == code
