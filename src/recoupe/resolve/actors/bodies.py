"""Which names name the same organization, group, country or place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from recoupe.extract.mentions.knowledge import Knowledge
from recoupe.languages.names import Reasons
from recoupe.resolve.actors.groups import Groups
from recoupe.resolve.actors.names_read import Key, NameRead
from recoupe.resolve.actors.persons import Node, everywhere, in_article
from recoupe.resolve.grouped import grouped
from recoupe.resolve.names import NameBook

# Shorter words are too often two words of one sound ("Metz", "Mets").
_LONG_ENOUGH = 6
# An acronym of so many letters is used by several bodies.
_SHORT = 3


def join_known(names: Sequence[NameRead], groups: Groups[Node], reasons: Reasons) -> None:
    """Join the names that world knowledge gives to one actor."""
    first: dict[str, NameRead] = {}
    for name in names:
        if name.entry and name.entry.kind:
            other = first.setdefault(name.entry.name, name)
            if other is not name:
                left, right = (n.text for n in (other, name))
                reason = reasons.known.format(left=left, right=right)
                groups.join(everywhere(other), everywhere(name), reason)


def join_aliases(
    names: Sequence[NameRead], groups: Groups[Node], reasons: Reasons, fixed: frozenset[Node]
) -> list[NameRead]:
    """Join acronyms and assumed names to what the articles say they stand for, unless they say two things.

    A short acronym may mean another body in another article ("PP"): where most articles that use it do not
    name what it stands for here, it is joined only in those that do. Those acronyms are returned. What was
    judged (``fixed``) is not taken apart.
    """
    by_key = {n.key: n for n in names}
    apart = []
    for short, expansions in _meanings(names, by_key).items():
        if len({groups.find(everywhere(by_key[key])) for key in expansions}) > 1:
            continue
        long, acronym = by_key[expansions.most_common(1)[0][0]], by_key[short]
        because = reasons.alias.format(left=long.text, right=acronym.text)
        if everywhere(acronym) in fixed or _travels(acronym, [by_key[key] for key in expansions]):
            groups.join(everywhere(long), everywhere(acronym), because)
        else:
            apart.append(acronym)
            _join_by_article(long, acronym, groups, because)
    return apart


def _meanings(names: Sequence[NameRead], by_key: dict[Key, NameRead]) -> dict[Key, Counter[Key]]:
    """For each alias the names that the articles give it for, and how often."""
    meant: dict[Key, Counter[Key]] = defaultdict(Counter)
    for name in names:
        for key in (key for use in name.uses for key in use.aliases):
            if key in by_key and key != name.key:
                meant[key][name.key] += 1
    return meant


def _travels(acronym: NameRead, expansions: Sequence[NameRead]) -> bool:
    """Whether the alias means the same in the articles that do not explain it."""
    if acronym.entry or len(acronym.text) > _SHORT:
        return True
    explained = frozenset().union(*(n.articles for n in expansions))
    return 2 * len(acronym.articles & explained) >= len(acronym.articles)


def _join_by_article(long: NameRead, acronym: NameRead, groups: Groups[Node], because: str) -> None:
    own: Node | None = None
    for use in acronym.uses:
        node = in_article(use)
        groups.add(node)
        if use.article in long.articles:
            groups.join(everywhere(long), node, because)
        else:
            own = own or node
            groups.join(own, node)


def join_spellings(names: Sequence[NameRead], groups: Groups[Node], book: NameBook, reasons: Reasons) -> None:
    """Join names that sound the same and are never used in one article ("Bagdad", "Baghdad").

    Acronyms are joined that differ by hyphens and full stops alone ("N-VA", "NVA").
    """
    by_sound: dict[tuple[str, ...], NameRead] = {}
    by_letters: dict[str, NameRead] = {}
    for name in names:
        if name.text.isupper() and (other := by_letters.setdefault("".join(name.key), name)) is not name:
            because = reasons.same_sound.format(left=other.text, right=name.text)
            groups.join(everywhere(other), everywhere(name), because)
            continue
        if sum(map(len, name.key)) < _LONG_ENOUGH:
            continue
        sound = tuple(book.sound(word) for word in name.key)
        other = by_sound.setdefault(sound, name)
        if other is not name and other.kind == name.kind and not other.articles & name.articles:
            because = reasons.same_sound.format(left=other.text, right=name.text)
            groups.join(everywhere(other), everywhere(name), because)


def join_shortened(
    names: Sequence[NameRead], groups: Groups[Node], known: Knowledge, reasons: Reasons
) -> None:
    """Join places cut short ("La Roche-en-Ardenne", "La Roche") and institutions without their adjective.

    Only where the story has one that the shorter name may be, and nobody else is known by that name.
    """
    by_first = grouped(names, lambda n: n.key[0])
    for name in names:
        fits = (
            (_branch,)
            if name.entry is not None
            else (_cut_short, _without_given, _begins, _unqualified, _without_nation)
        )
        longer = [
            n
            for n in by_first[name.key[0]]
            if len(n.key) > len(name.key) and any(fit(name, n, known) for fit in fits)
        ]
        if len({groups.find(everywhere(n)) for n in longer}) == 1:
            because = reasons.shortened.format(name=name.text, full=longer[0].text)
            groups.join(everywhere(longer[0]), everywhere(name), because)


def _cut_short(short: NameRead, long: NameRead, known: Knowledge) -> bool:
    """Whether a place, or a school with a name, is called by the first part of its name."""
    size = len(short.key)
    named = short.key[0] in known.named_after and short.key[1:2] and short.key[1] not in known.of
    return (
        bool(short.kind == long.kind == "place" or named)
        and long.key[:size] == short.key
        and len(long.key) > size + 1
        and long.key[size] in known.in_toponyms
    )


def _without_given(short: NameRead, long: NameRead, known: Knowledge) -> bool:
    """Whether a place bears a person's surname, and elsewhere the whole name: "pont Senghor"."""
    noun, *rest = short.key
    between = long.key[1 : len(long.key) - len(rest)]
    return (
        bool(rest)
        and known.places.get(noun) is not None
        and list(long.key[-len(rest) :]) == rest
        and any(known.is_first_name(word) for word in between)
    )


