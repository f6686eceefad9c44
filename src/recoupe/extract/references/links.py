"""What the sentence itself says a reference stands for: a name inside or beside it, the head of "qui"."""

from __future__ import annotations

import re
from itertools import islice, pairwise

from recoupe.extract.references.openings import opens_sentence, opens_with
from recoupe.extract.references.phrase import Phrase
from recoupe.extract.references.scene import Scene, between, prominence
from recoupe.extract.references.vocabulary import Vocabulary, straight
from recoupe.model import Anchor, Mention, Sentence, Token

# The name stands for certain; a copula may be about another time.
CERTAIN = 1.0
COPULA = 0.97
# How much the author of words spoken of stands out: they often follow, more than the subject's own.
_AUTHOR = 1.3
# How much the subject of a verb stands out at least.
_SUBJECT = 0.85
# How many characters an age takes: ", 59 ans, ".
_AGED = 12


def name_of(scene: Scene, phrase: Phrase, words: Vocabulary) -> tuple[Anchor, float] | None:
    """The name that the sentence gives to ``phrase``, and how sure that is."""
    found = _inside(scene, phrase, words)
    if found is None and phrase.determiner == "none" and phrase.kind == "person":
        # "Léa X, directrice de la résidence Les Tilleuls" is no other than Léa X
        found = _before(scene, phrase, words)
    if found is None and not (phrase.is_source and phrase.determiner == "none"):
        found = _after(scene, phrase, words)
    if found is None and not (
        phrase.is_source and phrase.determiner not in {"none", "indefinite"} and phrase.kind
    ):
        found = _before(scene, phrase, words)
    if found is not None:
        return found.anchor, CERTAIN
    subject = _linked_subject(scene, phrase, words)
    return (subject.anchor, COPULA) if subject else None


def _inside(scene: Scene, phrase: Phrase, words: Vocabulary) -> Mention | None:
    """A name in the phrase that is no complement: "le chef du parti X Jean Y" is Y, not X.

    Of several, the person who closes the phrase: "la porte-parole du port Nord, Léa Y".
    """
    found = [n for n in scene.names_between(phrase.start, phrase.end) if _is_named(scene, phrase, n, words)]
    if len(found) > 1 and phrase.kind in {None, "person"} and phrase.number != "p":
        closing = found[-1]
        is_last = closing.kind == "person" and closing.anchor.end == phrase.end
        if is_last and not _opens(scene, phrase, found[0], words):
            return closing
    return found[0] if found else None


def _opens(scene: Scene, phrase: Phrase, name: Mention, words: Vocabulary) -> bool:
    """Whether a person's name begins the phrase or follows its noun: "Jean X, avocat de Paul Y".

    Only adjectives may stand between: "la chanteuse norvégienne Léa X, veuve de Paul Y".
    """
    if name.kind != "person" or name.anchor.start <= phrase.bare:
        return name.kind == "person"
    sentence = scene.parsed.sentences[phrase.sentence]
    gap = between(sentence, phrase.head.end, name.anchor.start)
    return phrase.head.end <= name.anchor.start and all(
        t.pos in {"ADJ", "NOUN"} and straight(t.text) not in words.genitive for t in gap
    )


def _is_named(scene: Scene, phrase: Phrase, name: Mention, words: Vocabulary) -> bool:
    """Whether ``name``, inside the phrase, is the one whom the phrase names."""
    is_body = phrase.kind == "organization"
    if scene.parsed.text.startswith("-", name.anchor.start - 1):
        return False  # "un élu pro-X"
    if phrase.marked is not None and phrase.marked != (name.anchor.start, name.anchor.end):
        # "le collectif « Fleuve propre »" is more than a river
        return phrase.marked[0] > name.anchor.start
    if phrase.is_source and name.anchor.start <= phrase.bare and name.anchor.end > phrase.head.start:
        return True
    if is_body and phrase.determiner == "indefinite" and name.anchor.end < phrase.end:
        # "un groupe Facebook « Fleuve propre »" is not Facebook
        return False
    if phrase.is_source and phrase.number == "p" and _is_joined(scene, phrase, name, words):
        # "le procureur et M. X" are two
        return False
    if name.anchor.end <= phrase.head.start:
        return True
    if _is_complement(scene.parsed.sentences[phrase.sentence], name, phrase, words):
        return False
    if is_body and name.kind == "person" and phrase.has_complement:
        # "le gouvernement du président X" is not X.
        return False
    return name.kind not in {"place", "country"} and (name.kind != "organization" or is_body)


