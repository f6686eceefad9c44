from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from recoupe.compare.events import gathering as events
from recoupe.compare.events import happenings
from recoupe.compare.events.retelling import Retelling, retellings
from recoupe.extract.events import extract
from recoupe.languages import Language
from recoupe.model import Actor, Article, Event, Finding, Name, ParsedText, Story, Time
from tests.builders import anchor, article, figure, said

Parse = Callable[[str], ParsedText]


def story(parse: Parse, french: Language, *texts: str) -> Story:
    articles: list[Article] = []
    found: list[Event] = []
    for number, text in enumerate(texts):
        paper = article(f"a{number}", text, f"Journal {number}", "2024-05-07")
        parsed = replace(parse(text), article=paper.id)
        articles.append(paper)
        found += extract(parsed, french)
    return Story("t", tuple(articles), events=tuple(found))


def told(of: Story, french: Language) -> list[Retelling]:
    return retellings(of, events.mentions(of, french), french)


def findings(of: Story, french: Language) -> list[Finding]:
    return list(happenings.find(told(of, french), of, french))


BURNT = "Des inconnus ont incendié l'entrepôt de la coopérative agricole."
BURNED = "L'entrepôt de la coopérative a été brûlé par des inconnus."


def test_one_act_in_other_words_is_confirmed(parse: Parse, french: Language) -> None:
    (agreed,) = findings(story(parse, french, BURNT, BURNED), french)
    assert agreed.kind == "corroborates"
    assert {a.article for a in agreed.evidence} == {"a0", "a1"}
    assert "entrepôt" in agreed.explanation
    assert "le 7 mai 2024" in agreed.explanation
    assert agreed.explanation.count(agreed.about) == 1
    assert agreed.explanation_en is not None and "independent sources" in agreed.explanation_en


def test_a_verb_tells_or_a_noun_names(parse: Parse, french: Language) -> None:
    def ways(text: str) -> list[str]:
        return [one.told_by for one in told(story(parse, french, text), french)]

    assert ways("Des inconnus ont incendié l'entrepôt.") == ["verb"]
    # A noun is one with its agent as well.
    assert ways("Il déplore l'arrestation du pêcheur par les gendarmes.")[-1] == "noun"
    assert ways("La manifestation des pêcheurs de Bray était calme.") == ["noun"]
    assert ways("Une manifestation a eu lieu à Bray.") == ["noun"]
    # A verb is one wherever it stands.
    assert ways("Les pêcheurs auraient bloqué le port.") == ["verb"]
    assert ways("Les pêcheurs bloquent le port.") == ["verb"]
    assert ways("Bloquer le port ne sert à rien.") == ["infinitive"]


def test_two_unnamed_persons_are_two_cases(parse: Parse, french: Language) -> None:
    one = "Le feu a pris à Bray. Un homme a été placé en garde à vue."
    two = "Le bijoutier de Sorlac a porté plainte. Un homme a été placé en garde à vue."
    apart = story(parse, french, one, two)
    assert findings(apart, french) == []
    assert not joined(apart, french)
    # The same town says that it is one case, and so do words.
    bray = tuple(anchor(paper, "Bray") for paper in apart.articles if "Bray" in paper.text)
    same = story(parse, french, one, one.replace("Le feu a pris", "L'incendie a éclaté"))
    town = tuple(anchor(paper, "Bray") for paper in same.articles)
    placed = replace(same, actors=(Actor("t1", "Bray", "place", (Name("Bray", 2),), mentions=town),))
    assert bray and findings(placed, french) and joined(placed, french)
    seed = "Un homme a été placé en garde à vue pour le vol des semences de la coopérative."
    other = "Pour le vol de semences à la coopérative, un homme a été placé en garde à vue."
    assert findings(story(parse, french, seed, other), french)


def joined(of: Story, french: Language) -> list[Event]:
    return [
        e for e in events.gather(told(of, french), of, french) if len({m.article for m in e.mentions}) > 1
    ]


def test_copies_confirm_nothing(parse: Parse, french: Language) -> None:
    both = story(parse, french, BURNT, BURNED)
    copied = tuple(replace(a, family="family-1") for a in both.articles)
    assert findings(replace(both, articles=copied), french) == []


def test_nothing_rests_on_what_is_no_event_of_the_story(parse: Parse, french: Language) -> None:
    both = story(parse, french, BURNT, BURNED)
    # A word that names no happening in particular is told, and left out of the events.
    fewer = replace(both, events=both.events[:1])
    assert list(happenings.find(told(both, french), fewer, french)) == []


def test_another_object_is_another_act(parse: Parse, french: Language) -> None:
    assert findings(story(parse, french, BURNT, "Des inconnus ont incendié trois voitures."), french) == []


def test_another_day_is_another_act(parse: Parse, french: Language) -> None:
    both = story(parse, french, BURNT, BURNED)
    later = tuple(
        replace(a, published=replace(a.published, edtf=d))
        for a, d in zip(both.articles, ("2024-05-07", "2024-06-07"), strict=True)
    )
    assert findings(replace(both, articles=later), french) == []


def test_other_numbers_are_left_to_the_figures(parse: Parse, french: Language) -> None:
    one, two = (
        "Les gendarmes ont interpellé neuf ouvriers du chantier.",
        "Les gendarmes ont interpellé deux ouvriers du chantier.",
    )
    both = story(parse, french, one, two)
    numbers = (
        figure(both.articles[0], "neuf ouvriers", 9, 9),
        figure(both.articles[1], "deux ouvriers", 2, 2),
    )
    assert [f.kind for f in findings(both, french)] == ["corroborates"]
    assert findings(replace(both, figures=numbers), french) == []


