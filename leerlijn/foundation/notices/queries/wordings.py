"""Which text of a letter holds: of the nearest unit that wrote one, else ours; and what held before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.visibility import visible_to
from leerlijn.foundation.notices.models import Wording
from leerlijn.foundation.notices.texts import NOTHING, TextKind, Written, flaw_of, flaw_of_subject
from leerlijn.foundation.people.models import Unit
from leerlijn.foundation.people.queries import in_or_above
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.sentence import LANGUAGES, Language, Text

CASES = 20
"""So many of the newest cases to look at a text with."""


type LookedAt = Case


@dataclass(frozen=True, slots=True)
class InForce:
    """`unit` wrote it; None where it is ours."""

    text: Text
    unit: Unit | None = None
    own_subject: Text = NOTHING

    def written(self, kind: TextKind) -> Written:
        return Written(self.text, self.own_subject if self.own_subject.nl else kind.subject)


def wording_at(kind: TextKind, path: str, *, on: date) -> InForce:
    """At this place in the tree; one statement."""
    return wordings_at([kind], path, on=on)[kind.key]


def wordings_at(kinds: Iterable[TextKind], path: str, *, on: date) -> Mapping[str, InForce]:
    """The same of several kinds; one statement. What is said last, nearest by, counts."""
    asked = list(kinds)
    rows = Wording.objects.filter(
        kind__in=[each.key for each in asked], unit__path__in=in_or_above(path), starts_on__lte=on
    ).select_related("unit")
    last: dict[tuple[str, str], Wording] = {}
    for row in rows.order_by("starts_on", "pk"):
        last[row.kind, row.unit.path] = row
    nearest_last = sorted(last.values(), key=lambda row: len(row.unit.path))
    found = {each.key: InForce(each.ours) for each in asked}
    found |= {
        row.kind: InForce(Text(nl=row.nl, en=row.en), row.unit, Text(nl=row.subject_nl, en=row.subject_en))
        for row in nearest_last
        if row.nl
    }
    return found


def versions_of(kind: TextKind, unit: Unit) -> Sequence[Wording]:
    """All that this unit ever wrote, the latest start first; one statement."""
    rows = Wording.objects.filter(kind=kind.key, unit=unit).select_related("by")
    return list(rows.order_by("-starts_on", "-pk"))


def newest_to_look_with(standing: Standing, path: str, *, about: Q) -> list[Case]:
    """The newest cases in or under a unit that somebody may see; one statement."""
    found = visible_to(standing).filter(about, path__startswith=path)
    return list(found.select_related("subject").order_by("-pk")[:CASES])


def cases_to_look_with(standing: Standing, unit: Unit, kind: TextKind) -> list[Case]:
    """Those about which such a letter can be; none where it is about no case."""
    return kind.look.cases(standing, unit.path) if kind.look else []


def previews(
    kind: TextKind, written: Written, case: Case | None, *, standing: Standing
) -> list[tuple[Language, str, str]]:
    """Per language in which it can go, the subject and the body: with this case, or with examples.

    Nothing where there is no case, and no examples either.
    """
    if case is None and not kind.has_examples:
        return []
    values = kind.look.values(case, standing) if kind.look and case else {}
    found: list[tuple[Language, str, str]] = []
    for language in LANGUAGES:
        said, subject = written.text.in_language(language), written.subject.in_language(language)
        if said and subject and not flaw_of(kind, said) and not flaw_of_subject(kind, subject):
            head, paragraphs = written.filled(language, values.get(language) or kind.examples(language))
            found.append((language, head, "\n\n".join(paragraphs)))
    return found
