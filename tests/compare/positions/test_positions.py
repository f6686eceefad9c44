from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from recoupe.compare.positions import gathering as positions
from recoupe.compare.positions import turns
from recoupe.extract.positions import extract
from recoupe.languages import Language
from recoupe.model import Actor, Article, Name, ParsedText, Position, Quotation, Role, Story, Time
from recoupe.model.claims import Kind
from tests.builders import anchor, article

Parse = Callable[[str], ParsedText]


def actor(id: str, name: str, kind: Kind, *papers: Article) -> Actor:
    return Actor(id, name, kind, (Name(name, 1),), tuple(anchor(p, name) for p in papers if name in p.text))


def story(parse: Parse, french: Language, *texts: str) -> Story:
    papers = tuple(article(f"a{n}", t, f"Journal {n}", f"2024-05-0{n + 1}") for n, t in enumerate(texts))
    found = [p for paper in papers for p in extract(replace(parse(paper.text), article=paper.id), french)]
    return Story("t", papers, positions=tuple(found))


def gathered(of: Story, french: Language) -> list[Position]:
    return list(positions.gather(of, french))


def test_the_holder_is_the_actor_whom_the_words_name(parse: Parse, french: Language) -> None:
    one = story(parse, french, "Le maire de Morval Paul Morin refuse la fermeture de l'école.")
    town = actor("t", "Morval", "place", *one.articles)
    man = actor("p", "Paul Morin", "person", *one.articles)
    (position,) = gathered(replace(one, actors=(town, man)), french)
    assert (position.actor, position.actor_name, position.date) == ("p", "Paul Morin", "2024-05-01")


def test_whom_somebody_belongs_to_does_not_hold_his_position(parse: Parse, french: Language) -> None:
    one = story(parse, french, "L'avocat de Paul Morin conteste le placement en détention.")
    man = actor("p", "Paul Morin", "person", *one.articles)
    (position,) = gathered(replace(one, actors=(man,)), french)
    assert (position.actor, position.actor_name) == (None, "L'avocat de Paul Morin")


def test_a_pronoun_of_nobody_known_holds_nothing(parse: Parse, french: Language) -> None:
    one = story(parse, french, "Il refuse la fermeture de l'école. Le préfet réclame un rapport.")
    assert gathered(one, french) == []


def test_people_without_a_name_hold_positions_together(parse: Parse, french: Language) -> None:
    one = story(parse, french, "Les syndicats réclament une prime de risque.")
    (position,) = gathered(one, french)
    assert (position.actor, position.actor_name) == (None, "Les syndicats")


def test_the_speaker_holds_what_is_said_in_the_first_person(parse: Parse, french: Language) -> None:
    one = story(parse, french, "« Nous refusons la fermeture de l'école », dit Paul Morin.")
    man = actor("p", "Paul Morin", "person", *one.articles)
    said = Quotation(
        anchor(one.articles[0], "Nous refusons la fermeture de l'école"),
        "direct",
        speaker="p",
        date="2024-04-30",
    )
    (position,) = gathered(replace(one, actors=(man,), quotations=(said,)), french)
    assert (position.actor, position.stance, position.date) == ("p", "refuses", "2024-04-30")
    assert gathered(replace(one, actors=(man,)), french) == []


def test_holder_and_reporter_are_both_kept(parse: Parse, french: Language) -> None:
    text = "Jeanne Petit a déclaré que Paul Morin avait promis la reconstruction du pont."
    one = story(parse, french, text)
    actors = tuple(
        actor(i, n, "person", *one.articles) for i, n in (("p", "Paul Morin"), ("q", "Jeanne Petit"))
    )
    told = Quotation(
        anchor(one.articles[0], "Paul Morin avait promis la reconstruction du pont"), "indirect", speaker="q"
    )
    (position,) = gathered(replace(one, actors=actors, quotations=(told,)), french)
    assert (position.actor, position.reported_by) == ("p", "q")


def test_one_subject_has_one_name_and_one_day_one_position(parse: Parse, french: Language) -> None:
    both = story(
        parse,
        french,
        "Velmar demande lundi le retrait des troupes. Velmar veut retirer ses troupes du pays.",
        "Lundi, Velmar a demandé le retrait des troupes.",
    )
    land = actor("v", "Velmar", "country", *both.articles)
    times = tuple(
        Time(anchor(a, w), "2024-04-29") for a, w in zip(both.articles, ("lundi", "Lundi"), strict=True)
    )
    found = gathered(replace(both, actors=(land,), times=times), french)
    assert {p.subject for p in found} == {"le retrait des troupes"}
    demanded = next(p for p in found if p.stance == "demands")
    assert (demanded.date, {a.article for a in demanded.evidence}) == ("2024-04-29", {"a0", "a1"})


