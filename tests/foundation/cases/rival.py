"""What processes of their own do to cases, at once or until they are killed; Django is set up before this."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from django.db import connection, transaction
from django.utils import timezone

from leerlijn.foundation.cases.actions.contesting import contest
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.actions.steps import Raced, take_step
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.dossiers.models import Dossier, Item, ItemVersion, Submission
from leerlijn.foundation.journal import triggers
from leerlijn.foundation.journal.actions import record
from leerlijn.foundation.journal.models import Entry, Head
from leerlijn.foundation.people.actions.accounts import open_account
from leerlijn.foundation.people.actions.people import add_person
from leerlijn.foundation.people.actions.tokens import make_token
from leerlijn.foundation.people.models import Person, Unit
from leerlijn.foundation.people.queries import actor_of, standing_of
from leerlijn.kernel.factors import Scope
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.verdict import Denied
from tests.stories.world import AT, CODES, SETTING_UP, UNCHECKED, World, build

PROCEDURE = "utq-dossier"


def prepare() -> None:
    """The university, and a dossier that the coordinator may send back."""
    world = build()
    print(world.sealed().pk)


def staffed() -> World:
    """The university as another process made it."""
    return World(
        {unit.code: unit for unit in Unit.objects.all()},
        {person.given_name.lower(): person for person in Person.objects.all()},
    )


def wait_for_rivals(folder: Path, how_many: int) -> None:
    (folder / f"ready-{os.getpid()}").touch()
    while len(list(folder.iterdir())) < how_many:
        time.sleep(0.005)


def before(statement: str, deed) -> None:
    def execute(run, sql, parameters, many, context):
        if statement in sql:
            deed()
        return run(sql, parameters, many, context)

    connection.execute_wrappers.append(execute)


def told(answer) -> str:
    return "took" if isinstance(answer, Case) else type(answer).__name__.lower()


# Many at once. Each deed is called with the case, the folder where rivals meet, and how many there are.

type Deed = Callable[[int, Path, int], str]


def at_once() -> None:
    """So many processes do the same deed; prints what each of them says. Nothing is open when they part."""
    deed: Deed = globals()[sys.argv[1]]
    case, meeting, how_many = int(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
    said, saying = os.pipe()
    for _ in range(how_many):
        if os.fork() == 0:
            answer = "failed"
            try:
                answer = deed(case, meeting, how_many)
            finally:
                os.write(saying, f"{answer}\n".encode())
                os._exit(0)
    for _ in range(how_many):
        os.wait()
    os.close(saying)
    print(os.fdopen(said).read())


def return_it(case: int, meeting: Path, how_many: int) -> str:
    """The same step in the same version of one case."""
    by = staffed().standing("coordinator")
    wait_for_rivals(meeting, how_many)
    try:
        return told(
            take_step(case, "return", by=by, at=AT, version=2, said={"missing": f"By {os.getpid()}."})
        )
    except Raced:
        return "raced"


def return_it_unlocked(case: int, meeting: Path, how_many: int) -> str:
    """The first control: nobody waits for the case, and all have looked before the first one writes."""
    unlock('INSERT INTO "journal_head"', meeting, how_many)
    return return_it(case, meeting, how_many)


def return_it_unguarded(case: int, meeting: Path, how_many: int) -> str:
    """The second: without the lock, without comparing, without the guards of the database."""
    unlock('INSERT INTO "journal_head"', meeting, how_many)
    by = staffed().standing("coordinator")
    wait_for_rivals(meeting, how_many)
    with transaction.atomic():
        looked_at = Case.objects.select_for_update().get(pk=case)
        if looked_at.version != 2:
            return "outdated"
        record(f"case:{case}", "return", by=actor_of(by, "page"), at=AT)
        Case.objects.filter(pk=case).update(state="returned_incomplete", version=looked_at.version + 1)
    return "took"


def drop_guards() -> None:
    triggers.drop(connection)


def begin_it(case: int, meeting: Path, how_many: int) -> str:
    """One lecturer begins a dossier from many windows."""
    world = staffed()
    wait_for_rivals(meeting, how_many)
    return told(world.begin("stranger"))


def begin_it_unlocked(case: int, meeting: Path, how_many: int) -> str:
    unlock('INSERT INTO "cases_case"', meeting, how_many)
    return begin_it(case, meeting, how_many)


def enter_it(case: int, meeting: Path, how_many: int) -> str:
    """The coordinator enters from many windows the same thing that came by phone."""
    world = staffed()
    wait_for_rivals(meeting, how_many)
    return told(world.begun_by_phone("stranger"))


def enter_it_unlocked(case: int, meeting: Path, how_many: int) -> str:
    unlock('INSERT INTO "cases_case"', meeting, how_many)
    return enter_it(case, meeting, how_many)


def enter_one() -> None:
    print(staffed().begun_by_phone("stranger").pk)


def contest_it(case: int, meeting: Path, how_many: int) -> str:
    """Who phoned contests from many windows what was entered."""
    world = staffed()
    entered = Case.objects.select_related("unit").get(pk=case)
    wait_for_rivals(meeting, how_many)
    return told(contest(entered, 1, by=world.standing("stranger"), at=AT, why="Not me."))


def contest_it_unlocked(case: int, meeting: Path, how_many: int) -> str:
    unlock('INSERT INTO "cases_case"', meeting, how_many)
    return contest_it(case, meeting, how_many)


def unlock(statement: str, meeting: Path, how_many: int) -> None:
    """No row is locked, and before this statement each waits until the others are there too."""
    connection.features.has_select_for_update = False
    beside = meeting.parent / "beside"
    beside.mkdir(exist_ok=True)
    before(statement, lambda: wait_for_rivals(beside, how_many))


def tell() -> None:
    """How the cases stand, as JSON."""
    acts = list(
        Entry.objects.filter(subject__startswith="case:").order_by("pk").values_list("subject", "act")
    )
    cases = {case.pk: [case.state, case.version] for case in Case.objects.all()}
    print(json.dumps({"cases": cases, "acts": acts}))


def hand_out_token() -> None:
    """A key to the interface, for a lecturer without a dossier."""
    person = staffed().people["stranger"]
    open_account("stranger", person, by=SETTING_UP, at=AT)
    print(make_token(person, scope=Scope.DECIDE, by=SETTING_UP, at=timezone.now()).secret)


# Killed at any moment.

EACH_TIME = ("begin", "item", "item", "hand-in", "return", "item", "hand-in", "return", "withdraw")


def work() -> None:
    """Two processes without an end: dossier after dossier, each act acknowledged on a line of its own."""
    os.fork()
    while True:
        dossier_of_somebody_new(f"{os.getpid()}-{time.monotonic_ns()}")


def dossier_of_somebody_new(name: str) -> None:
    world = staffed()
    person = add_person(given_name=name, family_name="Voorbeeld", by=SETTING_UP, at=AT)
    world.people["lecturer"] = person
    case, items = None, 0
    for act in EACH_TIME:
        if act == "begin":
            case = begun(person, world)
        elif act == "item":
            assert world.evidence(case, *CODES, name="lecturer", title=f"Piece {items}")
            items += 1
        else:
            who = "coordinator" if act == "return" else "lecturer"
            said = {"missing": "A piece."} if act == "return" else UNCHECKED if items == 2 else {}
            assert world.step(case, act, who, **said)
        acknowledge(Case.objects.get(pk=case.pk), items)


def begun(person: Person, world: World) -> Case:
    case = open_case(
        catalogue.current(PROCEDURE, on=AT.date()),
        by=standing_of(person.pk, on=AT.date()),
        at=AT,
        unit=world.units["ET"],
        subject=person,
    )
    assert not isinstance(case, Denied), case
    return case


def acknowledge(case: Case, items: int) -> None:
    os.write(sys.stdout.fileno(), f"{json.dumps([case.pk, case.state, case.version, items])}\n".encode())


def work_a_little() -> None:
    """One dossier from beginning to end, each act acknowledged; then the process ends without tidying up."""
    dossier_of_somebody_new("traced")
    os._exit(0)


def work_a_little_unsynced() -> None:
    """The control: a database that does not wait for the disk."""
    connection.ensure_connection()
    connection.cursor().execute("PRAGMA synchronous=OFF")
    work_a_little()


def acknowledge_too_early() -> None:
    """The control: the answer is given inside the transaction; then the process is killed."""
    world = staffed()
    person = add_person(given_name="early", family_name="Voorbeeld", by=SETTING_UP, at=AT)
    with transaction.atomic():
        acknowledge(begun(person, world), 0)
        os.kill(os.getpid(), signal.SIGKILL)


def half_done() -> None:
    """What is not whole, and how each case stands, as JSON."""
    heads = {head.subject: head.seq for head in Head.objects.all()}
    wrong, stands = [], {}
    for case in Case.objects.filter(procedure=PROCEDURE):
        subject = f"case:{case.pk}"
        dossier = Dossier.objects.filter(case=case).first()
        entries = Entry.objects.filter(subject=subject)
        handed_in = entries.filter(act="hand-in").count()
        items = Item.objects.filter(dossier=dossier).count()
        whole = {
            "the version is the newest entry": heads.get(subject) == case.version == entries.count(),
            "a dossier belongs to it": dossier is not None,
            "each time it was handed in, it was sealed": handed_in
            == Submission.objects.filter(dossier=dossier).count(),
            "each piece has its file": items == ItemVersion.objects.filter(item__dossier=dossier).count(),
            "and its entry": items == heads.get(f"dossier:{dossier.pk}", 0) - handed_in if dossier else False,
        }
        wrong += [f"{subject}: not {what}" for what, holds in whole.items() if not holds]
        stands[case.pk] = [case.state, case.version, items]
    print(json.dumps({"wrong": wrong, "stands": stands, "at": timezone.now().isoformat()}))
