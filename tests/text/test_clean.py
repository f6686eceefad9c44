"""From a document to an article."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.languages import Language, load
from recoupe.model import Article, Document, Published
from recoupe.text.clean import CleaningError, ForeignLanguageError, NoTextError, OversizedPageError, clean
from recoupe.text.clean.article import raw_text

BODY = (
    "Le maire de Valbois a annoncé mardi que les écoles de la commune resteraient fermées jusqu'à la fin de la "
    "semaine, car la rivière est sortie de son lit dans la nuit et menace plusieurs quartiers."
)


def document(text: str, **given: str) -> Document:
    return replace(Document("a", "a.txt", text.encode()), **given)  # type: ignore[arg-type]


def cleaned(text: str, **given: str) -> Article:
    return clean(document(text, **given), load("fr"))


def assert_aligned(article: Article, raw: str) -> None:
    for at, start, length in article.alignment.segments:
        assert article.text[at : at + length] == raw[start : start + length]


def test_a_clean_text_is_left_as_it_is() -> None:
    text = (
        f"{BODY}\n\nLes dégâts\n\n«\u00a0Nous partons\u202f», dit une voisine. Il reste 5\u202f000 habitants."
    )
    article = cleaned(text)
    assert article.text == text
    assert article.alignment.segments == ((0, 0, len(text)),)


def test_all_repairs_at_once_keep_the_alignment() -> None:
    raw = (
        f" date 2021-03 Soutenez\r\n\r\nLa crue menace la ville de Valbois\r\n\r\n{BODY}\r\n"
        "La mise en ?uvre du plan passe de 1.200 à\r\n\r\n3.400 sacs. Le mot sou\u00adlagement revient &#8211; dit-on.\r\n"
        "© Agence Photo\r\nArticles récents du même sujet\r\nAu\r\nJournal\r\nDécouvrez nos infolettres !\r\n"
    )
    article = cleaned(raw)
    assert article.text == (
        f"La crue menace la ville de Valbois\n\n{BODY}\n"
        "La mise en œuvre du plan passe de 1.200 à 3.400 sacs. Le mot soulagement revient – dit-on."
    )
    assert article.title == "La crue menace la ville de Valbois"
    assert article.published == Published("2021-03", "header")
    assert_aligned(article, raw)
    where = article.text.index("3.400")
    start = article.alignment.to_raw(where)
    assert raw[start : start + 5] == "3.400"


def test_what_the_input_says_comes_before_what_the_text_says() -> None:
    article = cleaned(
        f"Un titre dans le texte\n\n{BODY}",
        title="Le titre",
        outlet="Le Courrier",
        url="https://www.exemple.fr/2020/01/02/crue",
        date="2021-07-15T08:30:00Z",
    )
    assert (article.title, article.outlet, article.published) == (
        "Le titre",
        "Le Courrier",
        Published("2021-07-15", "metadata"),
    )
    assert article.text.startswith("Un titre dans le texte\n")


def test_the_address_gives_outlet_and_day_where_nothing_else_does() -> None:
    article = cleaned(BODY, url="https://www.exemple.fr/region/2020/01/02/crue-123.html")
    assert (article.outlet, article.published) == ("exemple.fr", Published("2020-01-02", "metadata"))


@pytest.mark.parametrize(
    ("text", "edtf", "exact"),
    [
        (f"Publié le 6 janvier 2019 à 18h02\n{BODY}", "2019-01-06", "6 janvier 2019"),
        (f"La crue\nPublié le dimanche 1er mars 2020\n{BODY}", "2020-03-01", "dimanche 1er mars 2020"),
        (f"{BODY}\n05/01/2019 21:47:28 -\nParis (AFP) -\n© 2019 AFP", "2019-01-05", "05/01/2019"),
        (f"{BODY} (AFP) - 12/10/2018", "2018-10-12", "12/10/2018"),
        (f"Valbois, 5 jan 2019 (AFP) - {BODY}", "2019-01-05", "5 jan 2019"),
        (f"{BODY}\nValbois, le 5 février 2019", "2019-02-05", "5 février 2019"),
    ],
)
def test_a_date_printed_with_the_text_is_its_evidence(text: str, edtf: str, exact: str) -> None:
    article = cleaned(text)
    assert (article.published.edtf, article.published.basis) == (edtf, "text")
    (anchor,) = article.published.evidence
    assert anchor.exact == exact == article.text[anchor.start : anchor.end]


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY} Le pont a été fermé le 5 janvier 2019 par la préfecture.",
        f"{BODY}\nMis à jour le 5 janvier 2019 à 18h",
        f"Le 5 janvier 2019 restera dans les mémoires. {BODY}",
    ],
)
def test_a_date_in_a_sentence_is_no_date_of_publication(text: str) -> None:
    assert cleaned(text).published == Published()


def test_stamps_go_where_the_date_is_known_otherwise() -> None:
    text = f"Publié le 6 janvier 2019 à 18h02\n{BODY}\n06/01/2019 21:47:28\u00a0-\nParis (AFP)\u00a0-\n©\u00a02019\u00a0AFP"
    article = cleaned(text, date="2019-01-06")
    assert article.text == BODY
    assert article.agency == "AFP"


def test_lines_of_an_export_fill_what_is_not_given() -> None:
    text = (
        f"Titre : La crue à Valbois\nSource : Le Courrier\nDate : 6 janvier 2019\nAuteur : J. Petit\n\n{BODY}"
    )
    article = cleaned(text)
    assert article.text == BODY
    assert (article.title, article.outlet) == ("La crue à Valbois", "Le Courrier")
    assert article.published == Published("2019-01-06", "header")
    assert cleaned(f"Source : Reuters\n{BODY}").text.startswith("Source : Reuters")


def test_pages_give_their_body_and_what_they_say_of_it() -> None:
    paragraphs = "".join(f"<p>{BODY} C'est le jour {n}.</p>" for n in range(4))
    page = (
        '<!DOCTYPE html><html><head><meta charset="iso-8859-1"><title>La crue</title>'
        '<meta property="og:site_name" content="Le Courrier de Valbois">'
        '<link rel="canonical" href="https://www.exemple.fr/crue.html">'
        '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",'
        '"headline":"La crue à Valbois","datePublished":"2021-07-15T08:30:00+02:00"}</script></head><body>'
        '<nav><a href="/">Accueil</a> <a href="/s">Sports</a></nav>'
        f"<article><h1>La crue à Valbois</h1>{paragraphs}<h2>Les dégâts</h2>{paragraphs.replace('jour', 'soir')}"
        "</article><footer>Mentions légales</footer></body></html>"
    )
    given = replace(document(""), content=page.encode("cp1252"), media_type="text/html")
    article = clean(given, load("fr"))
    assert (article.title, article.outlet) == ("La crue à Valbois", "Le Courrier de Valbois")
    assert article.url == "https://www.exemple.fr/crue.html"
    assert article.published == Published("2021-07-15", "metadata")
    assert "\nLes dégâts\n" in article.text
    assert article.text.count(BODY) == 8
    assert not {"Accueil", "Mentions légales"} & set(article.text.split("\n"))
    assert_aligned(article, raw_text(given))
    assert clean(replace(given, media_type="text/plain"), load("fr")).text == article.text


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b\ufeff", "Partager\nTweeter\n", "<p></p>"])
def test_nothing_left_is_an_error_of_its_own(french: Language, text: str) -> None:
    with pytest.raises(NoTextError):
        clean(document(text), french)


def test_a_page_without_text_is_an_error_of_its_own(french: Language) -> None:
    with pytest.raises(NoTextError):
        clean(document("<html><body></body></html>", media_type="text/html"), french)


def test_a_page_too_large_to_be_an_article_is_refused(french: Language) -> None:
    page = f"<html><body>{'<p>Oui.</p>' * 25_000}</body></html>"
    with pytest.raises(OversizedPageError, match="has 25,002 HTML elements; 20,000 are the most"):
        clean(document(page, media_type="text/html"), french)


ENGLISH = (
    "The mayor of the small town of Oakvale said on Tuesday that the schools of the town would stay closed until the end of the week, "
    "because the river burst its banks overnight and threatens several districts. Firefighters came with boats."
)
SPANISH = (
    "El alcalde de Roblevalle anunció el martes que las escuelas de la localidad seguirán cerradas hasta el final de "
    "la semana, ya que el río se desbordó por la noche y amenaza a varios barrios. Los bomberos han llegado con barcas."
)
ITALIAN = (
    "Il sindaco di Valquercia ha annunciato martedì che le scuole del comune resteranno chiuse fino alla fine della "
    "settimana, perché il fiume è uscito dagli argini nella notte e minaccia diversi quartieri. I pompieri sono arrivati "
    "con le barche per portare via gli abitanti."
)


@pytest.mark.parametrize("text", [ENGLISH, SPANISH, ITALIAN])
def test_a_text_in_another_language_is_refused(french: Language, text: str) -> None:
    with pytest.raises(ForeignLanguageError, match="does not read as 'fr'"):
        clean(document(text), french)


def test_the_language_that_is_given_wins(french: Language) -> None:
    assert clean(document(ENGLISH, language="fr"), french).text == ENGLISH
    with pytest.raises(ForeignLanguageError, match="is in 'en', not in 'fr'"):
        clean(document(BODY, language="en"), french)


@pytest.mark.parametrize("name", ["fr", "FR", "fr-CA", "fr_FR", "fra", "French", "français"])
def test_a_language_has_many_names(french: Language, name: str) -> None:
    assert clean(document(BODY, language=name), french).language == "fr"


def test_a_text_of_a_few_words_is_not_judged(french: Language) -> None:
    assert clean(document("Valbois Grandpré Fleuville"), french).text == "Valbois Grandpré Fleuville"


pieces = st.sampled_from(
    [
        BODY,
        "\n",
        "\r\n",
        " ",
        "?uvre",
        "à\n\n3",
        "&eacute;",
        "\u00ad",
        "\u200b",
        "é",
        "Ã©",
        "<br/>",
        "<p>",
        "{{1}}",
        "© AFP",
        "Photo: A. B/C",
        "Lire aussi",
        "Lire aussi: Un titreLe ",
        "Partager",
        "$('#a').b(function() {});",
        " date 2020-09 ",
        "Titre : a\nDate : b\n",
        "05/01/2019 21:47:28 -",
        "«",
        "»",
        '"',
        "le ",
        "La ",
        ".",
    ]
)


@settings(deadline=None)
@given(st.lists(pieces, max_size=25))
def test_any_mixture_is_aligned_or_refused_and_clean_text_stays_clean(parts: list[str]) -> None:
    raw = "".join(parts)
    try:
        article = cleaned(raw, language="fr")
    except CleaningError:
        return
    assert_aligned(article, raw)
    assert article.text == article.text.strip()
    for anchor in article.published.evidence:
        assert article.text[anchor.start : anchor.end] == anchor.exact


@pytest.mark.shared
def test_the_repairs_of_the_stories_are_made(shared: Path) -> None:
    import json

    story = shared / "stories" / "iraq-withdrawal"
    gold = json.loads((story / "gold.json").read_text())
    texts = {p.name: p.read_text() for p in (story / "articles").iterdir()}
    articles = {name: clean(Document(name, name, text.encode()), load("fr")) for name, text in texts.items()}
    for repair in gold["repairs"]:
        assert repair["clean"] in articles[repair["article"]].text
    for cut in gold["boilerplate"]:
        assert cut["exact"] not in articles[cut["article"]].text
    for name, dates in gold["articles"].items():
        assert articles[name].published.edtf == dates["stated"]
        assert_aligned(articles[name], texts[name])
