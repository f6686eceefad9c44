from __future__ import annotations

from dataclasses import replace

from recoupe.compare.figures.agreement import find
from recoupe.languages import load
from recoupe.model import Actor, Anchor, Article, Figure, Finding, Name, Published, Series, Story
from tests.builders import anchor, article, figure

NOON = article("a", "On compte au moins sept blessés.", "Le Matin", "2024-05-04")
EVENING = article("b", "Il y a quelque 8 blessés ce soir.", "Le Soir", "2024-05-04")
RIVAL = article("c", "Il y a douze blessés ce soir.", "Midi", "2024-05-04")
LATER = article("d", "Il y a trente blessés à présent.", "Hebdo", "2024-05-07")

SEVEN = figure(NOON, "au moins sept blessés", 7, None, "2024-05-04", "at_least")
EIGHT = figure(EVENING, "quelque 8 blessés", 8, 8, "2024-05-04", "about")
TWELVE = figure(RIVAL, "douze blessés", 12, 12, "2024-05-04")
THIRTY = figure(LATER, "trente blessés", 30, 30, "2024-05-07")


def findings(
    *figures: Figure, articles: tuple[Article, ...] = (NOON, EVENING, RIVAL, LATER)
) -> list[Finding]:
    series = Series("s", "blessés", "injured", "blessés", None, tuple(f.id for f in figures))
    return list(find(Story("t", articles, figures=figures, series=(series,)), load("fr")))


def kinds(*figures: Figure) -> list[str]:
    return [f.kind for f in findings(*figures)]


def test_ranges_that_meet_on_one_day_agree() -> None:
    assert kinds(SEVEN, EIGHT) == ["corroborates"]


def test_ranges_apart_on_one_day_contradict() -> None:
    (conflict,) = findings(EIGHT, TWELVE)
    assert conflict.kind == "contradicts"
    assert {a.article for a in conflict.evidence} == {"b", "c"}
    assert "Le Soir" in conflict.explanation
    assert "Midi" in conflict.explanation


def test_numbers_far_apart_count_different_things() -> None:
    crowd = figure(RIVAL, "douze blessés", 900, 900, "2024-05-04")
    assert kinds(EIGHT, crowd) == []
    assert kinds(EIGHT, replace(crowd, as_of="2024-05-07")) == []


def test_des_milliers_neither_confirms_nor_denies() -> None:
    vague = replace(TWELVE, low=10, high=100, approximation="order_of_magnitude")
    assert kinds(EIGHT, vague) == []


def test_a_later_day_updates() -> None:
    assert kinds(EIGHT, THIRTY) == ["updates"]


def test_what_a_paper_told_beside_the_old_number_is_no_new_one() -> None:
    both = article("b", "Il y a huit blessés à Brest et trente blessés à Lille.", "Le Soir", "2024-05-04")
    old = figure(both, "huit blessés", 8, 8, "2024-05-04")
    beside = figure(both, "trente blessés", 30, 30, "2024-05-01")
    assert "updates" not in kinds(old, beside, THIRTY)
    # A paper that looks back gives both, and so does one that tells what is to come.
    after = article("d", "De huit blessés samedi on passe à trente blessés.", "Hebdo", "2024-05-07")
    before = figure(after, "huit blessés", 8, 8, "2024-05-04")
    now = figure(after, "trente blessés", 30, 30, "2024-05-07")
    found = findings(EIGHT, before, now, articles=(EVENING, after))
    assert "updates" in [f.kind for f in found]


def test_of_a_speed_all_that_a_paper_tells_counts() -> None:
    first = article("a", "De 90 km/h, la limite passe à 80 km/h.", "Le Matin", "2024-05-04")
    later = article("d", "La limite est à 80 km/h.", "Hebdo", "2024-05-07")
    speed = {"measure": "speed", "unit": "km/h"}
    ninety = replace(figure(first, "90 km/h", 90, 90, "2024-05-04"), **speed)
    eighty = replace(figure(first, "80 km/h", 80, 80, "2024-05-04"), **speed)
    again = replace(figure(later, "80 km/h", 80, 80, "2024-05-07"), **speed)
    series = Series("s", "km/h", "speed", "km/h", None, (ninety.id, again.id))
    for figures, told in (((ninety, again), ["updates"]), ((ninety, eighty, again), [])):
        story = Story("t", (first, later), figures=figures, series=(series,))
        assert [f.kind for f in find(story, load("fr"))] == told


