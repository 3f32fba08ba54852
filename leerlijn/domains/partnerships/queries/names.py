"""What a partnership and its theme groups are called: as they call themselves."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from leerlijn.domains.partnerships.models import Partnership, ThemeGroup
from leerlijn.kernel.sentence import Said, Sentence, Text


def names_of_partnerships(cases: Collection[int]) -> Mapping[int, Said]:
    """One statement."""
    rows = Partnership.objects.filter(case__in=cases).values_list("case", "name_nl", "name_en")
    return {case: Text(nl=nl, en=en) for case, nl, en in rows}


def names_of_groups(cases: Collection[int]) -> Mapping[int, Said]:
    """With the partnership, for each has a group of some name; one statement."""
    rows = ThemeGroup.objects.filter(case__in=cases).values_list("case", "name", "partnership__short")
    return {
        case: Sentence("Theme group {name}, {partnership}", name=name, partnership=partnership)
        for case, name, partnership in rows
    }
