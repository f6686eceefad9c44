"""Attach each stretch between marks to the cue that reports it."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract.quotations import beside, shared
from recoupe.extract.quotations.accepted import accepted, link_word
from recoupe.extract.quotations.adverbials import adverbial, skip
from recoupe.extract.quotations.cue import Cue
from recoupe.extract.quotations.lexicon import Cues
from recoupe.extract.quotations.lines import Period
from recoupe.extract.quotations.link import Link, Rule
from recoupe.extract.quotations.nominals import nominal
from recoupe.extract.quotations.phrases import left_edge, phrase
from recoupe.extract.quotations.sources import first_phrase, main_verb
from recoupe.extract.quotations.subjects import informs, main_subject, speaks
from recoupe.extract.quotations.terms import Shape
from recoupe.text.lemma import future_stem

# How many nodes may stand between a cue and the words that it governs.
_REACH = 30
_FAR = 60


def links(period: Period, found: Sequence[Cue], shapes: Sequence[Shape], cues: Cues) -> list[Link]:
    """What each stretch of the period is; a stretch that is a mere term has no link."""
    made: list[Link] = []
    for k in period.quotes:
        shape = shapes[period.nodes[k].stretch]
        link = _link(period, k, found, shape, cues)
        if link.rule == "none" or accepted(period, link, shape, cues):
            made.append(link)
    return made


def _link(period: Period, k: int, found: Sequence[Cue], shape: Shape, cues: Cues) -> Link:
    """How the stretch at ``k`` is reported, the surest construction first."""
    colon = _after_colon(period, k, found, cues) if period.word(k - 1) == ":" else None
    return (
        _told_beside(period, k, found, colon, cues)
        or colon
        or _named_beside(period, k, shape, cues)
        or _told_before(period, k, found, cues)
        or _told_after(period, k, found)
        or _of_subject(period, k, found, shape, cues)
    )


def _told_beside(period: Period, k: int, found: Sequence[Cue], colon: Link | None, cues: Cues) -> Link | None:
    """«A», a dit X; but X alone where Z only passes on what X said."""
    after, number = _incise(period, k, found, cues), period.nodes[k].stretch
    if after is None:
        return None
    inner = shared.governed_before(period, k, found, cues)
    if inner is not None:
        return Link(number, k, "governed", inner, inner.source)
    if colon is not None and _only_passed_on(colon, after):
        return colon
    named = colon.source if colon and _is_pronoun(period, after) else None
    return Link(number, k, "incise", after, named or after.source)


def _only_passed_on(colon: Link, after: Cue) -> bool:
    """Whether a verb tells who spoke, and what follows from whom it is known: "Il lança : «…», selon X"."""
    spoke = colon.cue is not None and colon.cue.form == "finite" and not colon.cue.negated
    return after.form == "attribution" and spoke and colon.source is not None


def _named_beside(period: Period, k: int, shape: Shape, cues: Cues) -> Link | None:
    named = (
        beside.after_colon(period, k, cues)
        or beside.signed(period, k, shape, cues)
        or beside.in_view_of(period, k, shape, cues)
    )
    return Link(period.nodes[k].stretch, k, "speaker", None, named) if named is not None else None


def _told_before(period: Period, k: int, found: Sequence[Cue], cues: Cues) -> Link | None:
    """X dénonce «A»; what follows, where the subject says nothing: "La crue révèle «A», dit X"."""
    governing, number = _governing(period, k, found, cues), period.nodes[k].stretch
    if governing is None:
        return None
    whole = _told_later(period, k, governing, found, cues) or _hearsay(period, governing, found, cues)
    if whole is not None:
        return Link(number, k, "attribution" if whole.form == "attribution" else "later", whole, whole.source)
    source = shared.gapped(period, k, governing, cues) or governing.source
    if source is None and governing.form == "noun":
        source = shared.shouted(period, governing, cues) or main_subject(period, cues)
        source = source or shared.borne(period, governing, cues)
    return Link(number, k, "resumed" if governing.inverted else "governed", governing, source)


def _hearsay(period: Period, governing: Cue, found: Sequence[Cue], cues: Cues) -> Cue | None:
    """Who is said to tell it, where the verb is in the conditional: "Selon X, le maire craindrait «…»".

    The tagger takes conditionals for imperfects; these have no infinitive before their ending.
    """
    stem = future_stem(governing.lemma, cues.code)
    forms = {stem + ending for ending in cues.conditional}
    if governing.form != "finite" or forms.isdisjoint(period.words[governing.first : governing.last + 1]):
        return None
    return next((c for c in found if c.form == "attribution" and c.source and not c.document), None)


def _told_later(period: Period, k: int, governing: Cue, found: Sequence[Cue], cues: Cues) -> Cue | None:
    """The cue after the words, where the one before is a thing's, or a noun that nobody owns."""
    subject = governing.source
    if subject is None:
        if governing.form != "noun" or governing.lemma in cues.outcries:
            return None
        later = _later(period, k, found)
        return later if later is not None and later.form == "attribution" else None
    if governing.form != "finite" or governing.inverted or informs(period, subject, cues):
        return None
    later = _later(period, k, found)
    return later if later is not None and later.inverted and later.source is not None else None


