"""Which body a description stands for: "le collectif", "la préfecture", "le groupe"."""

from __future__ import annotations

from recoupe.model import Mention
from recoupe.resolve.speakers.referents import WORDS, Referent, Stage

# How sure each way is; measured on marked-up stories.
_BODY, _LOCAL = 0.96, 0.85
# "le groupe", which another article says of a firm named here.
_CALLED = 0.6


class Bodies:
    """Resolves the descriptions of bodies of one article."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.known = stage.known

    def resolve(self, mention: Mention, groups: frozenset[str]) -> Referent | None:
        """The body that is named so, or that a bare noun takes up."""
        if _is_fuller(mention) and ("named_body" not in groups or _has_marks(mention)):
            found = self.stage.at(mention.antecedents[0].anchor, _LOCAL)
            if found.actor is not None and not self._is_body(found):
                # "le collectif « Fleuve propre »" is no river
                words = self.known.kept(mention.antecedents[0].anchor.exact)
                return Referent(None, words, WORDS) if _has_marks(mention) else None
            return found
        actor = self.known.local_body(mention.name, self.stage.article)
        if actor is not None:
            return self.stage.actor(actor, _LOCAL)
        actor = self.known.actor_named(mention.name) or self.known.actor_heading(mention)
        if actor is not None and self._is_of_elsewhere(actor, mention):
            actor = None
        if actor is not None and self.known.actors[actor].kind != "place":
            return self.stage.actor(actor, _BODY)
        if "named_body" in groups and "complement" not in groups and " " not in mention.name:
            noun = mention.name.casefold()
            found = self.stage.likeliest(mention, least=0.3, may=lambda body: self._may_be(noun, body))
            if found.actor:
                return found
            called = self.known.called(mention.name, self.stage.article)
            return self.stage.actor(called, _CALLED) if called else None
        return None

    def _may_be(self, noun: str, referent: Referent) -> float:
        """Whether the body may be called so: a prefecture is no "société"."""
        if referent.actor is None or not self._is_body(referent):
            return 0.0
        own, _, _ = self.known.actors[referent.actor].name.casefold().partition(" ")
        return float(own == noun or own not in self.known.bodies)

    def _is_body(self, referent: Referent) -> bool:
        actor = referent.actor
        return actor is not None and self.known.actors[actor].kind not in {"person", "place"}

    def _is_of_elsewhere(self, actor: str, mention: Mention) -> bool:
        """Whether a bare noun would name the body of a place that the article does not name it by.

        "La préfecture" is that of the place where the article is, not the one of another article.
        """
        noun = mention.name.casefold()
        full = self.known.actors[actor].name.casefold()
        if " " in noun or not full.startswith(f"{noun} d"):
            return False
        return not any(
            anchor.article == self.stage.article and self.known.plain(anchor.exact) != noun
            for anchor in self.known.actors[actor].mentions
        )


def _is_fuller(mention: Mention) -> bool:
    """Whether the only candidate is the same body by its full name: "la préfecture de l'Orne"."""
    if len(mention.antecedents) != 1:
        return False
    fuller = mention.antecedents[0].anchor.exact.casefold().split()
    parts = (part for word in fuller for part in word.replace("’", "'").split("'"))
    return mention.name.casefold() in {part.strip('«»"“”,') for part in parts}


def _has_marks(mention: Mention) -> bool:
    return mention.antecedents[0].anchor.exact[-1] in '»”"'
