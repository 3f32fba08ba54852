"""Builds Pro-U of the demonstration, by actions only, after the university is there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from leerlijn.domains.development.actions.offerings import publish_shipped
from leerlijn.domains.development.demo.editions import STORIES, Telling
from leerlijn.domains.development.demo.requests import tell_requests
from leerlijn.domains.development.demo.schools import build_region
from leerlijn.domains.development.queries.editions import number_of_enrolments
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people.demo.cards import Part, open_cards
from leerlijn.kernel.sentence import Text

BEGINS = timedelta(days=300)
"""How long ago Pro-U began to work with Leerlijn."""
GROUP = Text(nl="Pro-U en de scholen", en="Pro-U and the schools")
CARDS: tuple[Part, ...] = (
    Part(
        "teacher",
        GROUP,
        Text(nl="Docent, Het Noordveld", en="Teacher, Het Noordveld"),
        Text(
            nl="Hij doet mee aan een reeks, is geplaatst voor een volgende en heeft een verklaring van uren.",
            en="He takes part in a series, has a seat in the next and holds a statement of hours.",
        ),
    ),
    Part(
        "school-leader",
        GROUP,
        Text(nl="Schoolleider, Het Noordveld", en="School leader, Het Noordveld"),
        Text(
            nl="Een voorstel wacht op haar handtekening; ze ziet waar haar team aan meedoet.",
            en="A proposal waits for her signature; she sees what her team takes part in.",
        ),
    ),
    Part(
        "office",
        GROUP,
        Text(nl="Bureau Pro-U", en="Pro-U office"),
        Text(
            nl="Eén uitvoering moet ze nakijken, over één beslissen of die doorgaat; een vraag is nieuw.",
            en="One edition is to be reviewed, of one she decides whether it goes on; a question is new.",
        ),
    ),
    Part(
        "expert",
        GROUP,
        Text(nl="Vakdidacticus", en="Subject pedagogy expert"),
        Text(
            nl="Zij leidt twee groepen, houdt bij wie er was en bereidt een intake met een school voor.",
            en="She leads two groups, keeps the list of who was there and prepares a talk with a school.",
        ),
    ),
)


def build(now: datetime, *, by: Actor, tell: Callable[[str], None]) -> None:
    """Everything that happened at Pro-U, on the days on which it happened."""
    began = now - BEGINS
    region = build_region(by=by, at=began)
    publish_shipped(unit=region.pro_u, by=by, at=began)
    telling = Telling(region, now)
    for story in STORIES:
        telling.tell(story)
    tell_requests(telling, now)
    open_cards(CARDS, {name: person.pk for name, person in region.people.items()}, by=by, at=now)
    tell(
        f"Pro-U: {len(region.schools)} schools, {len(STORIES)} editions, {number_of_enrolments()} enrolments"
    )