def _told_after(period: Period, k: int, found: Sequence[Cue]) -> Link | None:
    """«A» … a dit X, further on; or a passive right before: "sur le mur est écrit «A»"."""
    later, number = _later(period, k, found), period.nodes[k].stretch
    if later is not None:
        rule: Rule = "attribution" if later.form == "attribution" else "later"
        return Link(number, k, rule, later, later.source)
    bare = shared.written(period, k, found) or shared.judged_after(period, k, found)
    return Link(number, k, "governed", bare, bare.source) if bare is not None else None


def _of_subject(period: Period, k: int, found: Sequence[Cue], shape: Shape, cues: Cues) -> Link:
    """The link to who says of himself what the marks hold, if no attribution stands in the period."""
    attributed = any(cue.form == "attribution" for cue in found)
    subject = None if attributed else _of_predicate(period, k, shape, cues)
    return Link(period.nodes[k].stretch, k, "none" if subject is None else "speaker", None, subject)


def _is_pronoun(period: Period, cue: Cue) -> bool:
    """Whether a pronoun is the source: who is named before the colon is surer than "a-t-il dit" after it."""
    return cue.source is not None and period.nodes[cue.source[0]].pos == "PRON"


def _of_predicate(period: Period, k: int, shape: Shape, cues: Cues) -> tuple[int, int] | None:
    """Who says of himself what the marks tell of him: "La ministre «regrette profondément» ce choix"."""
    # The tagger takes the verb for a noun where marks stand around it alone: "L'Élysée «assume»".
    alone = any(entry.form == "finite" for entry in cues.verbs.get(period.nodes[k].text, ()))
    if not (shape.predicate or alone) or k == 0:
        return None
    if period.word(k - 1) in cues.persons:
        return k - 1, k
    if period.word(k - 1) == ",":
        return _before_insertion(period, k, cues)
    if not nominal(period.nodes[k - 1]):
        return None
    start = left_edge(period, k - 1, cues)
    while start > 1 and period.word(start - 1) in cues.links and nominal(period.nodes[start - 2]):
        start = left_edge(period, start - 2, cues)
    somebody = speaks(period, (start, k), cues) or _power(period, start, k, cues)
    return (start, k) if somebody and phrase(period, start, cues) >= k else None


def _power(period: Period, start: int, end: int, cues: Cues) -> bool:
    """Whether a body known far and wide or a capital is named, alone: "Le Kremlin «prend acte»"."""
    at = start + (period.nodes[start].pos == "DET")
    name = period.words[at:end]
    return name in cues.powers.get(name[-1] if name else "", ()) and period.nodes[at].capital


def _before_insertion(period: Period, k: int, cues: Cues) -> tuple[int, int] | None:
    """The subject before what commas set apart: "Paul Roche, maire de Caen, «ne comprend pas» ce choix"."""
    subject = first_phrase(period, k, cues)
    if subject is None or period.word(subject[1]) != "," or main_verb(period, subject[0], k, cues):
        return None
    whole = all(not n.quoted for n in period.nodes[:k]) and speaks(period, subject, cues)
    return subject if whole else None


