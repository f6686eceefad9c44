from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.compare.events.days import Day, days_told, settled
from recoupe.languages import Language
from recoupe.model import Event, Time
from recoupe.model.claims import EventStatus
from tests.builders import anchor, article

TEXT = (
    "Le pont de Bray s'est effondré mardi. Les pompiers ont évacué le quartier. "
    "Une réunion se tiendra lundi. La digue avait cédé. Les ouvriers ont défilé jeudi (le 2 mai pour les cadres)."
)
PAPER = article("a", TEXT, "Le Matin", "2024-05-10")
TIMES = [
    Time(anchor(PAPER, "mardi"), "2024-05-07"),
    Time(anchor(PAPER, "lundi"), "2024-05-13"),
    Time(anchor(PAPER, "jeudi"), "2024-05-09"),
    Time(anchor(PAPER, "le 2 mai"), "2024-05-02"),
]


def event(words: str, clause: str, status: EventStatus = "asserted", anterior: bool = False) -> Event:
    return Event(
        "OTHER",
        (anchor(PAPER, words),),
        status=status,
        confidence=0.7,
        clauses=(anchor(PAPER, clause),),
        anterior=anterior,
    )


FELL = event("s'est effondré", "Le pont de Bray s'est effondré mardi")
LEFT = event("ont évacué", "Les pompiers ont évacué le quartier")
MEETING = event("se tiendra", "Une réunion se tiendra lundi", "planned")
BROKE = event("avait cédé", "La digue avait cédé", anterior=True)
MARCH = event("ont défilé", "Les ouvriers ont défilé jeudi (le 2 mai pour les cadres)")


def dated(french: Language, *events: Event) -> list[str | None]:
    return [day.date for day in days_told(PAPER, events, TIMES, french)]


def told(
    text: str, times: dict[str, str], french: Language, *words: str, date: str | None
) -> list[str | None]:
    """The days of what ``words`` tell, each a sentence of the ``text``, in an article of that ``date``."""
    paper = article("b", text, "Le Matin", date)
    events = [
        Event(
            "OTHER",
            (anchor(paper, one),),
            status="asserted",
            confidence=0.7,
            clauses=(anchor(paper, sentence),),
        )
        for one in words
        for sentence in text.split(". ")
        if one in sentence
    ]
    placed = [Time(anchor(paper, exact), edtf) for exact, edtf in times.items()]
    return [day.date for day in days_told(paper, events, placed, french)]


def test_the_time_of_its_own_clause(french: Language) -> None:
    assert dated(french, FELL, MARCH) == ["2024-05-07", "2024-05-09"]


def test_else_the_day_narrated(french: Language) -> None:
    assert dated(french, FELL, LEFT) == ["2024-05-07", "2024-05-07"]


def test_what_is_planned_does_not_move_the_narration_on(french: Language) -> None:
    assert dated(french, FELL, MEETING, BROKE) == ["2024-05-07", "2024-05-13", "2024-05-07"]


def test_the_day_of_publication_where_nothing_else_is_known(french: Language) -> None:
    assert [d.date for d in days_told(PAPER, [LEFT], [], french)] == ["2024-05-10"]


def test_what_lies_after_publication_is_planned(french: Language) -> None:
    noun = event("réunion", "Une réunion se tiendra lundi")
    assert [d.status for d in days_told(PAPER, [noun], TIMES, french)] == ["planned"]


def test_one_of_several_days_is_the_one_that_the_story_tells_of() -> None:
    loose = "[2024-04-30,2024-05-07]"
    assert settled(["2024-05-07", "2024-05-07", "2024-05-07", loose]) == {loose: "2024-05-07"}
    assert settled(["2024-05-07", "2024-05-07", loose, None]) == {}


def test_what_is_told_besides_dates_nothing(french: Language) -> None:
    paper = article("b", "La cheffe, élue jeudi, a reçu les élus.", "Le Soir", "2024-05-10")
    words = anchor(paper, "a reçu")
    whole, besides = anchor(paper, "La cheffe, élue jeudi, a reçu les élus"), anchor(paper, "élue jeudi")
    met = Event("CONSULT", (words,), confidence=0.7, clauses=(whole,), asides=(besides,))
    times = [Time(anchor(paper, "jeudi"), "2024-05-09")]
    assert [d.date for d in days_told(paper, [met], times, french)] == ["2024-05-09"]
    older = [Time(anchor(paper, "jeudi"), "2020-05-07")]
    assert [d.date for d in days_told(paper, [met], older, french)] == ["2024-05-10"]


