"""What the cases are called that subjects of the journal are or belong to, for whoever may see them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Q

from leerlijn.foundation.cases.queries.visibility import visible_to
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.sentence import Text

PLACES = {"case": "pk", "series": "enrolment__edition__series", "proposal": "request__proposals"}
"""Per kind of subject, where a case has its number."""


def called_in(subjects: Iterable[str], reader: Standing) -> Mapping[str, Text]:
    """By subject; one statement, and none where no subject has a case."""
    asked = defaultdict[str, set[int]](set)
    for subject in subjects:
        kind, _, number = subject.partition(":")
        if kind in PLACES:
            asked[kind].add(int(number))
    wanted = Q(pk__in=())
    for kind, numbers in asked.items():
        wanted |= Q((f"{PLACES[kind]}__in", numbers))
    columns = [PLACES[kind] for kind in asked]
    rows = visible_to(reader).filter(wanted).values_list("name_nl", "name_en", *columns)
    return {
        f"{kind}:{number}": Text(nl=nl, en=en)
        for nl, en, *numbers in rows
        for kind, number in zip(asked, numbers, strict=True)
        if number in asked[kind]
    }
