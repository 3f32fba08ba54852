"""What the cases are called that subjects of the journal are or belong to, for whoever may see them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Q

from leerlijn.foundation.cases.queries.visibility import visible_to
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.sentence import Text

PLACES = {
    "case": ("pk",),
    "series": (
        *("edition_of__series", "enrolment__edition__series"),
        *("utq_course__series", "utq_seat__course__series", "utq_intake__place__series"),
    ),
    "proposal": ("request__proposals",),
}
"""Per kind of subject, where a case has its number. All cases of one series are called alike."""


def called_in(subjects: Iterable[str], reader: Standing) -> Mapping[str, Text]:
    """By subject; one statement, and none where no subject has a case."""
    asked = defaultdict[str, set[int]](set)
    for subject in subjects:
        kind, _, number = subject.partition(":")
        if kind in PLACES:
            asked[kind].add(int(number))
    places = [(kind, place) for kind in asked for place in PLACES[kind]]
    wanted = Q(pk__in=())
    for kind, place in places:
        wanted |= Q((f"{place}__in", asked[kind]))
    columns = [place for _, place in places]
    rows = visible_to(reader).filter(wanted).values_list("name_nl", "name_en", *columns).distinct()
    return {
        f"{kind}:{number}": Text(nl=nl, en=en)
        for nl, en, *numbers in rows
        for (kind, _), number in zip(places, numbers, strict=True)
        if number in asked[kind]
    }
