"""Consent over a fingerprint: what a council was asked is sealed, and every difference with now is named.

A manifest has an item for each part of the text and one for each measure with its money; the fingerprint is
the hash of it. Who changes a word, a share or a euro changes the fingerprint.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from leerlijn.domains.agreements.models import Account, CouncilRequest, Version
from leerlijn.domains.agreements.queries.ledger import NOT_COUNTED
from leerlijn.domains.agreements.queries.measures import figures_of
from leerlijn.domains.agreements.queries.outcomes import CONSENT
from leerlijn.domains.agreements.queries.texts import TEXTS
from leerlijn.foundation.cases.models import Case
from leerlijn.kernel.seal import Item, Manifest, changed, from_canonical
from leerlijn.kernel.sentence import Euros, Said, Sentence, Text

PARTS = "parts"
"""Under this name a version of the institution's agreement keeps the agreements that are part of it."""


def last_version(case: Case) -> Version | None:
    """One statement."""
    return Version.objects.filter(case=case).select_related("made_by").order_by("-number").first()


def manifest_of(case: Case, *, without: int = 0, version: Version | None = None) -> Manifest:
    """Text and figures as they are now; of an institution also each agreement of a faculty in it.

    What was withdrawn or annulled is no part any more; nor is `without`, which is about to be so. With
    `version` it has the text of that one.
    """
    version = version or last_version(case)
    said: Mapping[str, Any] = version.said if version else {}
    texts = [_sealed(f"text/{key}", said[key]) for key in sorted(said) if key != PARTS]
    figures = [_figure(each) for each in figures_of(case.pk)]
    return Manifest((*texts, *figures, *_parts(set(said.get(PARTS, ())) - {without})))


def _parts(cases: Iterable[int]) -> list[Item]:
    below = Case.objects.filter(pk__in=cases).exclude(state__in=NOT_COUNTED)
    return [
        _sealed(part_name(each), manifest_of(each).fingerprint)
        for each in below.select_related("unit").order_by("pk")
    ]


def part_name(part: Case) -> str:
    """How an agreement of a faculty is called in the manifest of the whole."""
    return f"agreement/{part.unit.code}"


def parts_in(version: Version | None) -> list[Case]:
    """The agreements of faculties that this version put together, whatever came of them; one statement."""
    named = version.said.get(PARTS, ()) if version else ()
    return list(Case.objects.filter(pk__in=list(named)).select_related("unit").order_by("pk"))


def wholes_of(case: Case) -> list[Case]:
    """The agreements of an institution of which this is a part."""
    above = Case.objects.filter(
        pk__in=Version.objects.filter(case__procedure="institution-agreement").values("case")
    ).exclude(pk=case.pk)
    return [each for each in above.order_by("pk") if _has_part(each, case.pk)]


def _has_part(whole: Case, part: int) -> bool:
    version = last_version(whole)
    return version is not None and part in version.said.get(PARTS, ())


def _figure(figure: Mapping[str, Any]) -> Item:
    money = cast(Iterable[tuple[str, int, int]], figure["budget"])
    if "number" not in figure:
        return _sealed("money/undivided", figure, cents=_undivided(money))
    said = cast(Mapping[str, Mapping[str, str]], figure["said"])
    title = said["title"]["nl"] or said["title"]["en"]
    return _sealed(
        f"measure/M{figure['number']}", figure, title=title, cents=sum(cents for _, _, cents in money)
    )


def _undivided(money: Iterable[tuple[str, int, int]]) -> int:
    """What was granted and no measure has; below zero more was divided than there is."""
    return sum(cents for kind, _, cents in money if kind == Account.Kind.UNALLOCATED)


def _sealed(name: str, content: object, **about: str | int) -> Item:
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    return Item(name, hashlib.sha256(canonical).hexdigest(), len(canonical), about)


def fingerprint_of(case: Case) -> str:
    """All 64 hexadecimals of what the agreement says and costs now."""
    return manifest_of(case).fingerprint


def differences(before: Manifest, after: Manifest) -> tuple[Said, ...]:
    """What is new, different or gone, each in one sentence; nothing means that nothing changed."""
    was = {item.name: item for item in before.items}
    now = {item.name: item for item in after.items}
    names = dict.fromkeys(item.name for item in changed(before, after))
    return tuple(_difference(name, was.get(name), now.get(name)) for name in names)


def _difference(name: str, was: Item | None, now: Item | None) -> Said:
    kind, _, key = name.partition("/")
    if kind == "text":
        return Sentence("{text} reads differently", text=TEXTS.get(key, Text(nl=key, en=key)))
    if kind == "measure":
        return _measure(key, was, now)
    if kind == "agreement" and now is None:
        return Sentence("the agreement of {faculty} is no part any more", faculty=key)
    if kind == "agreement":
        return Sentence("the agreement of {faculty} is different", faculty=key)
    if went := _went(was, now):
        return Sentence("the money that no measure has yet went from {before} to {after}", **went)
    return Sentence("the money that no measure has yet is of other years")


def _measure(key: str, was: Item | None, now: Item | None) -> Said:
    one = now or was
    title = str(one.about.get("title", "")) if one else ""
    if was is None:
        return Sentence("measure {measure} “{title}” is new", measure=key, title=title)
    if now is None:
        return Sentence("measure {measure} “{title}” is gone", measure=key, title=title)
    if went := _went(was, now):
        return Sentence(
            "measure {measure} “{title}” went from {before} to {after}", measure=key, title=title, **went
        )
    return Sentence("measure {measure} “{title}” is different", measure=key, title=title)


def _went(was: Item | None, now: Item | None) -> Mapping[str, Euros]:
    """From which amount to which; empty where it stayed the same."""
    before, after = (Euros(int(str(each.about["cents"])) if each else 0) for each in (was, now))
    return {"before": before, "after": after} if before != after else {}


@dataclass(frozen=True, slots=True)
class Consent:
    """What a council consented to: who, when, with how many votes, and to exactly what."""

    request: CouncilRequest

    @property
    def fingerprint(self) -> str:
        return self.request.fingerprint

    @property
    def manifest(self) -> Manifest:
        return from_canonical(self.request.sealed)


def is_as_asked(request: CouncilRequest) -> bool:
    """Whether the kept fingerprint of what it is about is still that of the request; no statement."""
    kept = getattr(request.about, "kept_fingerprint", None)
    return kept is not None and kept.fingerprint == request.fingerprint


def consent_of(case: Case) -> Consent | None:
    """The newest consent, or None where no council has consented; one statement."""
    rows = CouncilRequest.objects.filter(about=case, outcome__in=CONSENT)
    found = rows.select_related("council", "version").order_by("-decided_at", "-pk").first()
    return Consent(found) if found else None


def changed_after_consent(case: Case) -> tuple[Said, ...] | None:
    """What is different from what the council consented to; None where nothing is, or nobody consented."""
    consent = consent_of(case)
    if consent is None:
        return None
    return differences(consent.manifest, manifest_of(case)) or None