def _begins(short: NameRead, long: NameRead, known: Knowledge) -> bool:
    """Whether a body has a longer name in the same articles: "fédération française" of boxing."""
    size = len(short.key)
    return (
        size > 1
        and short.key == long.key[:size]
        and long.key[size] in known.of
        and short.kind == long.kind == "organization"
        and known.heads.get(short.key[0]) is not None
        and short.articles <= long.articles
    )


def _branch(short: NameRead, long: NameRead, known: Knowledge) -> bool:
    """Whether a known body has its country after its name in the same article: "Greenpeace France"."""
    if long.entry or len(long.key) != len(short.key) + 1 or long.key[:-1] != short.key:
        return False
    country = known.known.get(long.key[-1])
    named = country is not None and country.kind == "country" and short.kind == "organization"
    return named and bool(short.articles & long.articles)


def _without_nation(short: NameRead, long: NameRead, known: Knowledge) -> bool:
    """Whether a ministry is told of which country elsewhere in its articles: "ministère iranien de"."""
    noun, *rest = short.key
    if noun not in known.portfolios or long.key[1] not in known.demonyms or not rest:
        return False
    return list(long.key[2:]) == rest and short.articles <= long.articles


def _unqualified(short: NameRead, long: NameRead, known: Knowledge) -> bool:
    """Whether an institution lacks an adjective that the other has: "tribunal de Laon"."""
    noun, *rest = short.key
    if noun not in known.shortened or not rest or rest[0] not in known.of or short.kind == "place":
        return False
    between = long.key[1 : len(long.key) - len(rest)]
    return list(long.key[-len(rest) :]) == rest and not any(w in known.of for w in between)