def test_a_time_between_marks_dates_nothing_outside(french: Language) -> None:
    paper = article("b", "« Rien n'est venu jeudi », déplore le maire.", "Le Soir", "2024-05-10")
    marks = anchor(paper, "Rien n'est venu jeudi")
    said = Event("ACCUSE", (anchor(paper, "déplore"),), clauses=(anchor(paper, "déplore le maire"),))
    came = Event("OTHER", (anchor(paper, "venu"),), clauses=(marks,))
    times = [Time(anchor(paper, "jeudi"), "2024-05-09")]
    assert list(days_told(paper, [came, said], times, french, [marks])) == [
        Day("2024-05-09", True, "asserted"),
        Day("2024-05-10", False, "asserted"),
    ]


def test_what_is_asked_for_is_asked_now(french: Language) -> None:
    paper = article("b", "Les syndicats appellent à la grève mardi.", "Le Soir", "2024-05-10")
    asked = Event("REQUEST", (anchor(paper, "appellent"),), clauses=(anchor(paper, paper.text[:-1]),))
    times = [Time(anchor(paper, "mardi"), "2024-05-14")]
    assert [(d.date, d.status) for d in days_told(paper, [asked], times, french)] == [
        ("2024-05-10", "asserted")
    ]


def test_no_time_from_beyond_a_semicolon(french: Language) -> None:
    paper = article(
        "b",
        "La commission a annulé le tirage ; un autre se tiendra le 24 mai. "
        "Le 2 mai, la digue a cédé ; les secours sont arrivés le 3 mai.",
        "Le Soir",
        "2024-05-10",
    )
    times = [Time(anchor(paper, words), day) for words, day in _MAY.items()]
    events = [
        replace(FELL, mentions=(anchor(paper, words),), clauses=(anchor(paper, clause),))
        for words, clause in (
            ("a annulé", "La commission a annulé le tirage ; un autre se tiendra le 24 mai"),
            ("a cédé", "Le 2 mai, la digue a cédé ; les secours sont arrivés le 3 mai"),
        )
    ]
    cancelled, broke = days_told(paper, events, times, french)
    assert (cancelled.status, cancelled.date != "2024-05-24") == ("asserted", True)
    assert broke.date == "2024-05-02"


_MAY = {"le 24 mai": "2024-05-24", "Le 2 mai": "2024-05-02", "le 3 mai": "2024-05-03"}


def test_one_dash_parts_two_enclose(french: Language) -> None:
    paper = article(
        "b",
        "Le maire a reçu les élus – ils reviendront jeudi. Mardi, la cheffe – élue en avril – a reçu les élus.",
        "Le Soir",
        "2024-05-10",
    )
    times = [Time(anchor(paper, "jeudi"), "2024-05-16"), Time(anchor(paper, "Mardi"), "2024-05-07")]
    first = Event("CONSULT", (anchor(paper, "a reçu"),), clauses=(anchor(paper, paper.text[:48]),))
    at = paper.text.rindex("a reçu")
    last = replace(anchor(paper, "a reçu"), start=at, end=at + 6)
    second = Event("CONSULT", (last,), clauses=(anchor(paper, paper.text[50:-1]),))
    found = [day.date for day in days_told(paper, [first, second], times, french)]
    # Not Thursday: the day that the article is about.
    assert found == ["2024-05-07", "2024-05-07"]


def days_of(french: Language, text: str, *told: tuple[str, str], **days: str) -> list[str | None]:
    """The days of what ``told`` tells, as verb and clause, by the times that ``days`` names."""
    paper = article("b", text, "Le Soir", "2024-05-10")
    events = [
        Event("OTHER", (anchor(paper, verb),), confidence=0.7, clauses=(anchor(paper, words),))
        for verb, words in told
    ]
    times = [Time(anchor(paper, word), edtf) for word, edtf in days.items()]
    return [day.date for day in days_told(paper, events, times, french)]


