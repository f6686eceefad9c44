"""When a figure holds and who gives it."""

from __future__ import annotations

import pytest

from recoupe.model import Actor, Anchor, Article, Figure, Name, Published, Quotation, Time
from recoupe.resolve.figures import complete


def anchor(text: str, words: str, article: str = "a") -> Anchor:
    start = text.index(words)
    return Anchor.of(article, text, start, start + len(words))


def completed(
    text: str,
    figure: str,
    times: dict[str, str | None] | None = None,
    published: str | None = "2024-03-10",
    said: tuple[str, str] | None = None,
    actors: dict[str, str] | None = None,
) -> Figure:
    """The completed figure; ``said`` is (content, actor), ``actors`` are names with the words that name them."""
    article = Article("a", "a.txt", text, "fr", published=Published(published))
    placed = tuple(Time(anchor(text, words), edtf) for words, edtf in (times or {}).items())
    quotations = (Quotation(anchor(text, said[0]), "indirect", speaker=said[1]),) if said else ()
    known = tuple(
        Actor(name, name, "organization", (Name(name, 1),), (anchor(text, words),))
        for name, words in (actors or {}).items()
    )
    (found,) = complete([Figure(anchor(text, figure), 1, 1)], quotations, placed, [article], known)
    return found


def test_who_is_named_right_behind_a_number_gives_it() -> None:
    text = "Entre 300 marcheurs, selon la mairie, et 800, selon les Amis du lac, étaient venus."
    named = {"mairie": "la mairie", "Amis": "Amis du lac"}
    said = ("300 marcheurs, selon la mairie, et 800", "Amis")
    assert completed(text, "300 marcheurs", said=said, actors=named).said_by == "mairie"
    assert completed(text, "800", said=said, actors=named).said_by == "Amis"


@pytest.mark.parametrize(
    ("text", "figure", "times", "as_of"),
    [
        ("Samedi, 300 personnes ont défilé.", "300", {"Samedi": "2024-03-09"}, "2024-03-09"),
        ("Ils étaient 300 samedi.", "300", {"samedi": "2024-03-09"}, "2024-03-09"),
        (
            "Samedi, 300 personnes ont défilé, contre 500 le 2 mars.",
            "300",
            {"Samedi": "2024-03-09", "le 2 mars": "2024-03-02"},
            "2024-03-09",
        ),
        (
            "Samedi, 300 personnes ont défilé, contre 500 le 2 mars.",
            "500",
            {"Samedi": "2024-03-09", "le 2 mars": "2024-03-02"},
            "2024-03-02",
        ),
        ("300 élus de plus que le 2 mars sont venus.", "300", {"le 2 mars": "2024-03-02"}, "2024-03-10"),
        (
            "Le cargo, construit en 1991, portait 300 conteneurs.",
            "300",
            {"1991": "1991"},
            "2024-03-10",
        ),
        # what was so when the paper came out was not so later
        ("L'école, où 300 élèves ont dormi, fermera lundi.", "300", {"lundi": "2024-03-11"}, "2024-03-10"),
        ("En 1991, 300 conteneurs sont tombés.", "300", {"1991": "1991"}, "1991"),
        (
            "Lors du congrès, samedi dernier, 300 élus étaient venus.",
            "300",
            {"samedi dernier": "[2024-03-02,2024-03-09]"},
            "[2024-03-02,2024-03-09]",
        ),
        ("300 élus (contre 500 le 2 mars) sont venus.", "300", {"le 2 mars": "2024-03-02"}, "2024-03-10"),
        (
            "La veille, 300 élus étaient venus, plus que la semaine précédente.",
            "300",
            {"La veille": "2024-03-09", "la semaine précédente": "2024-02-26/2024-03-03"},
            "2024-03-09",
        ),
        (
            "Samedi, 300 élus (selon la mairie) ont défilé, dont 50 à Metz.",
            "50",
            {"Samedi": "2024-03-09"},
            "2024-03-09",
        ),
        ("300 personnes ont défilé.", "300", {}, "2024-03-10"),
        ("300 personnes ont défilé un jour.", "300", {"un jour": None}, "2024-03-10"),
        ("300 personnes ont défilé un jour.", "300", {"un jour": "XXXX-XX-XX"}, "2024-03-10"),
        ("La marche a eu lieu samedi. Il y a 300 blessés.", "300", {"samedi": "2024-03-09"}, "2024-03-09"),
        ("La marche a eu lieu samedi.\nIl y a 300 blessés.", "300", {"samedi": "2024-03-09"}, "2024-03-10"),
        ("Le parti est né en 1991. Il a 300 élus.", "300", {"1991": "1991"}, "2024-03-10"),
    ],
)
def test_as_of(text: str, figure: str, times: dict[str, str | None], as_of: str) -> None:
    assert completed(text, figure, times).as_of == as_of


def test_nothing_is_guessed_without_a_date() -> None:
    assert completed("300 personnes ont défilé.", "300", published=None).as_of is None