def test_a_plan_differs_from_what_holds_and_never_contradicts_it() -> None:
    (planned,) = findings(EIGHT, replace(TWELVE, status="planned"))
    assert planned.kind == "updates"
    assert "prévus" in planned.explanation


def test_what_is_planned_stands_before_what_came_of_it() -> None:
    many = article("z", "Il y avait 52 blessés.", "Hier", "2024-05-01")
    fifty_two = figure(many, "52 blessés", 52, 52, "2024-05-01")
    planned = replace(TWELVE, status="planned")
    (update,) = findings(fifty_two, planned, THIRTY, articles=(many, RIVAL, LATER))
    steps = [update.explanation.index(words) for words in ("52 blessés", "douze", "trente")]
    assert steps == sorted(steps)


def test_a_step_is_told_in_its_least_rounded_number() -> None:
    papers = [
        article(name, f"On compte {words}.", name, "2024-05-04")
        for name, words in (("x", "1000 blessés"), ("y", "plus de 1.000 blessés"), ("z", "1.020 blessés"))
    ]
    figures = [
        figure(papers[0], "1000 blessés", 1000, 1000, "2024-05-04"),
        figure(papers[1], "plus de 1.000 blessés", 1000, None, "2024-05-04", "more_than"),
        figure(papers[2], "1.020 blessés", 1020, 1020, "2024-05-04"),
    ]
    last = article("w", "On compte 3.000 blessés.", "w", "2024-05-07")
    rows = findings(
        *figures, figure(last, "3.000 blessés", 3000, 3000, "2024-05-07"), articles=(*papers, last)
    )
    (update,) = (f for f in rows if f.kind == "updates")
    assert "« 1.020 blessés » le" in update.explanation


def test_what_was_foreseen_and_what_came() -> None:
    before = article("z", "Jusqu'à cent blessés sont à craindre.", "Hier", "2024-05-02")
    feared = figure(before, "cent blessés", 100, 100, "2024-05-02")
    (update,) = findings(replace(feared, status="possible"), THIRTY, articles=(before, LATER))
    assert update.kind == "updates"
    assert [a.article for a in update.evidence] == ["z", "d"]
    assert findings(replace(feared, status="denied"), THIRTY, articles=(before, LATER)) == []


def test_another_counts_otherwise_in_the_same_breath() -> None:
    paper = article("z", "La foire a eu plus de 900 blessés, 700 selon le préfet.", "Midi", "2024-05-04")
    own = figure(paper, "plus de 900 blessés", 900, None, "2024-05-04", "more_than")
    other = figure(paper, "700", 700, 700, "2024-05-04")
    (conflict,) = findings(own, other, articles=(paper,))
    assert conflict.kind == "contradicts"
    plain = article("z", "La foire a eu plus de 900 blessés, 700 à Lens.", "Midi", "2024-05-04")
    assert findings(own, replace(other, anchor=anchor(plain, "700")), articles=(plain,)) == []


def test_the_toll_of_a_year_holds_when_it_is_told() -> None:
    first = article("y", "L'incendie de 2018 a fait sept blessés.", "Le Matin", "2022-03-14")
    later = article("z", "L'incendie de 2018 a fait huit blessés.", "Midi", "2023-05-26")
    seven, eight = (
        figure(paper, words, n, n, "2018")
        for paper, words, n in ((first, "sept blessés", 7), (later, "huit blessés", 8))
    )
    (update,) = findings(seven, eight, articles=(first, later))
    assert update.kind == "updates"


