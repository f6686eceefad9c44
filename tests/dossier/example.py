"""An invented story, marked up by hand: every kind of claim, and every relation between claims.

In a text, "{f=dead3|trois morts}" is the place of the claim "dead3" (see ``tests/markup.py``); what the claim
says stands in the tables below.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from recoupe.model import (
    Actor,
    Anchor,
    Article,
    Event,
    Figure,
    Finding,
    Name,
    Position,
    Published,
    Quotation,
    Role,
    Series,
    Story,
    Time,
    claim_id,
)
from tests.markup import marked

TEXTS = {
    "courrier-1": """{x=title1|Incendie mortel à l’usine Falvert de Montalet}
Un {e=fire1|incendie} s’est déclaré {t=2021-03-01|lundi 1er mars} à l’usine {m=falvert|Falvert} de \
{m=montalet|Montalet}. Selon {m=prefecture|la préfecture}, {q=toll-indirect|{f=dead3|au moins trois personnes} \
sont mortes}. « {q=mayor1|Nous ne laisserons personne dehors ce soir} », a promis le maire, \
{x=mayor-role|{m=mayor|Hélène Dorval}}.
{f=evac50|Une cinquantaine de riverains} ont été évacués. L’usine avait déjà brûlé en {t=1987|{e=old|1987}}.""",
    "apo": """APO — Le bilan de l’incendie de {m=montalet|Montalet} est passé à {f=dead5|cinq morts}, a annoncé \
{t=2021-03-02|mardi} {m=prefecture|la préfecture}. « {q=mayor2|Personne ne dormira dehors ce soir, nous y \
veillerons} », a déclaré {m=mayor|Mme Dorval}.
Le propriétaire, {m=owner|Ilya Vorochine}, {e=denial|dément tout défaut d’entretien}. « {q=owner1|Nos \
installations étaient contrôlées chaque mois} », assure-{m=owner|t-il}. Une inspection avait eu lieu \
{t=2021-02|{e=inspection|en février}}.""",
    "gazette-copie": """Le bilan de l’incendie de {m=montalet|Montalet} est passé à {f=dead5b|cinq morts}, a annoncé \
{t=2021-03-02|mardi} {m=prefecture|la préfecture}. « {q=mayor2b|Personne ne dormira dehors ce soir, nous y \
veillerons} », a déclaré {m=mayor|Mme Dorval}.""",
    "rives-info": """{f=dead7|Sept morts} et {f=evac|entre 40 et 60 évacués} : le bilan de mardi, selon les \
secours. « {q=fireman|C’est une scène de guerre}", confie {m=nobody|une source proche des secours}.
{m=owner|Ilya Voroshin}, que nous avons joint, répète que « {q=owner2|les installations étaient vérifiées tous \
les mois} ».""",
    "radio-falaise": """Une {e=march|marche blanche} aura lieu {t=2021-03-06|samedi} à {m=montalet|Montalet}. \
