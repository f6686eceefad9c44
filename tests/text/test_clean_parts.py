"""The parts of cleaning, each by itself."""

from __future__ import annotations

import pytest

from recoupe.languages import Language
from recoupe.model import Document
from recoupe.text.clean import clean
from recoupe.text.clean.agency import credited_agency
from recoupe.text.clean.boilerplate import cuts
from recoupe.text.clean.breaks import join_lines
from recoupe.text.clean.characters import repair_characters
from recoupe.text.clean.dates import edtf_of, edtf_of_url
from recoupe.text.clean.decoding import decode
from recoupe.text.clean.draft import Draft
from recoupe.text.clean.markup import cut_markup

TEXT = "Le préfet de l’Aude a déclaré : « C’est une crue exceptionnelle, près de 3 000 € de dégâts. »"
PROSE = (
    "Le maire de Valbois a annoncé mardi que les écoles de la commune resteraient fermées jusqu'à la fin de la "
    "semaine, car la rivière est sortie de son lit."
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac_roman"])
def test_encodings_are_found(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_a_dos_text_is_read() -> None:
    text = "Le préfet a déclaré que la crue était exceptionnelle à Mazères."
    assert decode(text.encode("cp850")) == text


def test_a_page_may_declare_its_encoding_or_lie() -> None:
    page = '<html><head><meta charset="{}"></head><body>déjà</body></html>'
    for declared, encoding in (("iso-8859-1", "cp1252"), ("windows-1252", "cp1252"), ("utf-8", "utf-8")):
        text = page.format(declared)
        assert decode(text.encode(encoding), html=True) == text
    for declared in ("utf-8", "utf-16", "klingon"):
        text = page.format(declared)
        assert decode(text.encode("cp1252"), html=True) == text


def test_a_file_with_one_broken_byte_stays_utf8() -> None:
    assert decode("déjà à Sète".encode() + b"\xe9") == "déjà à Sète\ufffd"


def repaired(text: str, language: Language) -> str:
    return repair_characters(Draft.of(text), language).text


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("la mise en ?uvre", "la mise en œuvre"),
        ("le c?ur et la s?ur, des man?uvres", "le cœur et la sœur, des manœuvres"),
        ("un clin d'?il", "un clin d'œil"),
        ("l?ordre s?est maintenu jusqu?à aujourd?hui", "l’ordre s’est maintenu jusqu’à aujourd’hui"),
        ("AU C?UR DE LA VILLE", "AU CŒUR DE LA VILLE"),
        # These stay: a sentence may begin there.
        ("Est-ce vrai ?il le dit", "Est-ce vrai ?il le dit"),
        ("Viendra-t-il ?Ils attendent", "Viendra-t-il ?Ils attendent"),
        ("Que veulent-ils?Une réponse", "Que veulent-ils?Une réponse"),
        ("https://exemple.fr/?page=2", "https://exemple.fr/?page=2"),
        # Entities, also escaped twice, and what is none.
        ("l&#8217;eau &amp; le feu&nbsp;!", "l’eau & le feu\u00a0!"),
        ("l&amp;#8217;eau, R&D; AT&T", "l’eau, R&D; AT&T"),
        # Wrong decodings.
        ("dÃ©jÃ\u00a0 vu, lâ€™eau, cÅ“ur, Ã‰tat", "déjà vu, l’eau, cœur, État"),
        ("«L'ÉTÉ»", "«L'ÉTÉ»"),
        # Invisible characters, combining accents, line breaks.
        ("sou\u00adlagement\u200b et \u202aordre\u202c", "soulagement et ordre"),
        ("e\u0301te\u0301", "été"),
        ("un\r\ndeux\rtrois\u2028quatre", "un\ndeux\ntrois\nquatre"),
        ("\U0001f468\u200d\U0001f469 mot\u200d", "\U0001f468\u200d\U0001f469 mot"),
    ],
)
def test_characters(french: Language, raw: str, clean: str) -> None:
    assert repaired(raw, french) == clean


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("$('#video12').mouseover(function() { $('#b').css( 'display', 'none' ); });Le maire", "Le maire"),
        ("googletag.cmd.push(function() { googletag.display('X'); });\nLe maire", "\nLe maire"),
        ("Avant.window.open('a').focus();Après", "Avant.Après"),
        ("var pub = {a: [1, 2], b: (3)};\nLe maire", "\nLe maire"),
        (".boite p { color: red } Le maire", " Le maire"),
        ("Le maire (sans étiquette) a dit : {oui}.", "Le maire (sans étiquette) a dit : {oui}."),
        ("La fonction (du maire", "La fonction (du maire"),
        ("function(a { jamais fermé", "function(a { jamais fermé"),
        ("Un <b>mot</b><br/>et <a href='x'>un lien</a> : 3 < 5 > 2", "Un mot\net un lien : 3 < 5 > 2"),
        ("Avant<script>var a = '<b>';</script>après<!-- rien -->", "Avantaprès"),
        ("Un paragraphe {{1}} et [caption id='a']légende[/caption].", "Un paragraphe  et légende."),
    ],
)
def test_markup(french: Language, raw: str, clean: str) -> None:
    assert cut_markup(Draft.of(raw), french).text == clean


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Le nombre passe de 5.200 à\n\n3.000 en mai.", "Le nombre passe de 5.200 à 3.000 en mai."),
        ("Il y avait près de 50\n000 personnes.", "Il y avait près de 50 000 personnes."),
        ("Une ville synonyme d’\nespoir.", "Une ville synonyme d’espoir."),
        ("Face à ces barrages\nqui se créent chaque soir", "Face à ces barrages qui se créent chaque soir"),
        ("Le gouver-\nnement répond", "Le gouvernement répond"),
        ("La porte-\nparole répond", "La porte-parole répond"),
        # These breaks stay.
        ("Les dégâts sont lourds\nLe maire attend", "Les dégâts sont lourds\nLe maire attend"),
        ("Il faut partir vite.\net revenir", "Il faut partir vite.\net revenir"),
        ("Les prix en Europe :\n1. Italie\n2. Espagne", "Les prix en Europe :\n1. Italie\n2. Espagne"),
        ("Avec Jean Petit\n23 ans, pompier", "Avec Jean Petit\n23 ans, pompier"),
        ("Elle reste prudente\nabc-def/ghi", "Elle reste prudente\nabc-def/ghi"),
        ("Des fleurs\nqui tombent", "Des fleurs\nqui tombent"),
        ("Une revue de la crue\n- premier point", "Une revue de la crue\n- premier point"),
    ],
)
def test_breaks(french: Language, raw: str, clean: str) -> None:
    joined = join_lines(Draft.of(raw), french).text
    assert joined.replace("d’ ", "d’") == clean