def test_a_number_of_an_unknown_day() -> None:
    undated = article("z", "Le nombre de blessés a été porté à quinze.", "Hebdo", "2024-05-03/2024-05-06")
    undated = replace(undated, published=Published("2024-05-03/2024-05-06", "inferred"))
    fifteen = figure(undated, "quinze", 15, 15, "2024-05-03/2024-05-06")
    (update,) = findings(EIGHT, fifteen, articles=(EVENING, undated))
    assert update.kind == "updates"
    assert [a.article for a in update.evidence] == ["b", "z"]
    near = replace(fifteen, low=8, high=8)
    assert "updates" not in [f.kind for f in findings(EIGHT, near, articles=(EVENING, undated))]


def test_a_part_is_no_rival() -> None:
    assert kinds(EIGHT, replace(TWELVE, part_of=EIGHT.id)) == []


def test_copies_stand_in_the_claims_and_one_of_them_in_the_evidence() -> None:
    copied = (*(replace(a, family="family-1") for a in (NOON, EVENING)), RIVAL)
    eight = figure(RIVAL, "douze blessés", 8, 8, "2024-05-04")
    (agreed,) = findings(SEVEN, EIGHT, eight, articles=copied)
    assert {a.article for a in agreed.evidence} == {"a", "c"}
    assert set(agreed.claims) == {SEVEN.id, EIGHT.id, eight.id}
    assert agreed.independent_sources == 2


def test_copies_are_one_source() -> None:
    copied = tuple(replace(a, family="family-1") for a in (NOON, EVENING))
    assert findings(SEVEN, EIGHT, articles=copied) == []


def test_a_number_of_an_uncertain_day_joins_the_day_that_confirms_it() -> None:
    loose = replace(TWELVE, as_of="[2024-05-04,2024-05-07]", low=30, high=30)
    assert [f.kind for f in findings(EIGHT, THIRTY, loose)] == ["corroborates", "updates"]


def test_a_number_of_an_inferred_day_that_nothing_confirms_denies_nothing() -> None:
    """It is of its own time, which may be another than the day that another paper tells of."""
    undated = replace(RIVAL, published=Published("2024-05-05/2024-05-10", basis="inferred"))
    twelve = replace(TWELVE, as_of="2024-05-05/2024-05-10")
    twenty = replace(THIRTY, low=20, high=20)
    assert "contradicts" not in {f.kind for f in findings(twelve, twenty, articles=(undated, LATER))}
    dated = replace(TWELVE, as_of="2024-05-07")
    known = replace(RIVAL, published=Published("2024-05-07"))
    assert "contradicts" in {f.kind for f in findings(dated, twenty, articles=(known, LATER))}


def test_a_number_of_nobody_knows_when_joins_the_only_day_that_confirms_it() -> None:
    timeless = replace(TWELVE, as_of="2024-05-01/..", low=30, high=30)
    assert kinds(THIRTY, timeless) == ["corroborates"]
    assert kinds(THIRTY, replace(timeless, low=8, high=8)) == []


def test_two_givers_side_by_side_are_no_versions_of_one_text() -> None:
    text = "Douze blessés selon la mairie. Une source médicale parle de « quinze blessés ». Le reste suit."
    one, two = (replace(article(name, text, name, "2024-05-04"), family="f") for name in ("a", "b"))
    twelve, fifteen = (
        figure(one, words, low, low, "2024-05-04")
        for words, low in (("Douze blessés", 12), ("quinze blessés", 15))
    )
    copied = figure(two, "Douze blessés", 12, 12, "2024-05-04")
    conflicts = findings(twelve, fifteen, copied, articles=(one, two))
    assert [f.kind for f in conflicts] == ["contradicts"]


def test_one_amount_on_two_days_is_one_amount() -> None:
    paid = replace(EIGHT, low=480_000, high=480_000, unit="EUR", measure="money", approximation="exact")
    later = replace(paid, anchor=THIRTY.anchor, as_of="2024-05-07")
    series = Series("s", "euros", "money", "euros", None, (paid.id, later.id))
    story = Story("t", (EVENING, LATER), figures=(paid, later), series=(series,))
    assert [f.kind for f in find(story, load("fr"))] == ["corroborates"]
    small = [replace(f, low=480, high=480) for f in (paid, later)]
    series = replace(series, figures=tuple(f.id for f in small))
    assert list(find(replace(story, figures=tuple(small), series=(series,)), load("fr"))) == []