def _is_joined(scene: Scene, phrase: Phrase, name: Mention, words: Vocabulary) -> bool:
    """Whether "et" stands between the noun and the name."""
    sentence = scene.parsed.sentences[phrase.sentence]
    gap = between(sentence, phrase.head.end, name.anchor.start)
    return any(straight(t.text) in words.coordinators for t in gap)


def _is_complement(sentence: Sentence, name: Mention, phrase: Phrase, words: Vocabulary) -> bool:
    """Whether a preposition ties the name to the noun: "le maire de Y", "le patron de la Z"."""
    tokens = between(sentence, name.anchor.start, name.anchor.end)
    if not tokens:
        return False
    before = [t for t in sentence.tokens[max(0, tokens[0].i - 4) : tokens[0].i] if t.start >= phrase.start]
    while before and _leads_on(before[-1], words):
        before.pop()
    return bool(before) and (before[-1].pos == "ADP" or straight(before[-1].text) in words.genitive)


def name_of_one(scene: Scene, phrase: Phrase, words: Vocabulary) -> Anchor | None:
    """The name of one of several, after where he was heard: "a dit l'un d'eux à la chaîne, Jean X"."""
    if not phrase.is_source or phrase.number == "p":
        return None
    if (apposed := _apposed_inside(scene, phrase)) is not None:
        return apposed
    heard = words.heard.match(scene.parsed.text, phrase.end)
    name = _next_name(scene, heard.end() if heard else phrase.end, words)
    if name is None or name.kind != "person":
        return None
    gap, after = scene.parsed.text[phrase.end : name.anchor.start], scene.parsed.text[name.anchor.end :][:1]
    return name.anchor if "," in gap and after in {",", ".", ""} else None


def _apposed_inside(scene: Scene, phrase: Phrase) -> Anchor | None:
    """The name, after a comma, with which the words of the source end: "l'un d'eux, Jean X"."""
    last = next(reversed(scene.names_between(phrase.start, phrase.end)), None)
    if last is None or last.kind != "person":
        return None
    return last.anchor if "," in scene.parsed.text[phrase.start : last.anchor.start] else None


def _leads_on(token: Token, words: Vocabulary) -> bool:
    """Whether the word only leads to the name: an article, an adjective, "M."."""
    text = straight(token.text)
    if text in words.genitive:
        return False
    return token.pos in {"DET", "ADJ"} or text.rstrip(".") in words.civilities or text == "."


def _after(scene: Scene, phrase: Phrase, words: Vocabulary) -> Mention | None:
    """The name right after a description: "le maire de Y Jean X", "le maire, Jean X,"."""
    name = _next_name(scene, phrase.end, words) or _after_field(scene, phrase, words)
    if name is None or not _may_be(phrase, name):
        return None
    gap = scene.parsed.text[phrase.end : name.anchor.start]
    if "," not in gap:
        return name
    return name if _is_apposed(scene, phrase, name, words) else None


def _after_field(scene: Scene, phrase: Phrase, words: Vocabulary) -> Mention | None:
    """The name after the field of an office that the source leaves out: "le sous-préfet aux Rives, Léa X"."""
    if not phrase.is_source or phrase.noun is None or "office" not in phrase.noun.groups:
        return None
    field = words.field.match(scene.parsed.text, phrase.end)
    return _next_name(scene, field.end(), words) if field else None


def _next_name(scene: Scene, offset: int, words: Vocabulary) -> Mention | None:
    text = scene.parsed.text
    # "le procureur de Y, en Bretagne, Jean X"
    place = words.located.match(text, offset) or _second_trade(text, offset, words)
    start = place.end() if place else offset
    match = words.before_name.match(text, start)
    end = match.end() if match else start
    return next((n for n in scene.names_between(start, end + 1) if n.anchor.start >= start), None)


def _second_trade(text: str, offset: int, words: Vocabulary) -> re.Match[str] | None:
    """What else somebody is before the name: "la navigatrice et ex-ingénieure Léa X"."""
    found = words.also.match(text, offset)
    if found is not None and words.word(found[1].lower()) is not None:
        return found
    found = words.of_country.match(text, offset)
    if found is not None and words.is_native(found[1]):
        return found
    # "le maire, la préfète X" are two, "le chef d'état-major, le général X" is one
    found = words.besides.match(text, offset)
    noun = words.word(found[1].lower()) if found is not None else None
    is_another = (
        noun is not None and "office" in noun.groups and found is not None and found[1] not in words.ranks
    )
    return None if is_another else found