def test_another_thing_is_another_subject(parse: Parse, french: Language) -> None:
    one = story(
        parse, french, "Les syndicats réclament la fermeture du tunnel et refusent la fermeture du lycée."
    )
    assert len({p.subject for p in gathered(one, french)}) == 2


def test_who_changes_sides_on_a_later_day(parse: Parse, french: Language) -> None:
    both = story(
        parse, french, "Paul Morin refuse le report du scrutin.", "Paul Morin accepte le report du scrutin."
    )
    man = actor("p", "Paul Morin", "person", *both.articles)
    whole = replace(both, actors=(man,))
    whole = replace(whole, positions=positions.gather(whole, french))
    (turned,) = turns.find(whole, french)
    assert (turned.kind, len(turned.evidence)) == ("updates", 2)
    assert "le report du scrutin" in turned.explanation
    assert set(turned.claims) == {p.id for p in whole.positions}
    one_day = tuple(replace(p, date="2024-05-01") for p in whole.positions)
    assert list(turns.find(replace(whole, positions=one_day), french)) == []


def test_an_office_of_one_person_names_the_holder(parse: Parse, french: Language) -> None:
    one = story(parse, french, "Le préfet de Morval exige un rapport.", "Paul Morin est arrivé.")
    man = replace(actor("p", "Paul Morin", "person", *one.articles), roles=(Role("préfet de Morval"),))
    (position,) = gathered(replace(one, actors=(man,)), french)
    assert (position.actor, position.actor_name) == ("p", "Paul Morin")


def test_a_body_that_a_story_has_one_of(parse: Parse, french: Language) -> None:
    (position,) = gathered(story(parse, french, "La direction refuse la hausse des salaires."), french)
    assert position.actor_name == "La direction"


def test_no_position_is_taken_after_publication(parse: Parse, french: Language) -> None:
    one = story(parse, french, "Les syndicats maintiennent leur préavis pour lundi.")
    coming = Time(anchor(one.articles[0], "lundi"), "2024-05-06")
    (position,) = gathered(replace(one, times=(coming,)), french)
    assert position.date == "2024-05-01"


def test_between_marks_a_pronoun_is_somebody_else(parse: Parse, french: Language) -> None:
    text = "Le préfet Paul Morin a parlé. « Il refuse la fermeture de l'école », dit Luc Baron."
    one = story(parse, french, text)
    people = (
        actor("p", "Paul Morin", "person", *one.articles),
        actor("l", "Luc Baron", "person", *one.articles),
    )
    said = Quotation(anchor(one.articles[0], "Il refuse la fermeture de l'école"), "direct", speaker="l")
    assert gathered(replace(one, actors=people, quotations=(said,)), french) == []


def test_a_president_turns_for_his_country(parse: Parse, french: Language) -> None:
    one = story(
        parse,
        french,
        "La Valdavie refuse le retrait des troupes.",
        "Le président Jean Orsk a accepté le retrait des troupes.",
    )
    land = actor("v", "Valdavie", "country", *one.articles)
    man = actor("p", "Jean Orsk", "person", *one.articles)
    man = replace(man, roles=(Role("président de la Valdavie"),))
    land = replace(land, same_as=("http://www.wikidata.org/entity/Q0",))
    whole = replace(one, actors=(land, man))
    (turn,) = turns.find(replace(whole, positions=positions.gather(whole, french)), french)
    assert turn.kind == "updates"
    assert turn.about.startswith("Valdavie")
    assert "Jean Orsk" in turn.explanation


def test_an_office_has_several_names(parse: Parse, french: Language) -> None:
    one = story(parse, french, "Le chef du gouvernement refuse la fermeture de l'école. Anne Roy écoute.")
    head = replace(actor("p", "Anne Roy", "person", *one.articles), roles=(Role("Première ministre"),))
    (position,) = gathered(replace(one, actors=(head,)), french)
    assert position.actor == "p"


def test_a_promise_is_firm_here_and_reserved_there(parse: Parse, french: Language) -> None:
    one = story(
        parse,
        french,
        "Le maire Paul Morin a formellement promis de rouvrir le pont.",
        "Le maire Paul Morin veut rouvrir le pont, mais sans fixer de date.",
    )
    man = actor("p", "Paul Morin", "person", *one.articles)
    whole = replace(one, actors=(man,))
    found = list(turns.find(replace(whole, positions=positions.gather(whole, french)), french))
    assert [f.kind for f in found] == ["contradicts"]
    assert any(a.exact.startswith("mais sans fixer de") for a in found[0].evidence)
