"""The cues of a period: verbs, attribution phrases, nouns, each with the words that name its source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.extract.quotations import attributions, inversion, nouns, quarters, sources, subjects
from recoupe.extract.quotations.complement import complement, infinitive
from recoupe.extract.quotations.cue import Cue
from recoupe.extract.quotations.groups import Group, groups
from recoupe.extract.quotations.lexicon import Cues
from recoupe.extract.quotations.lines import Period

# How far back "que" is looked for that opens the clause of a cue.
_CLAUSE = 100
# How far words in marks stand from a verb that holds its object to be what they say.
_NEAR = 7
# … and from a verb of seeing that tells in what.
_SEEN = 12
# A verb that takes nothing else is a cue only before a clause or an infinitive.
_WITH_CLAUSE = frozenset({"that", "perfect"})


def find(period: Period, cues: Cues) -> list[Cue]:
    """The cues of a period in the order of the text, each with its source."""
    verbs = (_verb(period, g, cues) for g in groups(period, cues))
    found = [c for c in verbs if _stands(period, c, cues)]
    taken = {i for c in found for i in range(c.first, c.last + 1)}
    found += [c for c in attributions.find(period, cues) if c.first not in taken]
    found += [c for c in nouns.find(period, cues) if c.first not in taken]
    found.sort(key=lambda c: (c.first, c.last))
    return _inherited(period, [c for c in found if not _on_behalf(period, c, found, cues)], cues)


def _stands(period: Period, cue: Cue, cues: Cues) -> bool:
    """Whether a verb that often says something else has what it reports beside it: "trouve que P"."""
    if cue.lemma in cues.seeing:
        return _sees(period, cue, cues)
    if cue.inverted and any(n.quoted for n in period.nodes[max(0, cue.first - 2) : cue.first]):
        return True  # « … », calcule Anne Durand
    if cue.lemma in cues.judging_only:
        near = range(cue.last + 1, min(cue.last + _NEAR, len(period.nodes)))
        if not cue.inverted and any(period.nodes[i].quoted for i in near):
            return True
    elif not cue.takes or not cue.takes <= _WITH_CLAUSE:
        return True
    if "that" in cue.takes and complement(period, cue, cues) is not None:
        return True
    return "perfect" in cue.takes and infinitive(period, cue, cues) is not None


def _sees(period: Period, cue: Cue, cues: Cues) -> bool:
    """Whether the verb tells in what its subject sees what the marks call so: "y voit une «chance»"."""
    near = range(cue.last + 1, min(cue.last + _SEEN, len(period.nodes)))
    marks = next((i for i in near if period.nodes[i].quoted), cue.first)
    return any(period.word(i) in cues.seen_in for i in range(cue.first, marks))


def _on_behalf(period: Period, cue: Cue, found: Sequence[Cue], cues: Cues) -> bool:
    """Whether "pour" names whom another speaks for: "Pour la partie civile, Me Durand a réclamé…"."""
    if cue.kind != "fronted" or cue.source is None or not _body(period, cue.source, cues):
        return False
    comma = next((i for i in range(cue.end, len(period.nodes)) if period.word(i) == ","), len(period.nodes))
    return any(
        c.form == "finite"
        and c.source is not None
        and c.source[0] == comma + 1
        and subjects.person(period, c.source)
        for c in found
    )


def _body(period: Period, span: tuple[int, int], cues: Cues) -> bool:
    """Whether the phrase names a party or a body that others speak for."""
    return any(period.word(i) in cues.bodies for i in range(span[0], min(span[0] + 2, span[1])))


def _verb(period: Period, group: Group, cues: Cues) -> Cue:
    if group.form == "passive" or group.form == "past":
        source, inverted = sources.agent(period, group.last + 1, cues), False
    elif group.pronoun is not None:
        source, inverted = sources.pronoun(period, group.pronoun, cues), True
        if source is None:
            source = quarters.unnamed(period, group, cues)
            group = replace(group, takes=group.takes | {"words"}) if source else group
    else:
        source, inverted = inversion.of_verb(period, group, cues)
        if source is None and group.clitic is not None:
            source = quarters.unnamed(period, group, cues)
    end = source[1] if source and inverted else group.last + 1
    closed = source is None and (group.pronoun is not None or group.clitic is not None)
    return Cue(
        group.first, group.last, group.lemma, group.takes, group.form, source, inverted, group.negated,
        max(end, group.last + 1), closed=closed, known=group.known,
    )  # fmt: skip


def _inherited(period: Period, found: Sequence[Cue], cues: Cues) -> list[Cue]:
    """Participles, infinitives and coordinated verbs take the source of the verb that they hang on."""
    done: list[Cue] = []
    for n, cue in enumerate(found):
        if (
            cue.source is None
            and not cue.closed
            and cue.form in {"present", "infinitive", "finite"}
            and not cue.kind
        ):
            only = _of_infinitive(period, cue, cues) if _purpose(period, cue, cues) else None
            cue = replace(cue, source=only or _shared(period, cue, done, found[n + 1 :], cues))
        if (
            cue.form != "infinitive"
            or cue.kind
            or _purpose(period, cue, cues)
            or _reported(period, cue, done)
        ):
            done.append(cue)
    return done


def _of_infinitive(period: Period, cue: Cue, cues: Cues) -> tuple[int, int] | None:
    """Who alone does it, or goes on: "il n'y a que Léa pour dire que P", "Et le maire de conclure : «…»"."""
    of = cue.first - 1
    only = subjects.only_one(period, of, cues)
    return only or (subjects.goes_on(period, of, cues) if period.word(of) in cues.of else None)


def _reported(period: Period, cue: Cue, before: Sequence[Cue]) -> bool:
    """Whether an infinitive is what another cue says that its subject does: "dit craindre que P"."""
    return bool(before) and cue.first - before[-1].last <= 2 and "infinitive" in before[-1].takes


def _shared(
    period: Period, cue: Cue, before: Sequence[Cue], after: Sequence[Cue], cues: Cues
) -> tuple[int, int] | None:
    if period.word(cue.first - 1) in cues.prior and period.word(cue.first).endswith(cues.infinitives):
        following = subjects.following_subject(period, cue.last + 1, cues)
        return following or subjects.governor(period, cue.first, cue.last, cues)[1]
    if cue.form == "finite" and not sources.coordinated(period, cue.first, cues):
        return None
    if cue.form == "present":
        near = sources.of_participle(period, cue.first, cue.last, cues)
        if near is not None:
            return near
    main = _main(period, before, cues)
    if main is not None:
        return main.source
    known, own = subjects.governor(period, cue.first, cue.last, cues)
    if known:
        return own
    subject = _of_participle(period, cue, cues)
    if subject is not None:
        return subject
    if sources.main_verb(period, 0, cue.first, cues):
        return None
    return next((c.source for c in after if c.source and c.form == "finite"), None)


def _of_participle(period: Period, cue: Cue, cues: Cues) -> tuple[int, int] | None:
    """Who is named before a participle; where it opens the sentence, after: "Estimant que P, le maire …"."""
    if cue.form != "present":
        return None
    if cue.first == 0:
        return subjects.following_subject(period, cue.last + 1, cues)
    return sources.first_phrase(period, cue.first, cues)


def _main(period: Period, before: Sequence[Cue], cues: Cues) -> Cue | None:
    """The last verb before that is not itself part of what another one reports."""
    found: Cue | None = None
    for n, cue in enumerate(before):
        if cue.kind == "anonymous" and n and before[n - 1].closed and cue.first - before[n - 1].end <= _NEAR:
            found = cue  # "a-t-on indiqué de source policière, précisant que"
        if cue.source is None or cue.form not in {"finite", "present", "infinitive"}:
            continue
        if found is None or cue.inverted or not _embedded(period, found, cue, cues):
            found = cue
    return found


def _embedded(period: Period, outer: Cue, inner: Cue, cues: Cues) -> bool:
    """Whether "que" opens the clause of ``inner`` after ``outer``, and no "et" or semicolon closes it."""
    for i in range(inner.first - 1, max(outer.last, inner.first - _CLAUSE), -1):
        word = period.word(i)
        if word in cues.that:
            return True
        if word == ";" or (word in cues.joins and period.word(i - 1) == ","):
            return False
    return False


def _purpose(period: Period, cue: Cue, cues: Cues) -> bool:
    """Whether an infinitive hangs on the subject of the sentence: "avant d'annoncer", "pour dénoncer"."""
    return cue.form == "infinitive" and period.word(cue.first - 1) in cues.purpose
