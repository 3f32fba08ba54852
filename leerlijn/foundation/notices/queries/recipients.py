"""Who is to be told about a case as it stands now: never anybody who may not see it."""

from __future__ import annotations

import json
from datetime import date

from django.db.models import Q

from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.cases.queries.visibility import visible_to
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.notices.models import Notice
from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.queries import people_who_act_as, people_with_office, standing_as
from leerlijn.kernel.policy import Relation
from leerlijn.kernel.procedure import Meaning, Procedure, Role


def last_move(case: Case) -> Entry | None:
    """The entry that brought the case to where it stands; None where its content was erased."""
    entries = Entry.objects.filter(subject=f"case:{case.pk}").select_related("detail").order_by("-seq")
    for entry in entries.iterator():
        said = json.loads(entry.detail.payload or "{}")
        if "to" in said and said["to"] != said.get("from"):
            return entry if said["to"] == case.state else None
    return None


def owner_of(case: Case, procedure: Procedure) -> Relation | None:
    """The relation that has the ball; None where only time has it, or nobody."""
    owner = procedure.state(case.state).owner
    return owner.relation if owner else None


def is_told_to_all(case: Case, procedure: Procedure, move: Entry) -> bool:
    """Whether those the case is about hear that it came here: nobody has the ball, or it is announced."""
    if was_opened_by_time(move):
        return False
    return owner_of(case, procedure) is None or procedure.state(case.state).announced


def was_opened_by_time(move: Entry) -> bool:
    """What the clock opens for a whole list at once."""
    return move.seq == 1 and move.channel == "clock"


def parties_that_owe(case: Case) -> list[Person]:
    """The ball is with them themselves; one statement."""
    owing = Party.objects.filter(case=case, owes=True).select_related("person").order_by("pk")
    return list({party.person_id: party.person for party in owing}.values())


def holders_of_the_office(case: Case, procedure: Procedure, *, on: date) -> list[Person]:
    """Those whose work list shows the case, where an office has the ball, deputies too; two statements."""
    owner = owner_of(case, procedure)
    return people_who_act_as(owner.office, case.path, on=on) if owner and owner.office else []


def who_has_the_ball(case: Case, procedure: Procedure, *, on: date) -> list[Person]:
    """Those who owe something themselves, and those whose office does; three statements."""
    both = [*parties_that_owe(case), *holders_of_the_office(case, procedure, on=on)]
    return list({person.pk: person for person in both}.values())


def whom_it_is_about(case: Case, procedure: Procedure) -> list[Person]:
    """Its subject, and those who began it: they hear how it ends; one statement."""
    initiators = [
        role.relation.key
        for role in procedure.roles
        if role.meaning == Meaning.INITIATOR and role.relation and not role.relation.office
    ]
    began = Party.objects.filter(case=case, relation__in=initiators).values("person")
    return list(Person.objects.filter(Q(pk__in=began) | Q(pk=case.subject_id)).order_by("pk"))


def also_told(case: Case, procedure: Procedure) -> list[Person]:
    """Of whom nothing is asked, but who waited for something that goes on otherwise now; one statement."""
    roles = procedure.state(case.state).also_told
    relations = [role.relation.key for role in roles if role.relation]
    if not relations:
        return []
    theirs = Party.objects.filter(case=case, relation__in=relations).values("person")
    return list(Person.objects.filter(pk__in=theirs).order_by("pk"))


def may_see(person: Person, case: Case, procedure: Procedure, *, on: date) -> bool:
    """Whether the case is open to them on this day; two statements."""
    return visible_to(standing_as(person, on=on), [procedure]).filter(pk=case.pk).exists()


def whom_it_goes_to(kind: str, case: Case, procedure: Procedure, *, on: date) -> Person | None:
    """Somebody who would get such a letter now; at most two statements.

    Of several who have the ball the first who joined, done or not: who did it already stays unsaid.
    """
    if kind == Notice.Kind.UNREACHED:
        return next(iter(who_can_be_asked(case, procedure, on=on)), None)
    if kind in {Notice.Kind.NEWS, Notice.Kind.COPY}:
        return next(iter(whom_it_is_about(case, procedure)), None)
    theirs = Party.objects.filter(case=case, relation=case.owner_relation).select_related("person")
    party = theirs.order_by("pk").first()
    if party:
        return party.person
    return next(iter(holders_of_the_office(case, procedure, on=on)), None)


ASKED_FIRST = (Meaning.HANDLER, Meaning.ADVISER, Meaning.DECIDER)
"""Who is asked about a case: whoever handles it, else whoever advises, else whoever decides."""


def contact_of(procedure: Procedure) -> Role | None:
    """The role to which questions go: an office, so that there is always somebody to find."""
    offices = [role for role in procedure.roles if role.relation and role.relation.office]
    asked = [role for meaning in ASKED_FIRST for role in offices if role.meaning == meaning]
    return next(iter(asked), None)


def who_can_be_asked(case: Case, procedure: Procedure, *, on: date) -> list[Person]:
    """All who have that role here, deputies too; two statements."""
    role = contact_of(procedure)
    return people_who_act_as(role.relation.office, case.path, on=on) if role and role.relation else []


def whom_to_ask(case: Case, procedure: Procedure, *, on: date) -> Person | None:
    """The nearest who has that role here; at most one statement."""
    role = contact_of(procedure)
    if role is None or role.relation is None:
        return None
    return next(iter(people_with_office(role.relation.office, case.path, on=on)), None)