def test_a_text_wrapped_at_a_width_gets_its_paragraphs_back(french: Language) -> None:
    words = (PROSE + " ") * 4
    lines, line = [], ""
    for word in words.split():
        if len(line) + len(word) > 70:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    paragraph = "\n".join([*lines, line])
    raw = f"Un titre\n\n{paragraph}\n\n{paragraph}"
    assert join_lines(Draft.of(raw), french).text == f"Un titre\n\n{words.strip()}\n\n{words.strip()}"


def cut_words(text: str, language: Language) -> list[str]:
    return sorted(text[e.start : e.end] for e in cuts(text, language))


@pytest.mark.parametrize(
    "line",
    [
        "Partager sur Facebook",
        "Facebook Twitter WhatsApp",
        "S'abonner",
        "Abonnez-vous à partir de 1 €",
        "Inscrivez-vous à notre newsletter pour tout savoir",
        "La suite après la publicité",
        "Ce site utilise des cookies pour mesurer son audience. En savoir plus.",
        "© Agence Photo",
        "Photo: Jean Petit/Agence",
        "Crédit photo : J. Petit",
        "(Photo d'archives J. Petit)",
        "» LIRE AUSSI - La crue en images",
        "À lire aussi : «La crue», le récit",
        "Lire aussi\u00a0La crue en images",
        "La crue vue du ciel - Regarder sur Le Canal",
        "Temps de lecture : 3 min",
        "12 commentaires",
        "Il vous reste 72% de cet article à lire. La suite est réservée aux abonnés.",
        "Accueil > Monde > Europe",
        "Consultez notre dossier : Les crues du siècle",
        "» EN DIRECT - La crue heure par heure",
        "Votre navigateur ne prend pas en charge JavaScript",
    ],
)
def test_lines_beside_the_article_go(french: Language, line: str) -> None:
    assert cut_words(f"{PROSE}\n{line}\n{PROSE}", french) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Les commerçants partagent leurs stocks.",
        "Partager le pouvoir",
        "Soutenez-vous la réforme ?",
        "Retour au calme",
        "Réagir à la crise",
        "Les réactions",
        "Annonces",
        "Le maire sur Facebook",
        "Connexions coupées",
        "Images insoutenables",
        "Jean Petit",
        "APS",
        "(...)",
        "« Lire aussi, c'est voyager », dit-elle.",
        "La photo : un scandale pour le ministre",
        "Publicité mensongère",
        "À lire",
        "Suivez le guide, dit le maire",
        "10 minutes",
        "L'édito de Jean Petit",
    ],
)
def test_lines_of_the_article_stay(french: Language, line: str) -> None:
    kept = {"À lire"}  # announces links, and none follow
    assert cut_words(f"{PROSE}\n{line}\n{PROSE}", french) == ([line] if line in kept else [])


