"""Evidence while a dossier is being made: put in, changed, given a new version, taken out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import BinaryIO

from django.db import transaction
from django.db.models import Max

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.situations import procedure_of, situation_of
from leerlijn.foundation.documents.actions import store_document
from leerlijn.foundation.documents.models import Document
from leerlijn.foundation.dossiers.models import Claim, Item, ItemVersion
from leerlijn.foundation.dossiers.queries.dossiers import DossierFacts
from leerlijn.foundation.dossiers.relations import WRITE_DOSSIER
from leerlijn.foundation.journal.actions import record
from leerlijn.foundation.people.queries import actor_of, person_of
from leerlijn.kernel.policy import Standing, may
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated, Refusal

LONGEST_TITLE, LONGEST_PERIOD, LONGEST_SENTENCE = 120, 60, 1000

type Brought = Document | Denied | None
"""The file that somebody brought, why it was not taken in, or that none was brought."""

type Claims = Mapping[str, str]
"""Per criterion the sentence that says why; empty while it is not written yet."""


def keep_file(
    upload: BinaryIO, *, name: str, by: Standing, at: datetime, channel: str = "page"
) -> Document | Denied:
    """The file, checked and kept as that of whoever brought it; it is evidence only once an item names it."""
    return store_document(upload, name=name, by=person_of(by.person), actor=actor_of(by, channel), at=at)


@transaction.atomic
def add_item(
    case_id: int,
    *,
    by: Standing,
    at: datetime,
    title: str,
    kind: str,
    document: Document | None,
    period: str = "",
    claims: Claims | None = None,
    channel: str = "page",
) -> Item | Refusal:
    """The new piece of evidence, or what is wrong with it per field."""
    facts = _writable(case_id, by=by, at=at)
    if not isinstance(facts, DossierFacts):
        return facts
    said = claims or {}
    errors = _mistakes(facts, title=title, kind=kind, period=period, claims=said)
    errors |= _mistakes_of_file(document, by=by, needed=True)
    if errors or document is None:
        return Incomplete(errors)
    dossier = facts.opened
    last = Item.objects.filter(dossier=dossier).aggregate(last=Max("order"))["last"] or 0
    item = Item.objects.create(
        dossier=dossier, order=last + 1, title=title.strip(), kind=kind, period=period.strip()
    )
    ItemVersion.objects.create(item=item, number=1, document=document, made_at=at)
    _claim(item, said)
    _record(facts, item, "add", document=document, at=at, channel=channel)
    return item


@transaction.atomic
def change_item(
    case_id: int,
    order: int,
    *,
    by: Standing,
    at: datetime,
    title: str,
    kind: str,
    period: str = "",
    claims: Claims | None = None,
    document: Document | None = None,
    version: int | None = None,
    channel: str = "page",
) -> Item | Refusal:
    """The item as it is now; with a document it has a new version, and the one before stays.

    `version` is the one that was looked at: where another took its place, the answer is `Outdated`.
    """
    facts = _writable(case_id, by=by, at=at)
    if not isinstance(facts, DossierFacts):
        return facts
    item = hold_item(facts.opened.pk, order)
    if item is None:
        return Denied(Sentence("This piece of evidence is no longer in the dossier."))
    if why := facts.why_fixed(order):
        return Denied(why)
    if version is not None and version != item.version:
        return Outdated(
            Sentence(
                "We did not save this: since you opened it, version {version} came.", version=item.version
            )
        )
    said = claims or {}
    errors = _mistakes(facts, title=title, kind=kind, period=period, claims=said)
    errors |= _mistakes_of_file(document, by=by, needed=False)
    if errors:
        return Incomplete(errors)
    item.title, item.kind, item.period = title.strip(), kind, period.strip()
    if document is not None:
        item.version += 1
        ItemVersion.objects.create(item=item, number=item.version, document=document, made_at=at)
    item.save(update_fields=["title", "kind", "period", "version"])
    _claim(item, said)
    _record(facts, item, "change", document=document, at=at, channel=channel)
    return item


@transaction.atomic
def take_out_item(
    case_id: int, order: int, *, by: Standing, at: datetime, channel: str = "page"
) -> Item | Refusal:
    """The item leaves the dossier; its number is not given out again."""
    facts = _writable(case_id, by=by, at=at)
    if not isinstance(facts, DossierFacts):
        return facts
    item = hold_item(facts.opened.pk, order)
    if item is None:
        return Denied(Sentence("This piece of evidence is no longer in the dossier."))
    if why := facts.why_kept(order):
        return Denied(why)
    item.taken_out_at = at
    item.save(update_fields=["taken_out_at"])
    Claim.objects.filter(item=item).delete()
    _record(facts, item, "take-out", document=None, at=at, channel=channel)
    return item


def hold_item(dossier: int, order: int) -> Item | None:
    """Locked: it stays as it is until we are done. None where it left the dossier.

    Whoever holds the case of the dossier too holds that first.
    """
    found = Item.objects.select_for_update().filter(dossier=dossier, order=order, taken_out_at=None)
    return found.first()


def _writable(case_id: int, *, by: Standing, at: datetime) -> DossierFacts | Refusal:
    """The dossier, locked: nobody seals it meanwhile, and nothing is put in after the seal."""
    held = Case.objects.select_related("subject", "unit").select_for_update(of=("self",))
    case = held.get(pk=case_id)
    situation = situation_of(case, by=by, at=at)
    permitted = may(by, WRITE_DOSSIER, situation.thing)
    if isinstance(permitted, Denied):
        return permitted
    facts = procedure_of(case).facts(situation)
    if not isinstance(facts, DossierFacts) or facts.dossier is None:
        return Denied(Sentence("There is no dossier here."))
    if not facts.is_being_made:
        return Outdated(facts.why_closed)
    return facts


def _mistakes(facts: DossierFacts, *, title: str, kind: str, period: str, claims: Claims) -> dict[str, Said]:
    errors: dict[str, Said] = {}
    if not title.strip():
        errors["title"] = Sentence("Give it a name by which you and the assessors find it.")
    elif len(title.strip()) > LONGEST_TITLE:
        errors["title"] = Sentence("Use at most {longest} characters.", longest=LONGEST_TITLE)
    if kind not in Item.Kind:
        errors["kind"] = Sentence("Choose what kind of evidence this is.")
    if len(period.strip()) > LONGEST_PERIOD:
        errors["period"] = Sentence("Use at most {longest} characters.", longest=LONGEST_PERIOD)
    strange = next((code for code in claims if code not in facts.codes_to_cover), None)
    if strange is not None:
        errors["criteria"] = Sentence("Criterion {code} is not open in this dossier.", code=strange)
    if any(len(sentence) > LONGEST_SENTENCE for sentence in claims.values()):
        errors["criteria"] = Sentence("Use at most {longest} characters.", longest=LONGEST_SENTENCE)
    if any("\0" in text for text in (title, period, *claims.values())):
        errors["title"] = Sentence("There is a character in this text that cannot be kept. Type it again.")
    return errors


def _mistakes_of_file(document: Document | None, *, by: Standing, needed: bool) -> dict[str, Said]:
    if document is None:
        return {"document": Sentence("Choose a file.")} if needed else {}
    if document.owner_id != by.person:
        return {"document": Sentence("This file is not yours.")}
    return {}


def _claim(item: Item, claims: Claims) -> None:
    """Exactly these claims; what the item no longer claims is gone."""
    Claim.objects.filter(item=item).exclude(criterion__in=list(claims)).delete()
    Claim.objects.bulk_create(
        [Claim(item=item, criterion=code, sentence=said.strip()) for code, said in claims.items()],
        update_conflicts=True,
        unique_fields=["item", "criterion"],
        update_fields=["sentence"],
    )


def _record(
    facts: DossierFacts, item: Item, act: str, *, document: Document | None, at: datetime, channel: str
) -> None:
    payload: dict[str, object] = {"item": str(item), "title": item.title, "version": item.version}
    record(
        f"dossier:{facts.opened.pk}",
        act,
        by=actor_of(facts.situation.by, channel),
        at=at,
        payload={**payload, "hash": document.hash} if document else payload,
    )