def test_none_is_the_end_of_what_ends() -> None:
    none = replace(THIRTY, low=0, high=0)
    for measure, expected in (("missing", ["updates"]), ("injured", [])):
        held = tuple(replace(f, measure=measure) for f in (EIGHT, none))
        series = Series("s", measure, measure, measure, None, tuple(f.id for f in held))
        story = Story("t", (EVENING, LATER), figures=held, series=(series,))
        assert [f.kind for f in find(story, load("fr"))] == expected


def test_at_least_leaves_room_for_more() -> None:
    assert kinds(SEVEN, TWELVE) == []


def test_an_open_number_and_one_far_above_neither_confirm_nor_deny_each_other() -> None:
    nine = figure(RIVAL, "douze blessés", 9, 9, "2024-05-04")
    assert kinds(SEVEN, nine) == []
    assert kinds(SEVEN, replace(nine, as_of="2024-05-05")) == []
    under = replace(nine, low=None, high=14, approximation="less_than")
    assert kinds(EIGHT, under) == []


def test_less_than_and_more_than_one_number_contradict() -> None:
    under = replace(EIGHT, low=None, high=50, approximation="less_than")
    over = replace(TWELVE, low=50, high=None, approximation="more_than")
    assert "contradicts" in kinds(under, over)


def test_an_article_that_gives_both_numbers_counts_two_things() -> None:
    both = article("e", "Huit blessés ici et douze blessés là.", "Le Monde", "2024-05-04")
    here, there = (
        figure(both, "Huit blessés", 8, 8, "2024-05-04"),
        figure(both, "douze blessés", 12, 12, "2024-05-04"),
    )
    assert [f.kind for f in findings(EIGHT, here, there, articles=(EVENING, both))] == ["corroborates"]


def test_the_badly_injured_are_some_of_the_injured() -> None:
    assert kinds(EIGHT, replace(TWELVE, counted="blessés graves")) == []


def test_days_are_told_in_words() -> None:
    (conflict,) = findings(EIGHT, TWELVE)
    assert "le 4 mai 2024" in conflict.explanation
    assert "on 4 May 2024" in (conflict.explanation_en or "")


CROWD = article(
    "e", "Près de 1.500 ont défilé selon la police, 2.500 selon les organisateurs.", "Écho", "2024-05-04"
)


def crowd(words: str, number: float) -> Figure:
    return replace(figure(CROWD, words, number, number, "2024-05-04"), measure="participants")


def test_two_givers_in_one_sentence_contradict_each_other_by_name() -> None:
    (conflict,) = findings(crowd("1.500", 1500), crowd("2.500", 2500), articles=(CROWD,))
    assert conflict.kind == "contradicts"
    assert "« 1.500 » (Écho, selon la police)" in conflict.explanation
    assert "« 2.500 » (Écho, selon les organisateurs)" in conflict.explanation
    assert "according to les organisateurs" in (conflict.explanation_en or "")


def test_who_says_to_have_counted_gives_the_number() -> None:
    text = "La police a dénombré 1.500 marcheurs. Les organisateurs, eux, disent en avoir compté 2.500."
    paper = article("f", text, "Écho", "2024-05-04")
    numbers = [
        replace(figure(paper, w, n, n, "2024-05-04"), measure="participants")
        for w, n in (("1.500", 1500), ("2.500", 2500))
    ]
    (conflict,) = findings(*numbers, articles=(paper,))
    assert "« 2.500 » (Écho, selon Les organisateurs)" in conflict.explanation
    said = "Ils étaient 1.500, compte la police. Puis, disent en compter 2.500."
    silent = replace(paper, text=said)
    bare = [replace(n, anchor=anchor(silent, n.anchor.exact)) for n in numbers]
    assert "disent" not in "".join(f.explanation for f in findings(*bare, articles=(silent,)))