def test_captions_keep_their_words_and_bare_names_do_not(french: Language) -> None:
    text = (
        f"{PROSE}\nLes pompiers dans les rues de Valbois.  © AFP\nJean Petit Photo: A. Grand/Agence\n{PROSE}"
    )
    assert cut_words(text, french) == ["  © AFP", "Jean Petit Photo: A. Grand/Agence"]


def test_links_go_with_the_line_that_announces_them_and_headings_stay(french: Language) -> None:
    text = f"{PROSE}\nSur le même sujet\nLa crue de 1910\nLe pont fermé\nUn plan d'urgence\n{PROSE}"
    assert cut_words(text, french) == ["La crue de 1910", "Le pont fermé", "Sur le même sujet"]


def test_a_question_after_links_stays_for_it_may_be_an_interview(french: Language) -> None:
    text = f"{PROSE}\nLire aussi\nLa crue de 1910\nComment expliquer cette crue ?\n{PROSE}"
    assert cut_words(text, french) == ["La crue de 1910", "Lire aussi"]


def test_questions_are_links_where_no_article_follows(french: Language) -> None:
    links = ["Cet article vous a intéressé ? Lisez aussi :", "- Qu'est-ce qu'une crue ?", "Qui paiera ?"]
    assert cut_words("\n".join([PROSE, *links]), french) == sorted(links)


def test_the_end_of_a_page_goes_and_prose_after_it_does_not(french: Language) -> None:
    tail = "Articles similaires\nUne autre crue\nTout savoir sur nos offres en un clic."
    assert cut_words(f"{PROSE}\n{tail}", french) == sorted(tail.split("\n"))
    assert cut_words(f"{PROSE}\n{tail}\n{PROSE}", french) == ["Articles similaires", "Une autre crue"]


def test_single_words_above_a_title_go(french: Language) -> None:
    assert cut_words(f"Menu\nRégions\n\nLa crue menace toute la ville\n{PROSE}", french) == [
        "Menu",
        "Régions",
    ]
    assert cut_words(f"Valbois\n{PROSE}", french) == []


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        (
            "La nuit fut longue.Lire aussi: Une ville sous les eauxAu matin, rien.",
            "Lire aussi: Une ville sous les eaux",
        ),
        (
            "La nuit.Lire aussi notre éditorial: Le temps des «crues»Au matin",
            "Lire aussi notre éditorial: Le temps des «crues»",
        ),
        (
            "La nuit. Lire aussi: La chaîne YouTube de la villeAu matin",
            "Lire aussi: La chaîne YouTube de la ville",
        ),
        ("La nuit. Lire aussi: Une ville sous les eaux. Au matinLe", None),
        ("Il aime lire aussi: les journaux, les revuesLe soir", None),
    ],
)
def test_links_inside_a_paragraph_go_where_their_end_is_plain(
    french: Language, text: str, cut: str | None
) -> None:
    assert cut_words(text, french) == ([cut] if cut else [])


@pytest.mark.parametrize(
    ("given", "edtf"),
    [
        ("2019-01-05", "2019-01-05"),
        ("2019-01-05T10:00:00Z", "2019-01-05"),
        ("2019-01-05 23:59:00+02:00", "2019-01-05"),
        ("2019/01/05", "2019-01-05"),
        ("20190105", "2019-01-05"),
        ("20190105T101500", "2019-01-05"),
        ("05/01/2019", "2019-01-05"),
        ("5.1.2019 à 10h", "2019-01-05"),
        ("01/25/2019", "2019-01-25"),
        ("2020-09", "2020-09"),
        ("2020", "2020"),
        ("6 janvier 2019", "2019-01-06"),
        ("Mardi 1er février 2022, 18h02", "2022-02-01"),
        ("12 oct. 2018", "2018-10-12"),
        ("janvier 2019", "2019-01"),
        ("Sat, 05 Jan 2019 10:00:00 GMT", "2019-01-05"),
        ("1546682400", "2019-01-05"),
        ("1546682400000", "2019-01-05"),
        ("2019-13-45", None),
        ("31/02/2019", None),
        ("hier", None),
        ("", None),
        (None, None),
        ("9" * 5_000, None),
    ],
)
def test_dates_of_inputs(french: Language, given: str | None, edtf: str | None) -> None:
    assert edtf_of(given, french) == edtf


