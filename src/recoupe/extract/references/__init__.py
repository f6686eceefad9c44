"""Pronouns and descriptions, each with the words of the article that it may stand for.

Who they are in the end is for the story to say (``resolve.speakers``): it knows all the names, genders and
offices. Here, one article and its syntax say what is certain and how much each candidate stands out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recoupe.extract.references import crowds, items, links, own_words, phrases, salience, writings
from recoupe.extract.references.circles import end_of_source
from recoupe.extract.references.phrase import Phrase
from recoupe.extract.references.salience import Item, Turn
from recoupe.extract.references.scene import Scene
from recoupe.extract.references.turns import turns_of
from recoupe.extract.references.vocabulary import Vocabulary, vocabulary
from recoupe.languages import Language
from recoupe.model import Antecedent, Mention, ParsedText, Quotation

# How far before a name a civility may begin, in characters.
_CIVILITY = 14
# From here on a candidate leaves no room for a subject that no word of the lexicon makes a person.
_WEAK = 0.2
# The uses of pronouns that may stand for a body as well as for a person.
_ONE = {"subject", "stressed"}


def extract(
    parsed: ParsedText,
    language: Language,
    named: Sequence[Mention],
    quotations: Sequence[Quotation],
) -> tuple[Mention, ...]:
    """The pronouns and descriptions of an article that stand for actors, in the order of the text.

    ``named`` are the names found in it, ``quotations`` what is quoted; the source of each quotation that is
    no bare name gets a mention with the very anchor of the source, a quotation without source one with the
    anchor of its content and the use "unsaid". ``Mention.hints`` hold the use of a
    pronoun ("subject", "latter"…) or the determiner of a description and the groups of its noun in the
    lexicon, "complement" where it has one, "source" for the source of a quotation, "stands" where its
    likeliest candidate has just taken a stand, "goes_on" or "replies" where its verb does, and "restricted"
    where a relative clause tells which one is meant. Candidates
    that no sentence makes certain are weighed only for those on whom the speaker of a quotation depends.
    """
    if not parsed.sentences:
        return ()
    words = vocabulary(language)
    scene = Scene(parsed, named, quotations)
    found = _phrases(scene, words)
    pairs = crowds.pairs(scene, words)
    fixed = {id(p): _fixed(scene, p, pairs, words) for p in found}
    candidates = items.candidates(scene, found, fixed, pairs, words)
    starts = [candidate.anchor.start for candidate in candidates]
    turns = turns_of(scene, words)
    mentions = []
    # Weighing is for those on whom a quotation depends; the references after them tell who that is.
    asked = {(p.start, p.end) for p in found if p.is_source or _says_what(p)}
    for phrase in reversed(found):
        span, known = (phrase.start, phrase.end), fixed[id(phrase)]
        before: tuple[Antecedent, ...] = (known,) if known else ()
        if span in asked:
            before = _weighed(scene, phrase, known, candidates, starts, turns.get(span))
            asked.update((a.anchor.start, a.anchor.end) for a in before)
        mentions.append(_mention(scene, phrase, before, turns.get(span), words))
    taken_up = {a.anchor for m in mentions for a in m.antecedents}
    mentions += [*_civilities(scene, words), *(pair for pair in pairs if pair.anchor in taken_up)]
    return tuple(sorted(mentions, key=lambda m: (m.anchor.start, m.anchor.end)))


def _civilities(scene: Scene, words: Vocabulary) -> Iterator[Mention]:
    """What a civility says of its bearer: "Me X" is described as a lawyer."""
    text = scene.parsed.text
    for name in scene.named:
        start = max(0, name.anchor.start - _CIVILITY)
        found = words.civility.search(text, start, name.anchor.start)
        if found is not None and name.kind in {None, "person"}:
            yield Mention(
                anchor=scene.parsed.anchor(*found.span(1)),
                name=words.told_by_civility[found[1]],
                form="description",
                kind="person",
                hints=("none", "person"),
                number="s",
                antecedents=(Antecedent(name.anchor, links.CERTAIN),),
            )


def _phrases(scene: Scene, words: Vocabulary) -> list[Phrase]:
    """All references of the article: those found by their words, those that sources are, heads of "qui"."""
    names = {(m.anchor.start, m.anchor.end) for m in scene.named}
    sources: dict[tuple[int, int], Phrase] = {}
    for quotation in scene.quotations:
        anchor = quotation.source
        if anchor is None or (anchor.start, anchor.end) in names or (anchor.start, anchor.end) in sources:
            continue
        phrase = phrases.of_source(scene, words, anchor)
        if phrase is not None:
            phrase.is_source = True
            sources[anchor.start, anchor.end] = phrase
    for phrase in list(sources.values()):
        behind = _behind(scene, words, phrase)
        if behind is not None:
            behind.is_source = True
            sources.setdefault((behind.start, behind.end), behind)
    for quotation in scene.quotations:
        own = own_words.of_quotation(scene, quotation, words)
        place = quotation.source or quotation.content
        source = sources.get((place.start, place.end))
        if source is not None and source.use in _ONE:
            source.own = source.own.and_also(own)
        are_many = source is not None and source.number == "p"
        nobody = quotation.source is None or own_words.denied(scene, quotation, own, are_many=are_many)
        if nobody and quotation.nested_in is None:
            unsaid = phrases.unsaid(scene, quotation, words)
            unsaid.own, unsaid.gender = own, own.gender
            sources.setdefault((unsaid.start, unsaid.end), unsaid)
    taken = {p.head.start for p in sources.values() if p.use != "unsaid"}
    others = (p for p in phrases.find(scene, words) if p.head.start not in taken)
    return sorted([*sources.values(), *others], key=lambda p: (p.start, p.end))


def _behind(scene: Scene, words: Vocabulary, phrase: Phrase) -> Phrase | None:
    """Who stands behind a source, where that is no name: the head of "qui", the author of a "communiqué"."""
    span = _span_behind(scene, words, phrase)
    if span is None or any((n.anchor.start, n.anchor.end) == span for n in scene.names_between(*span)):
        return None
    found = phrases.of_source(scene, words, scene.parsed.anchor(*span))
    return found if found is not None and found.form == "description" else None


def _span_behind(scene: Scene, words: Vocabulary, phrase: Phrase) -> tuple[int, int] | None:
    if phrase.use == "relative":
        return links.relative_head(scene, phrase)
    return links.author(scene, phrase, words) or writings.issuer(scene, phrase, words)


def _fixed(scene: Scene, phrase: Phrase, pairs: Sequence[Mention], words: Vocabulary) -> Antecedent | None:
    """What the sentence itself says the phrase stands for."""
    two = crowds.told_of_pair(phrase, scene, pairs)
    if two is not None:
        return Antecedent(two, links.CERTAIN)
    span = _span_behind(scene, words, phrase)
    if span is not None:
        return Antecedent(scene.parsed.anchor(*span), links.CERTAIN)
    if phrase.form == "pronoun":
        name = links.name_of_one(scene, phrase, words) if phrase.use == "some" else None
        return Antecedent(name, links.CERTAIN) if name else None
    given = links.name_of(scene, phrase, words)
    return Antecedent(*given) if given else None


def _weighed(
    scene: Scene,
    phrase: Phrase,
    known: Antecedent | None,
    candidates: Sequence[Item],
    starts: Sequence[int],
    turn: Turn,
) -> tuple[Antecedent, ...]:
    """What the phrase takes up: a fuller name for the same body, what the sentence says, what came before."""
    fuller = salience.fuller(scene, phrase, candidates, starts)
    if fuller is not None:
        return (fuller,)
    if phrase.presented is not None:
        comes = salience.presented(phrase, candidates, starts)
        if comes is not None:
            return (comes,)
    if phrase.use in crowds.OF_TWO:
        return crowds.one_of_two(phrase, candidates, starts)
    if phrase.use == "same":
        return salience.last_speaker(phrase, candidates, starts)
    if known is not None:
        return (known,)
    if _looks_back(phrase):
        found = salience.antecedents(scene, _owner(phrase), candidates, starts, turn)
        weak = phrase.use == "latter" or all(before.weight < _WEAK for before in found)
        return (*found, *crowds.subject_before(scene, phrase)) if weak else found
    return ()


def _mention(
    scene: Scene, phrase: Phrase, before: tuple[Antecedent, ...], turn: Turn, words: Vocabulary
) -> Mention:
    anchor = scene.parsed.anchor(phrase.start, phrase.end)
    return Mention(
        anchor=anchor,
        name=_name(scene, phrase, words),
        form=phrase.form,
        # a pronoun stands for anybody
        kind=None if phrase.form == "pronoun" else phrase.kind,
        hints=(
            *_hints(phrase, turn, stands=_has_taken_a_stand(scene, phrase, before, words)),
            *(["restricted"] if _is_restricted(scene, phrase, words) else []),
        ),
        gender=phrase.gender,
        number=phrase.number,
        antecedents=before,
    )


def _is_restricted(scene: Scene, phrase: Phrase, words: Vocabulary) -> bool:
    """Whether a relative clause tells which one is meant: "dit le policier qui filme la scène"."""
    if not phrase.is_source or phrase.determiner != "definite":
        return False
    return words.relative.match(scene.parsed.text, phrase.end) is not None


def _looks_back(phrase: Phrase) -> bool:
    """Whether the phrase takes up somebody who was spoken of before."""
    if phrase.form == "pronoun":
        return phrase.use in items.FORWARD
    if phrase.determiner == "possessive":
        return _is_owned(phrase)
    if _is_voice(phrase):
        return False
    return phrase.determiner in {"definite", "demonstrative"} and phrase.kind != "group"


def _says_what(phrase: Phrase) -> bool:
    """Whether the phrase tells what somebody named before is: "ce pilote de 37 ans"."""
    return phrase.determiner == "demonstrative" and phrase.kind == "person"


def _is_voice(phrase: Phrase) -> bool:
    return phrase.noun is not None and "voice" in phrase.noun.groups and phrase.is_source


def _is_owned(phrase: Phrase) -> bool:
    """Whether a source tells whose it is: "ses services", "son avocat"."""
    groups = phrase.noun.groups if phrase.noun else frozenset()
    return (
        phrase.is_source
        and phrase.determiner == "possessive"
        and bool(groups & {"voice", "office", "relation"})
    )


def _owner(phrase: Phrase) -> Phrase:
    """The pronoun that a possessive holds: "ses services" look back as "lui" or "elle" do."""
    if not _is_owned(phrase):
        return phrase
    owner = replace(phrase, form="pronoun", use="stressed", gender=None, number="s", noun=None)
    return replace(owner, number="p") if phrase.of_many else owner


def _name(scene: Scene, phrase: Phrase, words: Vocabulary) -> str:
    text = scene.parsed.text
    if phrase.use == "unsaid":
        return ""
    if phrase.form == "pronoun":
        return words.plain(text[phrase.start : phrase.end])
    return " ".join(text[phrase.bare : end_of_source(scene, phrase, words)].split())


def _has_taken_a_stand(
    scene: Scene, phrase: Phrase, before: tuple[Antecedent, ...], words: Vocabulary
) -> bool:
    """Whether the likeliest candidate has just taken a stand, and may well speak under his office."""
    if not phrase.is_source or phrase.form == "pronoun" or not before:
        return False
    return links.takes_a_stand(scene, before[0].anchor, words)


def _hints(phrase: Phrase, turn: Turn, *, stands: bool) -> tuple[str, ...]:
    groups = sorted(phrase.noun.groups) if phrase.noun else []
    first = [phrase.use] if phrase.form == "pronoun" else [phrase.determiner, *groups]
    told = {
        "source": phrase.is_source,
        "complement": phrase.has_complement,
        "answers": phrase.answers,
        "one": phrase.own.is_one,
        "stands": stands,
    }
    return (*first, *(hint for hint, holds in told.items() if holds), *([turn] if turn else []))