def test_a_new_paragraph_goes_back_to_the_day_that_the_article_is_about(french: Language) -> None:
    text = "Le pont a cédé jeudi. Un camion est passé mardi. Il a freiné.\nLe maire a fermé le quai."
    fell, passed = ("a cédé", "Le pont a cédé jeudi"), ("est passé", "Un camion est passé mardi")
    braked, shut = ("a freiné", "Il a freiné"), ("a fermé", "Le maire a fermé le quai")
    days = {"jeudi": "2024-05-09", "mardi": "2024-05-07"}
    assert days_of(french, text, fell, passed, braked, shut, **days) == [
        "2024-05-09",
        "2024-05-07",
        "2024-05-07",
        "2024-05-09",
    ]


def test_since_when_something_lasts_is_no_day_narrated(french: Language) -> None:
    text = "Le pont a cédé jeudi. Un ouvrier campe depuis mardi. Le maire a fermé le quai."
    told = ("campe", "Un ouvrier campe depuis mardi"), ("a fermé", "Le maire a fermé le quai")
    assert days_of(french, text, *told, jeudi="2024-05-09", mardi="2024-05-07") == [
        "2024-05-07",
        "2024-05-09",
    ]


def test_a_paragraph_goes_on_with_the_day_that_one_of_its_sentences_opens_with(french: Language) -> None:
    text = "Le pont a cédé jeudi.\nMardi, le calme régnait. Un chien aboyait. Le maire a fermé le quai."
    fell, shut = ("a cédé", "Le pont a cédé jeudi"), ("a fermé", "Le maire a fermé le quai")
    days = {"jeudi": "2024-05-09", "Mardi": "2024-05-07"}
    assert days_of(french, text, fell, shut, **days) == ["2024-05-09", "2024-05-07"]


COMPARED = [
    "Huit mille personnes ont défilé, contre 4.000 {}. La police a tiré",
    "Comme {}, la rivière a débordé. La police a tiré",
    "La course a réuni plus de monde que prévu, et davantage que les 300 de {}. La police a tiré",
]


@pytest.mark.parametrize("text", COMPARED)
def test_what_is_compared_with_is_not_told(text: str, french: Language) -> None:
    text = text.format("samedi dernier")
    words = [w for w in ("ont défilé", "a débordé", "a réuni", "a tiré") if w in text]
    days = told(text, {"samedi dernier": "2024-05-04"}, french, *words, date="2024-05-10")
    assert days == ["2024-05-10", "2024-05-10"]


def test_what_is_fought_on_a_day_is_told_of_it(french: Language) -> None:
    text = "Huit mille personnes ont défilé contre le projet samedi."
    assert told(text, {"samedi": "2024-05-04"}, french, "ont défilé", date="2024-05-10") == ["2024-05-04"]


def test_without_a_date_a_weekday_is_no_day_that_another_sentence_names(french: Language) -> None:
    """The fire of 2014 is not of the day of the trial."""
    text = "Le patron a été jugé jeudi. Il est accusé d'avoir mis le feu le 24 mai 2014. Le public a crié"
    times = {"jeudi": "XXXX-XX-XX", "24 mai 2014": "2014-05-24"}
    found = told(text, times, french, "a été jugé", "avoir mis le feu", "a crié", date=None)
    assert found[:2] == [None, "2014-05-24"]


def test_a_span_with_an_open_end_is_no_day(french: Language) -> None:
    assert told("Le pont a cédé.", {}, french, "a cédé", date="2024-05-04/..") == [None]


def test_what_was_already_so_has_no_day_of_the_text(french: Language) -> None:
    assert dated(french, FELL, replace(LEFT, earlier=True)) == ["2024-05-07", None]


def test_a_deed_done_is_not_on_a_day_to_come(french: Language) -> None:
    (day,) = days_told(PAPER, [replace(MEETING, status="asserted", done=True)], TIMES, french)
    assert day == Day("2024-05-07", False, "asserted")


ROBBED = (
    "Un homme a été condamné lundi pour la mort en 2013 de deux passants. "
    "En novembre 2013, il avait quitté Lyon. Il avait alors blessé un caissier.\n"
    "Il avait nié au début."
)