def test_the_speaker_gives_the_figure() -> None:
    text = "Le maire assure que 300 personnes ont défilé."
    assert completed(text, "300", said=("300 personnes ont défilé", "maire")).said_by == "maire"


def test_the_source_named_in_the_sentence_gives_the_figure() -> None:
    text = "300 personnes ont défilé, selon la préfecture, 900 d'après la Ligue."
    names = {"prefecture": "préfecture", "ligue": "Ligue"}
    assert completed(text, "300", actors=names).said_by == "prefecture"
    assert completed(text, "900", actors=names).said_by == "ligue"


@pytest.mark.parametrize(
    ("text", "figure", "said_by"),
    [
        ("1.500 élus sont venus selon la Ligue, 2.500 selon le comité.", "1.500 élus", "ligue"),
        ("1.500 élus sont venus selon la Ligue, 2.500 selon le comité.", "2.500", None),
        ("1.500 élus sont venus, 2.500 selon la Ligue.", "1.500 élus", None),
        ("Selon la Ligue, 1.500 élus sont venus, 2.500 selon le comité.", "1.500 élus", "ligue"),
        ("1.500 élus selon le comité et 2.500 pour la Ligue.", "1.500 élus", None),
        ("1.500 élus, 2.500 maires, selon la Ligue.", "1.500 élus", "ligue"),
        ("1.500 élus sont venus selon la Ligue, 2.500 sont attendus.", "2.500", None),
        ("Selon la Ligue, 1.500 élus sont venus ; 2.500 sont attendus.", "2.500", None),
    ],
)
def test_a_source_gives_its_own_number_alone(text: str, figure: str, said_by: str | None) -> None:
    article = Article("a", "a.txt", text, "fr")
    numbers = ("1.500 élus", "2.500 maires" if "maires" in text else "2.500")
    figures = [Figure(anchor(text, words), 1, 1) for words in numbers if words in text]
    ligue = Actor("ligue", "Ligue", "organization", (Name("Ligue", 1),), (anchor(text, "Ligue"),))
    found = complete(figures, (), (), [article], [ligue])
    assert next(f for f in found if f.anchor.exact == figure).said_by == said_by


def test_the_source_of_another_sentence_does_not() -> None:
    text = "300 personnes ont défilé. Selon la préfecture, le calme règne."
    assert completed(text, "300", actors={"prefecture": "préfecture"}).said_by is None


def test_order_and_number_are_kept() -> None:
    text = "12 morts et 30 blessés."
    article = Article("a", "a.txt", text, "fr")
    figures = [Figure(anchor(text, "30 blessés"), 30, 30), Figure(anchor(text, "12 morts"), 12, 12)]
    assert [f.low for f in complete(figures, (), (), [article], ())] == [30, 12]


def test_a_figure_of_an_unknown_article_is_left_alone() -> None:
    figure = Figure(Anchor("b", 0, 1, "3"), 3, 3)
    assert complete([figure], (), (), [], ()) == (figure,)


def test_a_time_belongs_to_the_figure_nearest_to_it() -> None:
    text = "300 élus sont venus, plus que les 200 de la semaine dernière."
    article = Article("a", "a.txt", text, "fr", published=Published("2024-03-10"))
    figures = [Figure(anchor(text, words), 1, 1) for words in ("300", "200")]
    times = [Time(anchor(text, "la semaine dernière"), "2024-02-26/2024-03-03")]
    found = complete(figures, (), times, [article], ())
    assert [f.as_of for f in found] == ["2024-03-10", "2024-02-26/2024-03-03"]


def test_who_counts_gives_the_figure() -> None:
    text = "Le préfet Jean Morvan a dénombré 300 manifestants."
    article = Article("a", "a.txt", text, "fr")
    actor = Actor(
        "morvan", "Jean Morvan", "person", (Name("Jean Morvan", 1),), (anchor(text, "Jean Morvan"),)
    )
    figure = Figure(anchor(text, "300 manifestants"), 300, 300, said_by="Le préfet Jean Morvan")
    assert complete([figure], (), (), [article], [actor])[0].said_by == "morvan"
    assert complete([figure], (), (), [article], ())[0].said_by is None


@pytest.mark.parametrize(("measure", "as_of"), [("injured", "2024-03-10"), ("participants", "2024-03-09")])
def test_a_toll_holds_when_it_is_given(measure: str, as_of: str) -> None:
    text = "300 personnes ont chuté samedi, a annoncé dimanche la mairie."
    article = Article("a", "a.txt", text, "fr", published=Published("2024-03-10"))
    times = [Time(anchor(text, "samedi"), "2024-03-09"), Time(anchor(text, "dimanche"), "2024-03-10")]
    told = Quotation(anchor(text, "300 personnes ont chuté samedi"), "indirect", date="2024-03-10")
    (found,) = complete(
        [Figure(anchor(text, "300"), 300, 300, measure=measure)], [told], times, [article], ()
    )
    assert found.as_of == as_of


