"""The lexicons of names, offices and the world hold together."""

from __future__ import annotations

import re
from collections import Counter

from babel import Locale

from recoupe.extract.mentions.knowledge import knowledge
from recoupe.extract.mentions.words import fold
from recoupe.languages.bodies import Bodies
from recoupe.languages.names import Names
from recoupe.languages.offices import Offices
from recoupe.languages.world import World

_ITEM = re.compile(r"Q[1-9]\d*")


def test_countries_have_a_name_and_an_item_each(french):
    countries = french.lexicon(World).countries
    assert len(countries) > 200
    territories = Locale("fr").territories
    assert not [code for code in countries if code not in territories]
    items = [c.wikidata for c in countries.values()]
    assert all(map(_ITEM.fullmatch, items))
    assert len(set(items)) == len(items)


def test_a_name_belongs_to_one_organization(french):
    world = french.lexicon(World)
    lines = (
        *((o.name, *o.also) for o in (*world.organizations, *world.peoples)),
        *french.lexicon(Bodies).bodies,
    )
    names = Counter(name for line in lines for name in set(line))
    assert [n for n, times in names.items() if times > 1] == []
    items = Counter(o.wikidata for o in (*world.organizations, *world.peoples) if o.wikidata)
    assert [i for i, times in items.items() if times > 1 or not _ITEM.fullmatch(i)] == []


def test_spellings_are_regular_expressions_with_a_reason(french):
    for rule in french.lexicon(Names).spellings:
        re.compile(rule.write)
        assert rule.why


def test_offices_are_found_in_both_genders_and_in_the_plural(french):
    known = knowledge(french)
    for form, gender in (
        ("préfète", "f"),
        ("préfet", "m"),
        ("préfets", "m"),
        ("généraux", "m"),
        ("ministre", None),
    ):
        entry = known.offices.get(form)
        assert entry is not None, form
        assert entry.gender == gender
    assert all(o.masculine or o.feminine or o.either for o in french.lexicon(Offices).offices)


def test_given_names_tell_a_gender_or_none(french):
    known = knowledge(french)
    assert known.first_names[fold("Élisabeth")] == known.first_names[fold("Agnès")] == "f"
    assert known.first_names[fold("Étienne")] == "m"
    assert known.first_names["camille"] is None


def test_adjectives_and_capitals_lead_to_their_country(french):
    known = knowledge(french)
    assert known.demonyms["hongroises"] == "Hongrie"
    assert known.demonyms[fold("égyptien")] == "Égypte"
    assert known.capitals["kiev"] == known.capitals["kyiv"] == "Ukraine"
