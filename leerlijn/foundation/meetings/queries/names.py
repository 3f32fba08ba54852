"""What a case about meetings is called: after a title and the first day."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from leerlijn.foundation.cases.models import Case
from leerlijn.kernel.sentence import Said, Sentence, Text


def title_and_first_day(cases: Collection[int], path: str, *, title: str) -> Mapping[int, Said]:
    """`path` leads from a case to what has meetings, and `title` from there to its title; one statement."""
    columns = (f"{path}__{name}" for name in (f"{title}_nl", f"{title}_en", "starts_on"))
    rows = Case.objects.filter(pk__in=cases, **{f"{path}__isnull": False}).values_list("pk", *columns)
    return {
        case: Sentence("{title}, {day}", title=Text(nl=nl, en=en), day=starts_on)
        for case, nl, en, starts_on in rows
    }
