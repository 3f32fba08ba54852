"""Saying that one knows somebody, and taking that back; the record says that it was done, not about whom."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.panels.declared import KINDS
from leerlijn.foundation.panels.models import Declaration
from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.queries import person_known_as, person_of
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import Incomplete

TWICE = Incomplete({"whom": Sentence("You said this already.")})


def declare(by: int, *, whom: str, kind: str, actor: Actor, at: datetime) -> Declaration | Incomplete:
    """From now on neither of the two judges the other. `whom` is a personnel number or a mail address."""
    somebody = person_known_as(whom)
    if kind not in KINDS:
        return Incomplete({"kind": Sentence("Choose one of the answers in the list.")})
    if somebody is None:
        return Incomplete({"whom": Sentence("We know nobody with this personnel number or mail address.")})
    if somebody.pk == by:
        return Incomplete({"whom": Sentence("This is you. Nobody judges themselves.")})
    return declare_about(somebody, by=by, kind=kind, actor=actor, at=at) or TWICE


def declare_about(somebody: Person, *, by: int, kind: str, actor: Actor, at: datetime) -> Declaration | None:
    """None where this was said before, of the same person."""
    try:
        with transaction.atomic():
            made = Declaration.objects.create(by_id=by, about=somebody, kind=kind, made_at=at)
            _record(made, "declare-acquaintance", actor=actor, at=at)
    except IntegrityError:
        return None
    return made


@transaction.atomic
def withdraw(declaration: int, *, by: int, actor: Actor, at: datetime) -> bool:
    """Whether there was one of theirs that counted."""
    own = Declaration.objects.filter(pk=declaration, by=by, withdrawn_at=None)
    if not own.update(withdrawn_at=at):
        return False
    _record(Declaration.objects.get(pk=declaration), "take-back-acquaintance", actor=actor, at=at)
    return True


def _record(made: Declaration, act: str, *, actor: Actor, at: datetime) -> None:
    about = f"person:{person_of(made.by_id).pseudonym}"
    record(f"declaration:{made.pk}", act, by=actor, at=at, about=about)
