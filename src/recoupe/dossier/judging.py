"""From what a person says of a story to the judgement that is kept, with the evidence it was taken on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import get_args

from recoupe.dossier.index import Index
from recoupe.dossier.utterances import fold
from recoupe.model import Actor, Anchor
from recoupe.model.claims import Kind
from recoupe.model.edtf import bounds
from recoupe.model.judgement import Decision, Judgement

# What a reader can say of any claim or finding without a value.
VERDICTS: tuple[Decision, ...] = ("right", "wrong", "trivial", "hide", "pin")


class JudgementError(Exception):
    """What cannot be judged as it was said. The message is one line: what is wrong, what to do.

    ``name`` is that of the message, for those who say it in another language, ``given`` what stands in it.
    """

    def __init__(self, name: str, message: str, **given: object) -> None:
        self.name = name
        self.given = {key: str(value) for key, value in given.items()}
        super().__init__(message.format(**given))


def judge(
    index: Index, decision: Decision, about: Sequence[str], value: str | None, who: str, when: str
) -> Judgement:
    """The judgement that ``who`` takes at ``when`` (UTC, ISO 8601) on the story as it is now.

    ``about`` are ids of claims, findings, actors or articles; of actors also names. ``value`` goes with the
    decision: the new name, the kind, the name of the speaker, an EDTF date, the thing counted, a note.
    Raises JudgementError for what the story does not have and for a value that does not fit.
    """
    value = (value or "").strip() or None
    if not about or not who.strip():
        raise JudgementError("incomplete", "a judgement is about something and by somebody; give both")
    maker = _MAKERS.get(decision)
    if maker is None:
        raise JudgementError(
            "decision", "no decision {found!r}; there are: {known}", found=decision, known=", ".join(_MAKERS)
        )
    ids, evidence = maker(index, about, value)
    return Judgement(decision, ids, who.strip(), when, value, evidence)


_Found = tuple[tuple[str, ...], tuple[Anchor, ...]]


def _same(index: Index, about: Sequence[str], value: str | None) -> _Found:
    actors = [_actor(index, name) for name in about]
    if len({actor.id for actor in actors}) < 2:
        raise JudgementError(
            "one_already", "{first!r} and {last!r} are one actor already", first=about[0], last=about[-1]
        )
    return tuple(a.id for a in actors), tuple(_mention(a) for a in actors)


def _apart(index: Index, about: Sequence[str], value: str | None) -> _Found:
    """Two names, or two actors: of one actor's names a mention each, else a mention of each actor."""
    if len(about) < 2:
        raise JudgementError("which_two", "say which two are not one actor")
    actors = [_actor(index, name) for name in about]
    places = tuple(_mention(actor, name) for actor, name in zip(actors, about, strict=True))
    if len(set(places)) < len(places):
        raise JudgementError(
            "one_mention",
            "{found!r} is one mention; say two names under which two persons go",
            found=about[0],
        )
    return tuple(dict.fromkeys(a.id for a in actors)), places


def _named(index: Index, about: Sequence[str], value: str | None) -> _Found:
    actor = _actor(index, about[0])
    if value is None:
        raise JudgementError("no_name", "say what {found!r} is to be called", found=actor.name)
    return (actor.id,), (_mention(actor),)


def _kind(index: Index, about: Sequence[str], value: str | None) -> _Found:
    if value not in get_args(Kind):
        known = ", ".join(get_args(Kind))
        raise JudgementError("kind", "no kind {found!r}; there are: {known}", found=value, known=known)
    actor = _actor(index, about[0])
    return (actor.id,), (_mention(actor),)


def _speaker(index: Index, about: Sequence[str], value: str | None) -> _Found:
    """Who says something, or whose position it is."""
    quotation, position = index.quotations.get(about[0]), index.positions.get(about[0])
    if quotation is None and position is None:
        raise JudgementError(
            "quotation", "{found}: no such quotation or position in the story", found=about[0]
        )
    if value is None:
        raise JudgementError("who", "say who speaks, or whose position it is")
    if quotation is None:
        return (about[0],), position.evidence if position else ()
    known = [a for a in index.story.actors if any(n.text == value for n in a.names)]
    mention = (_mention(known[0]),) if len(known) == 1 else ()
    return (quotation.id,), (quotation.content, *mention)


