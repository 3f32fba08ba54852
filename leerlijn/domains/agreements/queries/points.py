"""Remarks, points of advice and outcomes of talks, each with its answer."""

from __future__ import annotations

from collections.abc import Iterable

from leerlijn.domains.agreements.models import Point
from leerlijn.kernel.sentence import Said, Sentence, Text

REPLIES = {
    "taken-over": Text(nl="Overgenomen", en="Taken over"),
    "partly": Text(nl="Gedeeltelijk overgenomen", en="Partly taken over"),
    "later": Text(nl="Later", en="Later"),
    "declined": Text(nl="Niet overgenomen", en="Not taken over"),
}


def points_of(cases: Iterable[int]) -> list[Point]:
    """In the order in which they were made; one statement."""
    rows = Point.objects.filter(case__in=list(cases))
    return list(
        rows.select_related("made_by", "replied_by", "taken_up_in__unit", "taken_up_measure").order_by(
            "case", "number"
        )
    )


def as_options(points: Iterable[Point]) -> list[tuple[str, Said | str]]:
    return [
        (str(each.number), Sentence("{number}. {text}", number=str(each.number), text=shortened(each.text)))
        for each in points
    ]


def shortened(text: str, longest: int = 90) -> str:
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + "…"


def lines_in(text: str) -> list[str]:
    """One point per line; empty lines and dashes at the beginning are left out."""
    return [line for each in text.splitlines() if (line := each.strip().lstrip("-–•").strip())]