def _is_apposed(scene: Scene, phrase: Phrase, name: Mention, words: Vocabulary) -> bool:
    """Whether the parse, or a comma after the name, says that both are one."""
    sentence = scene.parsed.sentences[phrase.sentence]
    tokens = between(sentence, name.anchor.start, name.anchor.end)
    if any(t.dep in {"appos", "flat:name", "flat"} and _climbs(sentence, t, phrase) for t in tokens):
        return True
    if any(_share_a_verb(sentence, t, phrase.head) for t in tokens):
        return True  # "Le président de l'Union (UDM), Jean X a dit"
    after = scene.parsed.text[name.anchor.end : name.anchor.end + 1]
    subject = phrase.head.dep.startswith("nsubj") or phrase.is_source or opens_sentence(scene, phrase, words)
    return subject and after in {",", ";", ")", ".", ""}


def _share_a_verb(sentence: Sentence, name: Token, noun: Token) -> bool:
    """Whether the parser makes both the subject of one verb."""
    subjects = all(t.dep.startswith("nsubj") for t in (name, noun))
    return subjects and name.i > noun.i and name.head == noun.head


def _climbs(sentence: Sentence, token: Token, phrase: Phrase) -> bool:
    return any(phrase.start <= above.start < phrase.end for above in sentence.ancestors(token))


def _before(scene: Scene, phrase: Phrase, words: Vocabulary) -> Mention | None:
    """The name right before an apposition: "Jean X, maire de Y,", "Jean X, un infirmier de 42 ans,"."""
    start = phrase.start
    text = scene.parsed.text
    at = start
    aged = words.aged.search(text, max(0, start - _AGED), start)
    at = aged.start() if aged else at
    while at > 0 and text[at - 1] in " ,\u00a0(":
        at -= 1
    if not {",", "("} & set(text[at:start]):
        return None
    name = scene.name_at(max(0, at - 1), at)
    if name is None or not _may_be(phrase, name) or (phrase.number == "p" and phrase.kind):
        return None
    if phrase.determiner == "none" or (phrase.is_source and phrase.kind is None):
        return name
    if phrase.is_source and phrase.determiner == "indefinite" and _opens_sentence(scene, phrase, name):
        return name
    sentence = scene.parsed.sentences[phrase.sentence]
    if phrase.head.dep == "appos" and _points_at(sentence, phrase.head, name):
        # "interrogé par le juge, Jean X, l'expert a admis": the verb follows its subject at once
        follows = text[phrase.end + 1 : phrase.end + 2].isalpha()
        return None if follows and phrase.is_source and phrase.determiner == "definite" else name
    if phrase.determiner != "indefinite":
        return None
    return name if _closes(text, phrase.end, words) or scene.speaks(name) else None


def _opens_sentence(scene: Scene, phrase: Phrase, name: Mention) -> bool:
    """Whether nothing stands before the name: "Paul, l'un des plaignants, explique"."""
    return scene.parsed.sentences[phrase.sentence].start == name.anchor.start


def _closes(text: str, end: int, words: Vocabulary) -> bool:
    """Whether an apposition ends there, or goes on with a relative clause: "Léa, une potière qui…"."""
    return text[end : end + 1] in {",", ")"} or words.relative.match(text, end) is not None


def _points_at(sentence: Sentence, token: Token, name: Mention) -> bool:
    return any(name.anchor.start <= above.start < name.anchor.end for above in sentence.ancestors(token))


def _may_be(phrase: Phrase, name: Mention) -> bool:
    """Whether the noun and the name can be one actor."""
    if phrase.gender and name.gender and phrase.gender != name.gender and phrase.kind == "person":
        return False
    if phrase.kind == "person" or (
        phrase.noun is not None and phrase.noun.is_person and phrase.number != "p"
    ):
        return name.kind in {None, "person"}
    if phrase.kind == "organization":
        return name.kind in {None, "organization"} and "named_body" in (
            phrase.noun.groups if phrase.noun else ()
        )
    return phrase.noun is None and phrase.is_source and name.kind in {None, "person"}


def _linked_subject(scene: Scene, phrase: Phrase, words: Vocabulary) -> Mention | None:
    """The name that a copula makes equal to the description: "X est l'avocat de Y"."""
    sentence = scene.parsed.sentences[phrase.sentence]
    if phrase.is_source or not any(c.lemma in words.linking for c in sentence.children(phrase.head, "cop")):
        return None
    for subject in sentence.children(phrase.head, "nsubj"):
        name = scene.name_at(subject.start, subject.end)
        if name is not None and _may_be(phrase, name):
            return name
    return None