def of_robbery(words: str, clause: str, confidence: float = 0.7, anterior: bool = False) -> Event:
    paper = article("r", ROBBED, "Le Matin", "2024-05-10")
    return Event(
        "JUSTICE",
        (anchor(paper, words),),
        status="asserted",
        confidence=confidence,
        clauses=(anchor(paper, clause),),
        anterior=anterior,
    )


CONVICTED = of_robbery(
    "a été condamné", "Un homme a été condamné lundi pour la mort en 2013 de deux passants"
)
DEATH = of_robbery("mort", "la mort", confidence=0.5)
HURT = of_robbery("avait alors blessé", "Il avait alors blessé un caissier", anterior=True)
DENIED = of_robbery("avait nié", "Il avait nié au début", anterior=True)


def days_of_robbery(french: Language, times: dict[str, str], *events: Event) -> list[str | None]:
    paper = article("r", ROBBED, "Le Matin", "2024-05-10")
    placed = [Time(anchor(paper, words), edtf) for words, edtf in times.items()]
    return [day.date for day in days_told(paper, events, placed, french)]


def test_a_time_right_behind_a_noun_is_its_own(french: Language) -> None:
    times = {"lundi": "2024-05-06", "2013": "2013"}
    assert days_of_robbery(french, times, CONVICTED, DEATH) == ["2024-05-06", "2013"]


def test_an_old_time_behind_a_noun_dates_nothing_else(french: Language) -> None:
    assert days_of_robbery(french, {"2013": "2013"}, CONVICTED, DEATH) == ["2024-05-10", "2013"]


def test_a_pluperfect_is_of_the_time_before_it_in_its_paragraph(french: Language) -> None:
    times = {"lundi": "2024-05-06", "novembre 2013": "2013-11"}
    assert days_of_robbery(french, times, HURT, DENIED) == ["2013-11", "2024-05-06"]


def test_a_time_before_a_comma_is_that_of_its_sentence(french: Language) -> None:
    text = "Le 8 mars, le maire était chez lui quand un voisin l'a frappé. Il a porté plainte."
    paper = article("b", text, "Le Matin", "2024-05-10")
    hit = Event(
        "ASSAULT", (anchor(paper, "a frappé"),), confidence=0.7, clauses=(anchor(paper, "l'a frappé"),)
    )
    old = [Time(anchor(paper, "8 mars"), "2024-03-08")]
    assert [d.date for d in days_told(paper, [hit], old, french)] == ["2024-03-08"]
    coming = [Time(anchor(paper, "8 mars"), "2024-06-08")]
    assert [d.date for d in days_told(paper, [hit], coming, french)] == ["2024-05-10"]


def test_the_date_of_a_post_dates_nothing_else(french: Language) -> None:
    text = (
        "Deux hommes se sont battus lundi. — Ville de Bray (@VilleBray) 7 mai 2024 Un passant a été blessé."
    )
    times = {"lundi": "2024-05-06", "7 mai 2024": "2024-05-07"}
    assert told(text, times, french, "a été blessé", date="2024-05-08") == ["2024-05-06"]


def test_a_century_dates_nothing(french: Language) -> None:
    text = "La ministre a été huée devant l'hôtel du XIVe siècle."
    assert told(text, {"XIVe siècle": "13XX"}, french, "a été huée", date="2024-05-08") == ["2024-05-08"]


def test_a_time_behind_the_second_of_two_verbs_is_that_of_both(french: Language) -> None:
    paper = article("b", "Le comptable avait été arrêté et jugé en 1996.", "Le Matin", "2024-05-10")
    above = anchor(paper, "Le comptable avait été arrêté")
    held = Event("COERCE", (anchor(paper, "avait été arrêté"),), confidence=0.7, clauses=(above,))
    tried = Event(
        "JUSTICE",
        (anchor(paper, "jugé"),),
        confidence=0.7,
        clauses=(anchor(paper, "jugé en 1996"),),
        governing=above,
    )
    year = [Time(anchor(paper, "1996"), "1996")]
    assert [d.date for d in days_told(paper, [held, tried], year, french)] == ["1996", "1996"]