def _incise(period: Period, k: int, found: Sequence[Cue], cues: Cues) -> Cue | None:
    """The cue right after the stretch: «…», a dit X; «…», selon X."""
    j = k + 1
    while period.word(j) in {",", ")", ".", "!", "?", "…", "...", "]", ":"} and j <= k + 3:
        j += 1
    cleft = next((i + 1 for i in range(j, j + 5) if period.word(i) in cues.that), -1)
    places = {j, skip(period, j, cues), k + 1, skip(period, k + 1, cues)}
    if period.word(j) in cues.as_said:
        places.add(j + 1)
    if period.word(cleft - 2) in cues.cleft:
        places.add(cleft)
    for cue in found:
        if cue.first in places and (cue.inverted or cue.form == "attribution") and cue.kind != "fronted":
            return _learnt(period, cue, found, cues) or cue
        if cue.first > max(places):
            break
    return None


def _learnt(period: Period, cue: Cue, found: Sequence[Cue], cues: Cues) -> Cue | None:
    """The phrase that names the source of an incise that nobody says: "a-t-on appris de source policière"."""
    if not cue.closed:
        return None
    after = skip(period, cue.end, cues)
    return next((c for c in found if c.form == "attribution" and c.first == after), None)


def _after_colon(period: Period, k: int, found: Sequence[Cue], cues: Cues) -> Link:
    """X a dit: «…», or X: «…»."""
    number = period.nodes[k].stretch
    earlier = [c for c in found if c.last < k - 1]
    for cue in reversed(earlier):
        if cue.lemma in cues.written and cue.last == k - 2:
            break  # what bears the words: "sous deux banderoles : «…»"
        if cue.closed and cue.source is None and "words" in cue.takes:
            return Link(number, k, "colon", cue, None)
        if cue.source is not None:
            return Link(number, k, "colon", cue, cue.source)
    if earlier:
        source = main_subject(period, cues) or beside.person_before(period, k - 1, cues)
        source = (
            source or shared.shouted(period, earlier[-1], cues) or shared.borne(period, earlier[-1], cues)
        )
        return Link(number, k, "colon", earlier[-1], source)
    return Link(number, k, "speaker", None, beside.before_colon(period, k - 1, cues))


def _resumes(period: Period, gap: range, cues: Cues) -> bool:
    """Whether only adverbials and links stand between an incise and the marks: «A», dit X à Lyon, «B»."""
    i = gap.start
    while i < gap.stop:
        if link_word(period, i, cues) or (i + 1 == gap.stop and period.word(i) in cues.of):
            i += 1
            continue
        beyond = adverbial(period, i, cues)
        if beyond == i:
            return False
        i = beyond
    return i == gap.stop


def _governing(period: Period, k: int, found: Sequence[Cue], cues: Cues) -> Cue | None:
    """The nearest cue before the stretch whose clause still goes on there; what nobody says comes last."""
    denied: Cue | None = None
    bare: Cue | None = None  # a noun that nobody owns: "a donné au texte «…»"
    for cue in reversed(found):
        if cue.first >= k or k - cue.last > _FAR:
            continue
        gap = range(max(cue.last + 1, cue.end if cue.inverted else 0), k)
        if cue.inverted:
            if _resumes(period, gap, cues):
                return cue
            continue
        if _barred(period, cue, k, cues):
            continue
        if len(gap) <= _REACH and not _broken(period, gap, cues) and _fits(period, cue, gap, cues):
            if cue.negated or (cue.closed and cue.source is None):
                denied = denied or cue
            elif cue.form == "noun" and cue.source is None and cue.lemma not in cues.outcries:
                bare = bare or cue
            else:
                return cue
    return bare or denied