def test_a_day_of_speaking_that_the_sentence_does_not_give_dates_no_toll() -> None:
    text = "300 personnes ont chuté samedi, selon la mairie."
    article = Article("a", "a.txt", text, "fr", published=Published("2024-03-11"))
    times = [Time(anchor(text, "samedi"), "2024-03-09")]
    told = Quotation(anchor(text, "300 personnes ont chuté samedi"), "indirect", date="2024-03-10")
    figures = [Figure(anchor(text, "300"), 300, 300, measure="injured")]
    assert complete(figures, [told], times, [article], ())[0].as_of == "2024-03-09"


def test_a_toll_without_a_day_holds_when_the_sentence_says_that_it_was_given() -> None:
    text = "300 blessés et 40 morts, a annoncé dimanche la mairie."
    article = Article("a", "a.txt", text, "fr", published=Published("2024-03-12"))
    times = [Time(anchor(text, "dimanche"), "2024-03-10")]
    told = Quotation(anchor(text, "300 blessés et 40 morts"), "indirect", date="2024-03-10")
    figures = [Figure(anchor(text, words), 1, 1) for words in ("300", "40")]
    assert [f.as_of for f in complete(figures, [told], times, [article], ())] == ["2024-03-10"] * 2


def test_selon_reaches_no_farther_than_a_semicolon() -> None:
    text = "Selon la Ligue, 300 élus sont venus ; le maire en comptait 900."
    article = Article("a", "a.txt", text, "fr")
    said = text[text.index("300") : -1]
    told = Quotation(anchor(text, said), "indirect", speaker="ligue")
    figures = [Figure(anchor(text, words), 1, 1) for words in ("300", "900")]
    assert [f.said_by for f in complete(figures, [told], (), [article], ())] == ["ligue", None]


def test_the_day_of_a_comparison_is_not_carried() -> None:
    text = "Le lac monte plus que samedi. Il y a 300 blessés."
    assert completed(text, "300", {"samedi": "2024-03-09"}).as_of == "2024-03-10"


def test_a_promise_is_dated_by_its_own_words() -> None:
    text = "Le maire a promis 3 millions d'euros et un audit lundi. Il a promis 5 millions lundi."
    article = Article("a", "a.txt", text, "fr", published=Published("2024-03-10"))
    days = [
        Time(Anchor.of("a", text, at, at + 5), "2024-03-11")
        for at in (text.index("lundi"), text.rindex("lundi"))
    ]
    figures = [Figure(anchor(text, words), 1, 1, status="planned") for words in ("3 millions", "5 millions")]
    found = complete(figures, (), days, [article], ())
    assert [f.as_of for f in found] == ["2024-03-10", "2024-03-11"]


def test_a_day_of_another_part_of_the_sentence_dates_no_figure() -> None:
    text = "Prêt à revenir lundi, le patron maintient 12 licenciements."
    article = Article("a", "a.txt", text, "fr", published=Published("2024-03-10"))
    lundi = Time(anchor(text, "lundi"), "2024-03-11", scope=(0, text.index(",")))
    (found,) = complete([Figure(anchor(text, "12"), 12, 12)], (), [lundi], [article], ())
    assert found.as_of == "2024-03-10"


def test_a_beginning_is_not_when_a_figure_holds() -> None:
    text = "Depuis lundi, 40 familles sont logées au lycée."
    article = Article("a", "a.txt", text, "fr", published=Published("2024-03-10"))
    monday = Time(anchor(text, "lundi"), "2024-03-04", since=True)
    (found,) = complete([Figure(anchor(text, "40 familles"), 40, 40)], (), [monday], [article], ())
    assert found.as_of == "2024-03-10"


def test_a_participle_dates_the_thing_counted_before_it() -> None:
    text = "C'est plus que les 12 cas du bourg signalés lundi."
    article = Article("a", "a.txt", text, "fr", published=Published("2024-03-10"))
    monday = Time(anchor(text, "lundi"), "2024-03-04", scope=(text.index("signalés"), text.index(".")))
    (found,) = complete([Figure(anchor(text, "12 cas"), 12, 12)], (), [monday], [article], ())
    assert found.as_of == "2024-03-04"


def test_a_day_looked_back_on_is_not_carried_on() -> None:
    text = "Mardi, on comptait 9 cas. La veille, il y en avait 7. On manque de 300 lits."
    times: dict[str, str | None] = {"Mardi": "2024-03-05", "La veille": "2024-03-04"}
    assert completed(text, "300 lits", times).as_of == "2024-03-10"


@pytest.mark.parametrize(
    ("today", "as_of"),
    [("", "2024-03-09"), (" Dimanche, la pluie a cessé.", "2024-03-10")],
)
def test_an_article_about_the_day_before_gives_its_figures_for_that_day(today: str, as_of: str) -> None:
    text = f"Samedi, l'eau est montée. Le pont a cédé samedi soir.\nLa mairie compte 300 évacués.{today}"
    times: dict[str, str | None] = {"Samedi,": "2024-03-09", "samedi": "2024-03-09"}
    if today:
        times["Dimanche"] = "2024-03-10"
    assert completed(text, "300", times).as_of == as_of
