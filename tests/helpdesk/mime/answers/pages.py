"""Whole HTML answers, as the programs write them: the customer's words and the source."""

PAGES: dict[str, tuple[str, str]] = {
    "gmail": (
        "Blue, please\n\nAnd a lid",
        (
            '<div dir="ltr">Blue, please<div><br></div><div>And a lid</div></div><br><div class="gmail_quote '
            'gmail_quote_container"><div dir="ltr" class="gmail_attr">On Wed, Apr 3, 2024 at 10:12\u202fAM '
            "Harbor &amp; "
            'Pine &lt;<a href="mailto:help@harborpine.example">help@harborpine.example</a>&gt; wrote:<br></div>'
            '<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);'
            'padding-left:1ex"><div>Which colour?<br><br>Best, Priya</div></blockquote></div>'
        ),
    ),
    "gmail, signed, own words indented": (
        "Two things:\n\nthe lid\nthe handle",
        (
            '<div dir="ltr">Two things:<blockquote style="margin:0 0 0 40px;border:none;padding:0px"><div>the '
            "lid</div>"
            "<div>the handle</div></blockquote></div><div><br></div>"
            '<span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature">Meg O’Dowd<br>'
            'Harbour Street 4</div><br><div class="gmail_quote"><div class="gmail_attr">Am Mi., 3. Apr. 2024 um '
            "10:12&nbsp;Uhr schrieb Pine "
            "&lt;help@harborpine.example&gt;:<br></div><blockquote>Farbe?</blockquote></div>"
        ),
    ),
    "outlook.com": (
        "Blau, bitte",
        (
            '<html><head><style type="text/css">P {margin-top:0}</style></head><body dir="ltr"><div '
            'class="elementToProof">'
            'Blau, bitte</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1">'
            '<div id="divRplyFwdMsg" dir="ltr"><font face="Calibri"><b>Von:</b> Harbor &amp; Pine '
            "&lt;help@harborpine.example&gt;<br><b>Gesendet:</b> Mittwoch, 3. April 2024 10:12<br><b>An:</b> "
            "meg@example.org &lt;meg@example.org&gt;<br><b>Betreff:</b> Re: Deckel</font><div>&nbsp;</div></div>"
            "<div>Welche Farbe?</div></body></html>"
        ),
    ),
    "outlook mobile": (
        "Blauw, graag",
        (
            '<div dir="auto">Blauw, graag</div><div id="ms-outlook-mobile-signature" dir="auto">Outlook voor '
            '<a href="https://aka.ms/o0ukef">iOS</a> downloaden</div><hr><div id="divRplyFwdMsg"><b>Van:</b> Harbor '
            "&lt;help@harborpine.example&gt;<br><b>Verzonden:</b> woensdag 3 april 2024 10:12<br><b>Aan:</b> "
            "meg@example.org<br><b>Onderwerp:</b> Re: Deksel<br></div>Welke kleur?"
        ),
    ),
    "outlook desktop": (
        "Niebieski",
        (
            '<div class="WordSection1"><p class="MsoNormal">Niebieski<o:p></o:p></p><p '
            'class="MsoNormal"><o:p>&nbsp;</o:p>'
            '</p><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p '
            'class="MsoNormal">'
            "<b>From:</b> Harbor &amp; Pine &lt;help@harborpine.example&gt; <br><b>Sent:</b> Wednesday, April "
            "3, 2024 "
            "10:12 AM<br><b>To:</b> meg@example.org<br><b>Subject:</b> Re: Pokrywka<o:p></o:p></p></div>"
            '<p class="MsoNormal">Jaki kolor?</p></div>'
        ),
    ),
    "outlook desktop, lines apart": (
        "Azul, por favor",
        (
            "<p>Azul, por favor</p><p><b>De:</b> Harbor &lt;help@harborpine.example&gt;</p><p><b>Enviada em:</b> "
            "quarta-feira, 3 de abril de 2024 10:12</p><p><b>Para:</b> meg@example.org</p><p><b>Assunto:</b> Re: "
            "Tampa</p><p>Que cor?</p>"
        ),
    ),
    "yahoo": (
        "Bleu svp",
        (
            '<div class="ydp1yahoo-style-wrap"><div>Bleu svp</div><div><br></div></div><div id="ydp3yahoo_quoted_1" '
            'class="yahoo_quoted"><div><div>Le mercredi 3 avril 2024 à 10:12:34 UTC+2, Harbor '
            "&lt;help@harborpine.example&gt; a écrit :</div><div><br></div><div>Quelle couleur ?</div></div></div>"
        ),
    ),
    "iphone": (
        "Azul",
        (
            '<body dir="auto">Azul<br><div dir="ltr">Enviado desde mi iPhone</div><div dir="ltr"><br><blockquote '
            'type="cite">El 3 abr 2024, a las 10:12, Harbor &lt;help@harborpine.example&gt; '
            "escribió:<br><br></blockquote>"
            '</div><blockquote type="cite"><div dir="ltr">¿Color?<br>Priya</div></blockquote></body>'
        ),
    ),
    "apple mail": (
        "青でお願いします",
        (
            '<body>青でお願いします<br><div><br><blockquote type="cite"><div>2024/04/03 10:12、Harbor '
            '&lt;help@harborpine.example&gt;のメール:</div><br class="Apple-interchange-newline">'
            "<div>どの色ですか。</div>"
            "</blockquote></div></body>"
        ),
    ),
    "thunderbird": (
        "Blu, grazie",
        (
            '<p>Blu, grazie</p><div class="moz-cite-prefix">Il 03/04/2024 10:12, Harbor &amp; Pine ha '
            "scritto:<br></div>"
            '<blockquote type="cite" cite="mid:a@harborpine.example"><p>Che colore?</p></blockquote>'
        ),
    ),
    "outlook answering gmail": (
        "Blue",
        (
            '<p class="MsoNormal">Blue</p><p class="MsoNormal">On Wed, Apr 3, 2024 at 10:12 AM Harbor '
            '&lt;help@harborpine.example&gt; wrote:</p><blockquote style="border:none;border-left:solid #CCCCCC '
            "1.0pt;"
            'padding:0cm 0cm 0cm 6.0pt"><p>Which colour?</p></blockquote>'
        ),
    ),
    "zoho": (
        "The green one.",
        (
            '<div style="font-family: Verdana">The green one.<br></div><div class="zmail_extra" style="font-size: 9pt">'
            '<div id="Zm-_Id_-Sgn1">---- On Tue, 03 Mar 2026 10:11:12 +0100 <b>Harbor &amp; Pine '
            '&lt;help@harborpine.example&gt;</b> wrote ----<br></div><br><blockquote id="blockquote_zmail" '
            'style="margin: 0px;"><div>Which lamp?<br>Priya</div></blockquote></div>'
        ),
    ),
    "mail.ru": (
        "The green one.",
        (
            '<div>The green one.</div><div><br></div><blockquote style="border-left:1px solid #0857A6;margin:10px;'
            'padding:0 0 0 10px">Вторник, 3 марта 2026, 10:11 +03:00 от Harbor &amp; Pine '
            "&lt;help@harborpine.example&gt;:<br>&nbsp;<div>Which lamp?</div></blockquote>"
        ),
    ),
    "yandex": (
        "The green one.",
        (
            '<div>The green one.</div><div> </div><div>03.03.2026, 10:11, "Harbor &amp; Pine" '
            "&lt;help@harborpine.example&gt;:</div><blockquote><p>Which lamp?</p></blockquote>"
        ),
    ),
    "gmx": (
        "Die grüne.",
        (
            '<div>Die grüne.</div><div name="quote" style="margin:10px 5px 5px 10px;border-left:2px solid #C3D9E5">'
            "<div><b>Gesendet:</b> Dienstag, 03. März 2026 um 10:11 Uhr<br><b>Von:</b> Harbor &amp; Pine "
            "&lt;help@harborpine.example&gt;<br><b>An:</b> meg@example.org<br><b>Betreff:</b> Re: Lid</div>"
            '<div name="quoted-content">Welche Lampe?</div></div>'
        ),
    ),
    "outlook in a language that is not known": (
        "The green one.",
        (
            '<div class="elementToProof">The green one.</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg">'
            "<b>Txq:</b> Harbor &amp; Pine &lt;help@harborpine.example&gt;<br><b>Nvb:</b> 3 Xyz 2026 10:11<br>"
            "<b>Qe:</b> Meg<br><b>Plu:</b> Lid</div><div>Which lamp?</div><div>Priya</div>"
        ),
    ),
    "outlook desktop in a language that is not known": (
        "The green one.",
        (
            '<div class="WordSection1"><p class="MsoNormal">The green one.</p><div style="border:none;border-top:solid '
            '#E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p><b>Txq:</b> Harbor &lt;help@harborpine.example&gt;<br>'
            "<b>Nvb:</b> 3 Xyz 2026 10:11<br><b>Qe:</b> Meg<br><b>Plu:</b> Lid</p></div><p>Which lamp?</p></div>"
        ),
    ),
    "thunderbird in a language that is not known": (
        "The green one.",
        (
            '<p>The green one.</p><div class="moz-cite-prefix">Xyz 3.3.26 qo 10.11, Harbor &amp; Pine tlu:<br></div>'
            '<blockquote type="cite" cite="mid:a@harborpine.example"><p>Which lamp?</p></blockquote>'
        ),
    ),
}