La mairie {e=called|demande} une enquête. Le bilan est monté à {f=dead7c|sept morts} {t=2021-03-03|mercredi}.
{m=mayor|Hélène Dorval} veut que {q=mayor3|l’usine ferme}. Le chantier coûterait {f=money|2,5 millions d’euros}.""",
    "sans-date": """Rien n’est encore {e=possible|établi}. {q=nobody1|Tout le monde savait}, dit-on.""",
}

ARTICLES = {
    "courrier-1": {
        "outlet": "Le Courrier des Rives",
        "title": "Incendie mortel à l’usine Falvert",
        "url": "https://courrier.example/1?a=1&b=2",
        "published": Published("2021-03-01", "metadata"),
    },
    "apo": {
        "outlet": "APO",
        "agency": "APO",
        "title": "Cinq morts à Montalet",
        "published": Published("2021-03-02", "metadata"),
        "family": "family-apo",
    },
    "gazette-copie": {
        "outlet": "La Gazette du Lac",
        "agency": "APO",
        "title": "Le bilan s’alourdit",
        "published": Published("2021-03-02/2021-03-03", "copy"),
        "family": "family-apo",
        "copy_of": "apo",
        "copied_share": 0.9666,
    },
    "rives-info": {
        "outlet": "Rives Info",
        "title": "Sept morts, selon les secours",
        "published": Published("2021-03-02", "header"),
    },
    "radio-falaise": {
        "outlet": "Radio Falaise",
        "title": "Une marche blanche samedi",
        "published": Published("2021-03-03", "text"),
    },
    "sans-date": {"title": None},
}

ACTORS = {
    "mayor": ("Hélène Dorval", "person", ("Hélène Dorval", "Mme Dorval")),
    "owner": ("Ilya Vorochine", "person", ("Ilya Vorochine", "Ilya Voroshin", "Vorochine")),
    "prefecture": ("préfecture de la Vance", "organization", ("la préfecture",)),
    "falvert": ("Falvert", "organization", ("Falvert",)),
    "montalet": ("Montalet", "place", ("Montalet",)),
}

QUOTATIONS = {
    "toll-indirect": ("indirect", "prefecture", "préfecture de la Vance", "2021-03-01"),
    "mayor1": ("direct", "mayor", "Hélène Dorval", "2021-03-01"),
    "mayor2": ("direct", "mayor", "Hélène Dorval", "2021-03-02"),
    "mayor2b": ("direct", "mayor", "Hélène Dorval", "2021-03-01/2021-03-02"),
    "mayor3": ("indirect", "mayor", "Hélène Dorval", "2021-03-03"),
    "owner1": ("direct", "owner", "Ilya Vorochine", "2021-03-02"),
    "owner2": ("direct", "owner", "Ilya Vorochine", "2021-03-02"),
    "fireman": ("direct", None, "une source proche des secours", "2021-03-02"),
    "nobody1": ("direct", None, None, None),
}

FIGURES = {
    "dead3": (3, None, "at_least", "deaths", "personnes", "2021-03-01", "prefecture"),
    "dead5": (5, 5, "exact", "deaths", "morts", "2021-03-02", "prefecture"),
    "dead5b": (5, 5, "exact", "deaths", "morts", "2021-03-02", "prefecture"),
    "dead7": (7, 7, "exact", "deaths", "morts", "2021-03-02", None),
    "dead7c": (7, 7, "exact", "deaths", "morts", "2021-03-03", None),
    "evac50": (50, 50, "about", "evacuated", "riverains", None, None),
    "evac": (40, 60, "range", "evacuated", "évacués", "2021-03-02", None),
    "money": (2.5e6, 2.5e6, "exact", "money", "chantier", None, None),
}

SERIES = {
    "deaths": (
        "Morts, Montalet",
        "deaths",
        "morts",
        "Montalet",
        ("dead3", "dead5", "dead5b", "dead7", "dead7c"),
    ),
    "evacuated": ("Évacués, Montalet", "evacuated", "évacués", "Montalet", ("evac50", "evac")),
}

EVENTS = {
    "fire": (("fire1",), "DISASTER", "2021-03-01", "asserted"),
    "old": (("old",), "DISASTER", "1987", "asserted"),
    "denial": (("denial",), "REJECT", "2021-03-02", "denied"),
    "inspection": (("inspection",), "OTHER", "2021-02", "asserted"),
    "march": (("march",), "PROTEST", "2021-03-06", "planned"),
    "called": (("called",), "REQUEST", "2021-03-03", "called_for"),
    "possible": (("possible",), "OTHER", None, "possible"),
}

FINDINGS = (
    (
        "contradicts",
        "morts",
        "Le même jour, 5 morts selon l’une, 7 selon l’autre.",
        ("dead5", "dead5b", "dead7"),
        2,
    ),
    ("updates", "morts", "Le bilan passe de 3 à 5, puis à 7 morts.", ("dead3", "dead5", "dead7c"), 3),
    ("corroborates", "évacués", "Deux sources donnent une cinquantaine d’évacués.", ("evac50", "evac"), 2),
    ("same_quotation", "Hélène Dorval", "Une phrase, deux versions.", ("mayor1", "mayor2", "mayor2b"), 2),
    ("same_quotation", "Ilya Vorochine", "Une phrase, deux versions.", ("owner1", "owner2"), 2),
    ("copy", "Le bilan", "La Gazette du Lac imprime le texte d’APO.", ("mayor2", "mayor2b"), 1),
    ("single_source", "montant", "Seule Radio Falaise donne un montant.", ("money",), 1),
)


@cache
def example() -> Story:
    """The story, with every anchor exact."""
    spans = {key: marked(text) for key, text in TEXTS.items()}
    articles = tuple(Article(k, f"{k}.txt", spans[k][0], "fr", **ARTICLES[k]) for k in TEXTS)  # type: ignore[arg-type]
    places = _places(spans)
    actors = {key: _actor(key, places) for key in ACTORS}
    quotations = {key: _quotation(key, places, actors) for key in QUOTATIONS}
    figures = {key: _figure(key, places, actors) for key in FIGURES}
    claims = {**quotations, **figures}
    return Story(
        title="L’incendie de Montalet",
        articles=articles,
        actors=tuple(actors.values()),
        quotations=tuple(quotations.values()),
        times=tuple(Time(anchor, value) for value, anchor in places["t"]),
        figures=tuple(figures.values()),
        series=tuple(_series(key, figures) for key in SERIES),
        events=tuple(_event(key, places) for key in EVENTS),
        positions=(Position(actors["mayor"].id, "demands", "la fermeture", (_one("q", "mayor3", places),)),),
        findings=tuple(_finding(row, claims) for row in FINDINGS),
    )


def with_text(story: Story, article: str, text: str) -> Story:
    """The story with one more article, about which nothing is claimed."""
    return replace(story, articles=(*story.articles, Article(article, article, text, "fr")))


def series_id(key: str) -> str:
    return claim_id("series", key)


Places = dict[str, list[tuple[str, Anchor]]]


def _places(spans: dict[str, tuple[str, list]]) -> Places:  # type: ignore[type-arg]
    places: Places = {}
    for article, (text, found) in spans.items():
        for span in found:
            anchor = Anchor.of(article, text, span.start, span.end)
            places.setdefault(span.label, []).append((span.value or "", anchor))
    return places


def _one(label: str, key: str, places: Places) -> Anchor:
    return next(anchor for name, anchor in places[label] if name == key)


def _actor(key: str, places: Places) -> Actor:
    name, kind, names = ACTORS[key]
    mentions = tuple(anchor for who, anchor in places["m"] if who == key)
    roles = (
        (Role("maire de Montalet", "2020", None, (_one("x", "mayor-role", places),)),)
        if key == "mayor"
        else ()
    )
    return Actor(
        id=claim_id("actor", key),
        name=name,
        kind=kind,  # type: ignore[arg-type]
        names=tuple(Name(n, sum(m.exact == n for m in mentions)) for n in names),
        mentions=mentions,
        roles=roles,
        merged_because=("Vorochine et Voroshin : deux transcriptions d’un même nom",)
        if key == "owner"
        else (),
    )


def _quotation(key: str, places: Places, actors: dict[str, Actor]) -> Quotation:
    mode, actor, name, date = QUOTATIONS[key]
    return Quotation(
        content=_one("q", key, places),
        mode=mode,  # type: ignore[arg-type]
        speaker=actors[actor].id if actor else None,
        speaker_name=name,
        date=date,
        confidence=0.4 if actor is None else 0.9,
    )


def _figure(key: str, places: Places, actors: dict[str, Actor]) -> Figure:
    low, high, approximation, measure, counted, as_of, said_by = FIGURES[key]
    return Figure(
        anchor=_one("f", key, places),
        low=low,
        high=high,
        approximation=approximation,  # type: ignore[arg-type]
        counted=counted,
        measure=measure,
        as_of=as_of,
        said_by=actors[said_by].id if said_by else None,
        status="planned" if key == "money" else "actual",
        series=next((series_id(k) for k, row in SERIES.items() if key in row[4]), None),
    )


def _series(key: str, figures: dict[str, Figure]) -> Series:
    label, measure, counted, place, keys = SERIES[key]
    return Series(series_id(key), label, measure, counted, place, tuple(figures[k].id for k in keys))


def _event(key: str, places: Places) -> Event:
    mentions, type_, date, status = EVENTS[key]
    return Event(type_, tuple(_one("e", m, places) for m in mentions), date, place="Montalet", status=status)  # type: ignore[arg-type]


def _finding(
    row: tuple[str, str, str, tuple[str, ...], int], claims: dict[str, Quotation | Figure]
) -> Finding:
    kind, about, explanation, keys, sources = row
    return Finding(
        kind=kind,  # type: ignore[arg-type]
        about=about,
        explanation=explanation,
        claims=tuple(claims[k].id for k in keys),
        evidence=tuple(
            c.content if isinstance(c, Quotation) else c.anchor for c in (claims[k] for k in keys)
        ),
        independent_sources=sources,
        level="front" if kind in {"contradicts", "updates"} else "more",
    )