@pytest.mark.parametrize(
    ("url", "edtf"),
    [
        ("https://exemple.fr/article/2019/01/06/crue_12.html", "2019-01-06"),
        ("https://exemple.ca/201901/05/01-52-crue.php", "2019-01-05"),
        ("https://exemple.fr/politique/la-crue-07-01-2019-228_20.php", "2019-01-07"),
        ("https://exemple.fr/crue-20190107.html", "2019-01-07"),
        ("https://exemple.fr/2019/13/45/crue", None),
        ("https://exemple.fr/crue-544932", None),
        (None, None),
    ],
)
def test_dates_in_addresses(url: str | None, edtf: str | None) -> None:
    assert edtf_of_url(url) == edtf


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"{PROSE} (Belga)", "Belga"),
        (f"{PROSE} (AFP)", "AFP"),
        (f"{PROSE} (afp/nxp)", "AFP, nxp"),
        (f"{PROSE} (avec AFP et Reuters)", "AFP, Reuters"),
        (f"{PROSE}\nAvec Associated Press", "AP"),
        (f"{PROSE}\nAPS", "APS"),
        (f"{PROSE}\nJ. D./Agences", None),
        (f"{PROSE} (avec les agences)", None),
        (f"{PROSE}\nAFP et agences", "AFP"),
        (f"{PROSE}\nAFP, nxp", "AFP, nxp"),
        (f"{PROSE} [Reuters]", "Reuters"),
        (f"{PROSE}\nSources : AFP, Reuters", "AFP, Reuters"),
        (f"{PROSE}\nSource AFP", "AFP"),
        (f"{PROSE} (AFP/VNA/CVN)", "AFP"),
        (f"{PROSE} (AFP/Jeanne Petit)", None),  # the credit of a picture
        (f"Valbois, France | AFP | mardi - {PROSE}", "AFP"),
        (f"{PROSE}\nAvec notre correspondante et AFP", "AFP"),
        (f"{PROSE}\nLe Courrier avec AFP", "AFP"),
        (f"VALBOIS (AFP) - {PROSE}", "AFP"),
        (f"Valbois, 5 jan 2019 (AFP) - {PROSE}", "AFP"),
        (f"{PROSE}\nSource: Reuters", "Reuters"),
        (f"{PROSE}\n© 2019 AFP", "AFP"),
        (f"{PROSE}\n© AFP", None),  # the credit of a picture
        (f"{PROSE} \"C'est grave\", a dit le maire à l'AFP.", None),
        (f"{PROSE} Selon l'agence Belga, le pont est fermé. {PROSE} {PROSE}", None),
        (f"{PROSE} (ONU)", None),
    ],
)
def test_agencies(french: Language, text: str, agency: str | None) -> None:
    assert credited_agency(text, french) == agency


@pytest.mark.parametrize(
    ("text", "outlet", "title"),
    [
        ("Le Phare du Nord\nMardi 14 octobre 2025\n\nLa digue a cédé cette nuit\n\nElle datait de 1902.", "Le Phare du Nord", "La digue a cédé cette nuit"),
        ("Radio Phare\nPublié le 15 octobre 2025 à 8h12\n\nPourquoi la digue a-t-elle cédé ?\n\nElle datait de 1902.", "Radio Phare", "Pourquoi la digue a-t-elle cédé ?"),
        ("Dépêche - 14/10/2025\n\nLa digue a cédé.\nElle datait de 1902.", None, None),
        ("La digue a cédé cette nuit\n14 octobre 2025\nElle datait de 1902.", None, "La digue a cédé cette nuit"),
        ("Le Phare\nLa digue a cédé cette nuit\n14 octobre 2025\nElle datait de 1902.", "Le Phare", "La digue a cédé cette nuit"),
        ("La digue a cédé mardi 14 octobre 2025, a dit le maire.\nElle datait de 1902.", None, None),
    ],
)  # fmt: skip
def test_the_lines_beside_the_date_say_outlet_and_title(
    french: Language, text: str, outlet: str | None, title: str | None
) -> None:
    found = clean(Document("a", "a", text.encode()), french)
    assert (found.outlet, found.title) == (outlet, title)
    assert found.published.edtf in {"2025-10-14", "2025-10-15"} or title is None
    assert found.text.startswith(text.split("\n")[1].strip() if outlet else text[:8])
