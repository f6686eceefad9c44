"""Which times date nothing that is told: those that something is compared with."""

from __future__ import annotations

import pytest

from recoupe.model import Anchor
from recoupe.resolve.asides import is_compared
from tests.builders import article
from tests.markup import marked


@pytest.mark.parametrize(
    "text",
    [
        # {no|times} are compared with, {yes|times} date what is told.
        "Ils étaient 300 {yes|dimanche}, contre 800 {no|samedi dernier}.",
        "Les marcheurs étaient moins que les 800 de {no|dimanche}.",
        "Les pêcheurs étaient aussi nombreux que le {no|samedi précédent}.",
        "Ils étaient presque aussi nombreux à Bray qu’{no|hier}, selon la mairie.",
        "Ils étaient autant que {no|dimanche dernier}.",
        "Il est tombé presque autant qu'en {no|2015}.",
        "Des pêcheurs ont bloqué le port, comme le {no|17 novembre}.",
        "Comme lors de la marche du {no|12 janvier}, le port était fermé.",
        "Le cortège, comme celui de {no|la semaine dernière}, est parti du port.",
        "Les heurts ont été moins violents que {no|la veille}.",
        "Les pêcheurs étaient plus nombreux que lors de la marche du {no|12 janvier}.",
        "Le cortège était plus calme que celui de {no|samedi}.",
        "Le cortège était plus calme que la marche de {no|samedi}.",
        "La participation est au même niveau qu'en {no|2017}.",
        "La crue est comparable à celle de {no|2016}.",
        "Le nombre de blessés est inférieur à celui de {no|samedi}.",
        # Nothing is compared.
        "Le port sera fermé pas plus tard que {yes|mardi}.",
        "Il ne se prononcera pas plus tôt que {yes|mardi}.",
        "Le port a fermé en même temps que la criée de Bray, {yes|mardi}.",
        "Le port a fermé le même jour que la criée, {yes|mardi}.",
        "Il est inquiet, d'autant que {yes|mardi} le port fermera.",
        "Il est inquiet, d’autant plus que {yes|mardi} le port fermera.",
        "Il a dit que {yes|mardi} le port fermera.",
        "Il affirme aussi que {yes|mardi} le port fermera.",
        "Il a aussi annoncé que {yes|mardi} le port fermera.",
        "Il a même dit que {yes|mardi} le port fermera.",
        "Ils étaient 300 de plus que {no|dimanche}.",
        "Le port a fermé ainsi que la criée {yes|mardi}.",
        "Il est plus inquiet que jamais, et le port fermera {yes|mardi}.",
        "Il importe plus que tout au maire de rouvrir le port {yes|mardi}.",
    ],
)
def test_what_is_compared_with_dates_nothing(text: str) -> None:
    plain, spans = marked(text)
    page = article("a", plain)
    found = {s.start: is_compared(page, Anchor.of(page.id, page.text, s.start, s.end)) for s in spans}
    assert found == {s.start: s.label == "no" for s in spans}
