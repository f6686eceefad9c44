"""What the story tells of the date of an article that came without one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from recoupe.extract.times import extract
from recoupe.languages import Language
from recoupe.model import Article, ParsedText, Published, Reading
from recoupe.resolve.publication import date_articles
from tests.builders import article

Parse = Callable[[str], ParsedText]
Dater = Callable[..., dict[str, Published]]

_FIRE = (
    "Un incendie a ravagé {day} la scierie Morel de Saint-Aubin, dans la vallée de l'Orne, où travaillaient "
    "quarante-deux salariés. {more}"
)


@pytest.fixture
def date(parse: Parse, french: Language) -> Dater:
    """Dates the articles given; their publication by id."""

    def dated(*articles: Article) -> dict[str, Published]:
        readings = []
        for each in articles:
            parsed = replace(parse(each.text), article=each.id)
            times = tuple(
                replace(t, anchor=replace(t.anchor, article=each.id)) for t in extract(parsed, french)
            )
            readings.append(Reading(each.id, times=times))
        return {a.id: a.published for a in date_articles(articles, readings, french)}

    return dated


def test_a_given_date_is_never_changed(date: Dater) -> None:
    text = "La scierie a brûlé le 3 mai 2030."
    assert date(article("a", text, date="2019-03-13"))["a"] == Published("2019-03-13", "metadata")


def test_without_any_evidence_there_is_no_date(date: Dater) -> None:
    found = date(article("a", "La scierie a brûlé lundi."), article("b", "Le marché des vins se porte bien."))
    assert found == {"a": Published(), "b": Published()}


def test_after_what_it_narrates_and_before_what_it_announces(date: Dater) -> None:
    text = "La scierie a brûlé le 3 mars 2019. Le tribunal rendra son jugement le 22 mars 2019."
    found = date(article("a", text), article("b", "Le marché se porte bien.", date="2019-03-30"))["a"]
    assert found.edtf == "2019-03-03/2019-03-22"
    assert found.basis == "inferred"
    assert [e.exact for e in found.evidence] == ["3 mars 2019", "22 mars 2019"]


def test_a_post_that_it_shows_dates_an_article(date: Dater) -> None:
    text = "La scierie a brûlé vendredi matin. — Pompiers de l'Orne (@Pompiers_61) 3 mai 2019 Elle rouvrira lundi."
    found = date(article("a", text))["a"]
    assert found.edtf == "2019-05-03/2019-05-04"
    assert [e.exact for e in found.evidence] == ["3 mai 2019"]


def test_a_day_without_a_year_takes_that_of_the_story(date: Dater) -> None:
    found = date(
        article("a", "La scierie a brûlé le 3 mars. Le tribunal rendra son jugement le 22 mars."),
        article("b", "Le tribunal a jugé hier le patron de la scierie.", date="2019-03-23"),
    )
    assert found["a"].edtf == "2019-03-03/2019-03-22"


def test_only_one_side_may_be_known(date: Dater) -> None:
    assert date(article("a", "La scierie a brûlé le 3 mars 2019."))["a"].edtf == "2019-03-03/.."
    assert date(article("a", "Le tribunal jugera le patron le 3 mars 2019."))["a"].edtf == "../2019-03-03"


def test_a_weekday_in_a_passage_that_another_article_dates(date: Dater) -> None:
    """Dated Thursday 14 March, "mardi" is the 12th: the other appeared then or within days, as news does."""
    found = date(
        article("dated", _FIRE.format(day="mardi", more="Le feu est éteint."), date="2019-03-14"),
        article("other", _FIRE.format(day="mardi", more="Une enquête est ouverte.")),
        article("apart", "Le marché des vins se porte bien.", date="2019-06-02"),
    )["other"]
    assert found.edtf == "2019-03-11/2019-03-15"
    assert {e.article for e in found.evidence} == {"dated", "other"}


def test_yesterday_is_narrower_than_a_weekday(date: Dater) -> None:
    found = date(
        article("dated", _FIRE.format(day="mardi", more="Le feu est éteint."), date="2019-03-14"),
        article("other", _FIRE.format(day="hier", more="Une enquête est ouverte.")),
    )
    assert found["other"].edtf == "2019-03-13"


def test_links_never_contradict_what_the_article_tells(date: Dater) -> None:
    """It knows of the 16th; seen from Monday the 18th "mardi" would be the day after."""
    found = date(
        article("dated", _FIRE.format(day="mardi", more="Le feu est éteint."), date="2019-03-14"),
        article("other", _FIRE.format(day="mardi", more="Le 16 mars, le patron a été entendu.")),
    )
    assert found["other"].edtf == "2019-03-16/2019-03-17"


def test_a_copy_appears_with_its_original(date: Dater) -> None:
    text = "Les cours sont suspendus. Les élèves rentrent chez eux. Le proviseur s'explique."
    original = replace(article("a", text, date="2019-03-14"), family="f")
    copy = replace(article("b", text), family="f", copy_of="a")
    found = date(original, copy)["b"]
    assert found.edtf == "2019-03-13/2019-03-15"
    assert found.basis == "copy"


def test_the_days_of_a_copy_must_mean_the_same(date: Dater) -> None:
    """On Monday the 11th and on Wednesday the 13th "hier" was another day."""
    text = _FIRE.format(day="hier", more="Le feu est éteint.")
    original = replace(article("a", text, date="2019-03-12"), family="f")
    copy = replace(article("b", text), family="f", copy_of="a")
    assert date(original, copy)["b"].edtf == "2019-03-12"


def test_a_story_of_a_few_days_dates_its_articles(date: Dater) -> None:
    texts = [
        "Le feu gagne.",
        "Le vent tourne.",
        "La forêt brûle.",
        "Les pompiers tiennent.",
        "La pluie tombe.",
    ]
    days = ["2019-07-03", "2019-07-04", "2019-07-04", "2019-07-05", "2019-07-05"]
    dated = [article(str(n), text, date=day) for n, (text, day) in enumerate(zip(texts, days, strict=True))]
    assert date(*dated, article("x", "Un village est évacué."))["x"].edtf == "2019-07-02/2019-07-06"
    assert date(*dated[:4], article("x", "Un village est évacué."))["x"] == Published()


def test_what_was_inferred_dates_others(date: Dater) -> None:
    """One is dated by the first, and tells of the Wednesday that another tells of."""
    arrest = (
        "Le contremaître Lucien Hardouin, soupçonné de négligence, a été interpellé {day} à son domicile de "
        "Flers."
    )
    found = date(
        article("a", _FIRE.format(day="mardi", more="Le feu est éteint."), date="2019-03-14"),
        article("b", _FIRE.format(day="hier", more=arrest.format(day="mercredi"))),
        article("c", arrest.format(day="mercredi") + " Il nie."),
    )
    assert found["b"].edtf == "2019-03-13"
    assert found["c"].edtf == "2019-03-12/2019-03-15"


def test_the_order_of_articles_is_kept_and_does_not_matter(date: Dater) -> None:
    articles = [
        article("dated", _FIRE.format(day="mardi", more="Le feu est éteint."), date="2019-03-14"),
        article("other", _FIRE.format(day="mardi", more="Une enquête est ouverte.")),
        article("third", "La scierie a brûlé le 3 mars. Le jugement sera rendu le 22 mars."),
    ]
    assert date(*articles) == date(*reversed(articles))
    assert list(date(*articles)) == ["dated", "other", "third"]


def test_a_day_on_both_sides_of_publication_tells_nothing(date: Dater) -> None:
    text = "Le tribunal a jugé le patron le 22 mars 2019. Le tribunal jugera le patron le 22 mars 2019."
    assert date(article("a", text))["a"] == Published()


def test_a_day_that_all_others_announce_is_no_lower_bound(date: Dater) -> None:
    announced = [
        article(str(n), "Le tribunal jugera le patron le 22 mars.", date=f"2019-03-0{n}") for n in range(1, 5)
    ]
    misread = article("x", "Le patron, dont le procès s'est vu fixer au 22 mars, a parlé le 2 mars.")
    assert date(*announced, misread)["x"].edtf == "2019-03-02/.."


def test_what_begins_with_a_weekday_and_its_date_appears_within_days(date: Dater) -> None:
    given = article("given", "Le marché se porte bien.", date="2019-03-02")
    told = "La scierie a brûlé {}. Le maire a parlé mercredi soir."
    assert date(given, article("x", told.format("mercredi 13 mars")))["x"].edtf == "2019-03-13/2019-03-15"
    # Without its weekday, or with its year, it may be remembered much later.
    assert date(given, article("x", told.format("le 13 mars")))["x"].edtf == "2019-03-13/.."
    assert date(given, article("x", told.format("le mercredi 13 mars 2019")))["x"].edtf == "2019-03-13/.."


def test_in_a_long_story_a_day_and_a_month_do_not_tell_the_year(date: Dater) -> None:
    others = [
        article("old", "Le marché se porte bien.", date="2017-03-20"),
        article("new", "Le tribunal siège.", date="2019-05-02"),
    ]
    assert date(*others, article("x", "La scierie a brûlé le 3 mars."))["x"] == Published()
    found = date(*others, article("x", "La scierie a brûlé le dimanche 3 mars 2019."))["x"]
    assert found.edtf == "2019-03-03/.."


def test_what_has_gone_on_since_a_day_is_told_of_another(date: Dater) -> None:
    strike = "Les salariés de la scierie Morel de Saint-Aubin {} et réclament une hausse de leurs salaires."
    found = date(
        article("dated", strike.format("occupent l'atelier depuis le 5 mars"), date="2019-04-25"),
        article("other", strike.format("ont occupé l'atelier mardi")),
    )["other"]
    assert "2019-03" not in (found.edtf or "")


def test_two_days_of_one_sentence_do_not_date_each_other(date: Dater) -> None:
    """The sentence of each tells both days: that "mardi" is the 22nd does not follow."""
    told = _FIRE.format(day="mardi", more="").replace("salariés.", "salariés, a dit le maire le 22 mars.")
    found = date(article("dated", told.replace("mardi", "lundi"), date="2019-03-29"), article("other", told))[
        "other"
    ]
    assert not (found.edtf or "").startswith("2019-03-23")


def test_likeness_tells_nothing_where_like_articles_appear_months_apart(date: Dater) -> None:
    meeting = (
        "Le conseil municipal de Saint-Aubin a voté le budget de la piscine, des écoles et de la voirie. {} "
        "Les élus de la minorité ont regretté le manque de temps pour étudier le dossier."
    )
    details = [
        "La crèche ouvrira.",
        "Un pont sera réparé.",
        "Le stade reste fermé.",
        "Le marché déménage.",
        "Une rue change de nom.",
    ]
    others = [
        article("filler", "Le vin est bon cette année, disent les vignerons de la vallée.", date="2019-04-02")
    ]
    monthly = [
        article(str(n), meeting.format(text), date=f"2019-0{n + 1}-15") for n, text in enumerate(details[:4])
    ]
    undated = article("x", meeting.format(details[4]))
    assert date(*monthly, *others, undated)["x"] == Published()
    assert date(*monthly[:1], *others, undated)["x"].edtf is not None


def test_a_day_that_it_announces_is_none_that_it_tells_of(date: Dater) -> None:
    """Wednesday 13 March is still to come: "mercredi" is the one before."""
    hearing = "Le patron de la scierie Morel de Saint-Aubin {} devant le tribunal de Flers pour négligence."
    found = date(
        article("dated", hearing.format("comparaîtra le 13 mars"), date="2019-03-07"),
        article("other", hearing.format("a comparu mercredi") + " Il sera jugé le 13 mars."),
    )["other"]
    assert found.edtf == "2019-03-05/2019-03-08"


def test_of_two_saturdays_that_in_the_company_of_dated_articles(date: Dater) -> None:
    march = "Les salariés de la scierie Morel ont défilé {} dans les rues de Saint-Aubin contre sa fermeture."
    found = date(
        article(
            "old", "Les salariés de la scierie Morel ont défilé à Flers le 12 janvier.", date="2019-03-11"
        ),
        article("new", march.format("samedi"), date="2019-03-10"),
        article("other", march.format("samedi")),
    )["other"]
    assert found.edtf == "2019-03-08/2019-03-12"


def test_a_day_written_with_its_year_is_remembered(date: Dater) -> None:
    """The trial of a fire of 2014 is reported, on a Saturday, years after that Saturday in May."""
    trial = "Le patron est accusé d'avoir mis le feu à la scierie Morel le {} à Saint-Aubin. Il a été entendu samedi."
    found = date(article("a", trial.format("24 mai 2014")), article("b", trial.format("24 mai 2014")))
    assert {p.edtf for p in found.values()} == {"2014-05-24/.."}


def test_what_an_article_dated_dates_it_not_in_return(date: Dater) -> None:
    """ "a" is dated by "b" alone, and so tells nothing of the day of "b"."""
    found = date(
        article("a", _FIRE.format(day="mardi", more="Le feu est éteint.")),
        article("b", _FIRE.format(day="mardi", more="Le 13 mars 2019, le patron a été entendu.")),
    )
    assert found["b"].edtf == "2019-03-13/.."


def test_words_of_every_article_still_tell_one_happening_from_another(date: Dater) -> None:
    """Each article names the mill and its town, of which a single passage tells the arrest."""
    arrest = (
        "Le patron de la scierie Morel de Saint-Aubin a été interpellé {} à Flers et placé en garde à vue."
    )
    mill = "Dans la scierie Morel de Saint-Aubin, le patron a reçu les salariés le {} mars pour parler des salaires."
    found = date(
        article("dated", arrest.format("mercredi 13 mars"), date="2019-03-15"),
        article("other", arrest.format("mercredi soir")),
        *(article(f"m{n}", mill.format(n), date=f"2019-03-0{n}") for n in range(2, 9)),
    )["other"]
    assert found.edtf == "2019-03-12/2019-03-16"


def test_a_day_of_another_weekday_is_a_slip(date: Dater) -> None:
    """The 3rd of May 2014 was a Saturday, that of 2016 a Tuesday."""
    text = "La scierie a brûlé le 3 mai 2014. Le patron avait allumé le feu samedi 3 mai 2016."
    assert date(article("a", text))["a"].edtf == "2014-05-03/.."