def _date(index: Index, about: Sequence[str], value: str | None) -> _Found:
    try:
        bounds(value or "")
    except ValueError:
        raise JudgementError(
            "date", "{found!r} is no date of EDTF, such as 2024-03-05 or 2024-03", found=value
        ) from None
    if about[0] in index.articles:
        return (about[0],), ()
    found = _places(index)
    id_ = about[0]
    if id_ not in found or id_.startswith("finding"):
        raise JudgementError(
            "dated", "{found}: no quotation, figure, event, position or article of the story", found=id_
        )
    return (id_,), found[id_] if id_ in index.positions else found[id_][:1]


def _counted(index: Index, about: Sequence[str], value: str | None) -> _Found:
    figure = index.figures.get(about[0])
    if figure is None:
        raise JudgementError("figure", "{found}: no such figure in the story", found=about[0])
    if value is None:
        raise JudgementError("what", "say what the figure counts")
    return (figure.id,), (figure.anchor,)


def _verdict(index: Index, about: Sequence[str], value: str | None) -> _Found:
    found = _places(index)
    if missing := [id_ for id_ in about if id_ not in found]:
        raise JudgementError("claim", "{found}: no such claim or finding in the story", found=missing[0])
    return tuple(about), tuple(anchor for id_ in about for anchor in found[id_])


def _note(index: Index, about: Sequence[str], value: str | None) -> _Found:
    if value is None:
        raise JudgementError("note", "say what to note")
    return _verdict(index, about, value)


def _withdraw(index: Index, about: Sequence[str], value: str | None) -> _Found:
    # Whether there is such a judgement only the store knows: the caller looks.
    return tuple(about), ()


_Maker = Callable[[Index, Sequence[str], "str | None"], _Found]
_MAKERS: Mapping[str, _Maker] = {
    "same_actor": _same,
    "not_same_actor": _apart,
    "name": _named,
    "kind": _kind,
    "speaker": _speaker,
    "date": _date,
    "counted": _counted,
    **dict.fromkeys(VERDICTS, _verdict),
    "note": _note,
    "withdraw": _withdraw,
}


def _places(index: Index) -> dict[str, tuple[Anchor, ...]]:
    """The anchors of every claim, finding and actor, by id."""
    story = index.story
    return {
        **{q.id: (q.content,) for q in story.quotations},
        **{f.id: (f.anchor,) for f in story.figures},
        **{e.id: e.mentions for e in story.events},
        **{p.id: p.evidence for p in story.positions},
        **{a.id: (_mention(a),) for a in story.actors},
        **{f.id: f.evidence for f in story.findings},
    }


def _actor(index: Index, name: str) -> Actor:
    """The actor with this id or, where only one has it, this name."""
    if name in index.actors:
        return index.actors[name]
    for same in (str, fold):
        found = [a for a in index.story.actors if any(same(n.text) == same(name) for n in a.names)]
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(f"{a.name} ({a.id})" for a in _first(found))
            raise JudgementError(
                "several",
                "{found!r} names {many} actors; give an id: {ids}",
                found=name,
                many=len(found),
                ids=ids,
            )
    raise JudgementError(
        "actor", "no actor is called {found!r}; recoupe show STORE actors lists them", found=name
    )


def _first(actors: Iterable[Actor], most: int = 4) -> list[Actor]:
    return list(actors)[:most]


def _mention(actor: Actor, name: str | None = None) -> Anchor:
    """The mention that names the actor best: in the words ``name``, in its own name, in another of its names
    (it may have been judged to be called what no article calls it), or the longest."""
    wanted = [m for m in actor.mentions if fold(m.exact) in {fold(name or ""), fold(actor.name)} - {""}]
    exact = [m for m in wanted if name and fold(m.exact) == fold(name)]
    # The name that it goes by most often.
    named = [m for n in actor.names for m in actor.mentions if fold(m.exact) == fold(n.text)]
    return (exact or wanted or named or sorted(actor.mentions, key=lambda m: -len(m.exact)))[0]