def test_asserted_and_denied(parse: Parse, french: Language) -> None:
    denied = "Des inconnus n'ont pas incendié l'entrepôt de la coopérative agricole."
    (conflict,) = findings(story(parse, french, BURNT, denied), french)
    assert conflict.kind == "contradicts"
    assert "peut-être" in conflict.explanation
    assert conflict.confidence < 0.7


def test_what_a_source_says_between_marks_confirms_nothing(parse: Parse, french: Language) -> None:
    both = story(parse, french, BURNT, BURNED)
    quoted = tuple(said(a, a.text.rstrip(".")) for a in both.articles)
    assert findings(replace(both, quotations=quoted), french) == []


def test_a_case_goes_on(parse: Parse, french: Language) -> None:
    held = "Paul Morin a été placé en garde à vue."
    charged = "Paul Morin a été mis en examen."
    both = story(parse, french, held, charged)
    days = ("2024-05-07", "2024-05-09")
    papers: tuple[Article, ...] = tuple(
        replace(a, published=replace(a.published, edtf=d)) for a, d in zip(both.articles, days, strict=True)
    )
    man = Actor(
        "p", "Paul Morin", "person", (Name("Paul Morin", 2),), tuple(anchor(a, "Paul Morin") for a in papers)
    )
    (step,) = findings(replace(both, articles=papers, actors=(man,)), french)
    assert step.kind == "updates"
    assert "le 9 mai 2024" in step.explanation


def test_one_happening_is_one_event(parse: Parse, french: Language) -> None:
    both = story(parse, french, BURNT, BURNED)
    (fire,) = events.gather(told(both, french), both, french)
    assert {m.article for m in fire.mentions} == {"a0", "a1"}
    assert len(fire.clauses) == len(fire.mentions)


def test_who_acts_is_given_by_the_name_of_the_actor(parse: Parse, french: Language) -> None:
    one = story(parse, french, "Le préfet a rencontré Paul Morin. L'avocat de Paul Morin a été interpellé.")
    prefect = Actor(
        "q", "Jeanne Petit", "person", (Name("Jeanne Petit", 1),), (anchor(one.articles[0], "Le préfet"),)
    )
    man = Actor(
        "p", "Paul M. Morin", "person", (Name("Paul Morin", 2),), (anchor(one.articles[0], "Paul Morin"),)
    )
    named = replace(one, actors=(prefect, man))
    met, held = sorted(events.gather(told(named, french), named, french), key=lambda e: e.mentions)
    assert (met.agent, met.recipient) == ("Jeanne Petit", "Paul M. Morin")
    assert held.recipient == "L'avocat de Paul Morin"


def test_what_was_planned_took_place(parse: Parse, french: Language) -> None:
    both = story(
        parse,
        french,
        "Les infirmières de Morval défileront lundi devant la mairie.",
        "Les infirmières de Morval ont défilé lundi devant la mairie.",
    )
    days = ("2024-05-10", "2024-05-14")
    papers = tuple(
        replace(a, published=replace(a.published, edtf=d)) for a, d in zip(both.articles, days, strict=True)
    )
    times = tuple(Time(anchor(a, "lundi"), "2024-05-13") for a in papers)
    (done,) = findings(replace(both, articles=papers, times=times), french)
    assert done.kind == "updates"
    assert "prévu" in done.explanation
    assert findings(replace(both, articles=tuple(reversed(papers)), times=times), french) == [done]


def test_words_that_point_back_are_the_event_told_before(parse: Parse, french: Language) -> None:
    one = story(parse, french, "Un inconnu a agressé une passante lundi. Cette agression a ému le quartier.")
    (found,) = events.gather(told(one, french), one, french)
    assert len(found.mentions) == 2


def test_what_names_no_happening_in_particular_is_left_out(parse: Parse, french: Language) -> None:
    one = story(parse, french, "La ville craint chaque incendie. Tout accident coûte cher.")
    assert events.gather(told(one, french), one, french) == ()


def came_about(parse: Parse, french: Language, plan: str, deed: str) -> list[Finding]:
    both = story(parse, french, plan, deed)
    papers = tuple(
        replace(a, published=replace(a.published, edtf=day))
        for a, day in zip(both.articles, ("2024-05-10", "2024-05-14"), strict=True)
    )
    times = tuple(Time(anchor(a, "lundi"), "2024-05-13") for a in papers)
    told = findings(replace(both, articles=papers, times=times), french)
    return [f for f in told if "prévu" in f.explanation]


def test_one_sentence_in_two_tenses_is_no_plan_that_came_about(parse: Parse, french: Language) -> None:
    plan = "Les pêcheurs {} lundi devant la criée du port de Vaubois contre les quotas européens."
    done = plan.format("ont manifesté")
    assert not came_about(parse, french, plan.format("manifesteront"), done)
    assert came_about(parse, french, "Les pêcheurs manifesteront lundi devant le port de Vaubois.", done)


def test_what_is_put_off_did_not_come_about(parse: Parse, french: Language) -> None:
    plan = "Les pêcheurs manifesteront lundi devant la criée du port de Vaubois{}."
    done = "Les pêcheurs ont manifesté lundi devant la criée de Vaubois{}."
    assert came_about(parse, french, plan.format(""), done.format(""))
    assert came_about(parse, french, plan.format(""), done.format(" contre le report du marché"))
    assert not came_about(parse, french, plan.format(" reportée de janvier à mai"), done.format(""))
    off = "Le procès du patron de la criée de Vaubois {} renvoyé au 3 mars, a dit lundi le juge."
    assert not came_about(parse, french, off.format("sera"), off.format("a été"))