def _barred(period: Period, cue: Cue, k: int, cues: Cues) -> bool:
    """Whether the cue cannot govern words at ``k``: these name its source, or are no object of it."""
    if cue.form == "noun":
        barred = not _of_noun(period, cue, k, cues)
    elif cue.form == "past":
        barred = _cut_off(period, cue, k)
    else:
        barred = cue.form == "passive" and not cue.source
    if cue.source is not None and cue.source[0] <= k < cue.source[1]:
        return True
    if cue.lemma in cues.recalling and any(
        period.word(i) in cues.recalled for i in range(cue.last, cue.last + 6)
    ):
        return True
    if cue.lemma in cues.judging_only and not _holds(period, cue, k):
        return True
    if cue.lemma in cues.by_somebody and not _by_somebody(period, cue, cues):
        return True
    if cue.lemma in cues.as_only and not any(period.word(i) in cues.likening for i in range(cue.last + 1, k)):
        return True
    return barred or (cue.lemma in cues.objects_only and period.word(cue.last + 1) in cues.links)


def _holds(period: Period, cue: Cue, k: int) -> bool:
    """Whether small words say what the object is held to be: "trouve la mesure «injuste»"."""
    judged = cue.last == k - 1 or period.nodes[k - 1].pos in {"NOUN", "PROPN"}
    return judged and not period.nodes[k].capital


def _by_somebody(period: Period, cue: Cue, cues: Cues) -> bool:
    """Whether a person or a body does it: "le préfet oppose « … »", not "le match oppose les « … »"."""
    if cue.source is None:
        return False
    informs = any(n.text in cues.informants for n in period.nodes[slice(*cue.source)])
    return informs or speaks(period, cue.source, cues)


def _cut_off(period: Period, cue: Cue, k: int) -> bool:
    """Whether a comma after the agent of a participle leads on to something else than the words."""
    start = cue.source[1] if cue.source else cue.last + 1
    return any(period.word(i) == "," for i in range(start, k - 1))


def _fits(period: Period, cue: Cue, gap: range, cues: Cues) -> bool:
    """Whether the frame of the cue has room for the words: a fragment, a clause, or the whole utterance."""
    if cue.form == "attribution" or "fragment" in cue.takes:
        return True
    return "words" in cue.takes and _resumes(period, gap, cues)


def _of_noun(period: Period, cue: Cue, k: int, cues: Cues) -> bool:
    """A noun governs words right after it: "le slogan «…»", "la promesse de «…»", "l'idée que «…»".

    Its owner may stand between: "la volonté du maire de «…»".
    """
    owner = cue.source
    if owner is not None and cue.last < owner[0] <= cue.last + 2 and owner[1] < k:
        return informs(period, owner, cues) and _links(period, range(owner[1], k), cues)
    return all(
        period.word(i) in cues.examples or period.nodes[i].pos in {"ADJ", "DET"} or period.nodes[i].quoted
        for i in range(cue.last + 1, k)
    )


def _links(period: Period, gap: range, cues: Cues) -> bool:
    """Whether nothing but "de" or "que" stands there."""
    return all(period.word(i) in cues.of | cues.that for i in gap)


def _broken(period: Period, gap: range, cues: Cues) -> bool:
    """Whether the clause of the cue ends within the gap."""
    open_clause = False
    for i in gap:
        word = period.word(i)
        if not open_clause and any(period.matches(i, w) for w in cues.meanwhile.get(word, ())):
            return True
        open_clause = open_clause or word in cues.that or word in cues.likening
        if word in {";", "!", "?"}:
            return True
        if word != ",":
            continue
        if not open_clause and main_verb(period, i + 1, gap.stop, cues):
            return True
        after = cues.contrast.get(period.word(i + 1), ())
        if any(period.matches(i + 1, w) for w in after) and not _that_after(period, i + 1, gap.stop, cues):
            return True
    return False


def _that_after(period: Period, start: int, stop: int, cues: Cues) -> bool:
    """Whether the reported clause only begins further on: "a ajouté, sans plus de détails, que"."""
    return any(period.word(i) == "," and period.word(i + 1) in cues.that for i in range(start, stop))


def _later(period: Period, k: int, found: Sequence[Cue]) -> Cue | None:
    """An incise further on in the period, or an attribution anywhere in it, reports the whole."""
    for cue in found:
        if cue.first > k and cue.inverted and cue.first - k <= _FAR:
            return cue
    for cue in found:
        if cue.form != "attribution" or abs(cue.first - k) > _FAR or cue.first <= k < cue.end:
            continue
        if cue.kind != "wording" or not any(n.quoted for n in period.nodes[k + 1 : cue.first]):
            return cue
    return None