def takes_a_stand(scene: Scene, anchor: Anchor, words: Vocabulary) -> bool:
    """Whether the words at ``anchor`` are the subject of a verb by which somebody takes a stand."""
    sentence = scene.parsed.sentences[scene.sentence_number(anchor.start)]
    head = scene.head(anchor.start, anchor.end)
    opens = any(opens_with(scene, name, words) for name in scene.names_between(anchor.start, anchor.end))
    if head is None or (prominence(sentence, head) < _SUBJECT and not opens):
        return False
    return any(above.lemma in words.standing for above in islice(sentence.ancestors(head), 2))


def author(scene: Scene, phrase: Phrase, words: Vocabulary) -> tuple[int, int] | None:
    """Where the words stand for whose "communiqué" or "services" a source is; None when it has none."""
    if phrase.noun is None or phrase.noun.groups.isdisjoint({"document", "voice"}) or not phrase.is_source:
        return None
    sentence = scene.parsed.sentences[phrase.sentence]
    given = _agent(scene, sentence, phrase.head, words)
    if given is not None:
        return given
    inside = [t for t in sentence.tokens[phrase.head.i + 1 :] if t.start < phrase.end]
    for token, after in pairwise(inside):
        text = straight(token.text)
        if text in words.genitive:
            return (after.start, phrase.end) if _speaks(scene, sentence, after, phrase, words) else None
    return None


def _agent(scene: Scene, sentence: Sentence, head: Token, words: Vocabulary) -> tuple[int, int] | None:
    """Who made a document known: "un bilan établi par la préfecture". Whoever asked for it does not speak."""
    for verb in sentence.children(head, "acl", "nmod", "amod"):
        if verb.lemma not in words.authoring:
            continue
        for agent in sentence.children(verb, "obl:agent", "obl:arg", "obl:mod", "obl"):
            case = sentence.children(agent, "case")
            if case and straight(case[0].text) in words.agent:
                return whole(scene, sentence, agent)
    return None


def whole(scene: Scene, sentence: Sentence, head: Token) -> tuple[int, int]:
    """The name that ``head`` stands in, or the noun with its determiner, adjectives and complement."""
    name = scene.name_at(head.start, head.end)
    if name is not None:
        return name.anchor.start, name.anchor.end
    start = min([head.start, *(c.start for c in sentence.children(head, "det", "amod", "nummod"))])
    end = head.end
    for child in sentence.children(head, "amod", "nmod"):
        inner = scene.name_at(child.start, child.end)
        end = max(end, child.end, inner.anchor.end if inner else 0)
    return start, end


def said_by(scene: Scene, start: int, end: int, words: Vocabulary) -> float:
    """How much the one at ``start:end`` stands out because his words are spoken of: "les propos du maire"."""
    sentence = scene.parsed.sentences[scene.sentence_number(start)]
    head = scene.head(start, end)
    if head is None or head.dep != "nmod":
        return 0.0
    if not any(straight(c.text) in words.genitive for c in sentence.children(head, "case")):
        return 0.0
    said = sentence.head(head)
    noun = words.noun(sentence.tokens, said.i)
    # "ses doutes sur les propos du maire" are about something else
    is_of_another = said.dep == "nmod"
    return _AUTHOR if noun is not None and "document" in noun.groups and not is_of_another else 0.0


def _speaks(scene: Scene, sentence: Sentence, token: Token, phrase: Phrase, words: Vocabulary) -> bool:
    """Whether the words from ``token`` on can speak: "de la préfecture" can, "de mars" cannot."""
    if scene.names_between(token.start, phrase.end):
        return True
    nouns = (words.noun(sentence.tokens, t.i) for t in sentence.tokens[token.i :] if t.start < phrase.end)
    return any(noun is not None for noun in nouns)


def relative_head(scene: Scene, phrase: Phrase) -> tuple[int, int] | None:
    """Where the words stand to which a relative pronoun refers; None when the parse does not tell.

    The noun of the parse, with all that stands between it and the pronoun.
    """
    sentence = scene.parsed.sentences[phrase.sentence]
    first = next((t for t in sentence.tokens if t.start >= phrase.start), sentence.tokens[0])
    if first.i == 0:
        return None
    before = sentence.tokens[first.i - 1]
    end = sentence.tokens[first.i - 2].end if before.text == "," and first.i > 1 else before.end
    name = scene.name_at(end - 1, end)
    if name is not None and name.kind in {None, "person"}:
        return name.anchor.start, name.anchor.end
    for verb in sentence.ancestors(first):
        if verb.dep.startswith("acl"):
            noun = sentence.head(verb)
            start = min([noun.start, *(c.start for c in sentence.children(noun, "det", "amod", "nummod"))])
            return (start, end) if start < end else None
    return None