def test_what_stands_after_another_number_gives_not_this_one() -> None:
    text = "On a compté 1.500 puis 2.500 selon la police."
    paper = article("f", text, "Écho", "2024-05-04")
    numbers = [
        replace(figure(paper, w, n, n, "2024-05-04"), measure="participants")
        for w, n in (("1.500", 1500), ("2.500", 2500))
    ]
    assert findings(*numbers, articles=(paper,)) == []


def test_a_small_crowd_of_no_place_is_no_rival_of_others_as_small() -> None:
    texts = ("Ils étaient 30.000.", "Ils étaient 150 au rond-point.", "Ils étaient 200 sur le quai.")
    papers = tuple(article(f"p{n}", text, f"P{n}", "2024-05-04") for n, text in enumerate(texts))
    numbers = [
        replace(figure(paper, w, n, n, "2024-05-04"), measure="participants")
        for paper, w, n in zip(papers, ("30.000", "150", "200"), (30000, 150, 200), strict=True)
    ]
    assert findings(*numbers, articles=papers) == []


def test_a_toll_that_rises_from_paper_to_paper_is_news_and_no_conflict() -> None:
    papers = [
        article(f"p{n}", text, f"P{n}", day)
        for n, (text, day) in enumerate(
            (
                ("Sept blessés.", "2024-05-04"),
                ("Neuf blessés.", "2024-05-04"),
                ("Douze blessés.", "2024-05-06"),
            )
        )
    ]
    tolls = [
        figure(paper, paper.text.rstrip("."), number, number, "2024-05-04")
        for paper, number in zip(papers, (7, 9, 12), strict=True)
    ]
    conflict, update = findings(*tolls, articles=tuple(papers))
    assert (conflict.kind, len(conflict.claims)) == ("contradicts", 2)
    assert update.kind == "updates"
    assert "« Douze blessés » le 6 mai 2024" in update.explanation


def test_an_agency_that_is_named_is_one_source_though_two_are_credited() -> None:
    name = Anchor("a", 0, 2, "On")
    agency = Actor("afp", "AFP", "organization", (Name("AFP", 1),), (name,))
    printed = tuple(replace(one, agency="AFP, Belga") for one in (NOON, EVENING))
    told = tuple(replace(one, said_by="afp") for one in (SEVEN, EIGHT))
    series = Series("s", "blessés", "injured", "blessés", None, tuple(f.id for f in told))
    story = Story("t", printed, actors=(agency,), figures=told, series=(series,))
    assert [f for f in find(story, load("fr")) if f.independent_sources > 1] == []


def test_few_things_told_of_otherwise_are_not_one() -> None:
    first = article("y", "Il a reçu trois lettres de menaces.", "Le Matin", "2024-05-04")
    second = article("z", "Elle garde deux lettres de son père.", "Midi", "2024-05-07")
    third = article("z", "Il aurait reçu deux lettres de menaces.", "Midi", "2024-05-07")
    for paper, kinds_found in ((second, []), (third, ["updates"])):
        held = [
            replace(figure(a, words, n, n, day), measure="count", counted="lettres")
            for a, words, n, day in (
                (first, "trois lettres", 3, "2024-05-04"),
                (paper, "deux lettres", 2, "2024-05-07"),
            )
        ]
        series = Series("s", "lettres", "count", "lettres", None, tuple(f.id for f in held))
        story = Story("t", (first, paper), figures=tuple(held), series=(series,))
        assert [f.kind for f in find(story, load("fr"))] == kinds_found


def test_who_is_named_before_a_number_counts_otherwise() -> None:
    text = "Ils étaient 4.000 marcheurs, la mairie avançant même le chiffre de 7.500."
    paper = article("z", text, "Midi", "2024-05-06")
    numbers = [
        replace(figure(paper, words, n, n, "2024-05-04"), measure="participants")
        for words, n in (("4.000 marcheurs", 4000), ("7.500", 7500))
    ]
    (conflict,) = findings(*numbers, articles=(paper,))
    assert conflict.kind == "contradicts"
    assert "selon la mairie" in conflict.explanation
