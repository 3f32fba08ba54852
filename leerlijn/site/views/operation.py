"""How the system runs: whether it takes writes, and what came of the restore drills of the last nights."""

from __future__ import annotations

import time

from django.db import connection
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.site import clock
from leerlijn.site import pulse as pulses
from leerlijn.site.backup.drill import Condition, State, drills, judged
from leerlijn.site.hardening import weak_settings
from leerlijn.site.health import readiness
from leerlijn.site.pulse import Beat, Pulse, pulse
from leerlijn.site.relations import READ_OPERATION
from leerlijn.site.views.access import opens_everywhere

NIGHTS = 14

KINDS = {
    pulses.State.RUNNING: "good",
    pulses.State.BUSY: "attention",
    pulses.State.STILL: "lost",
    pulses.State.MISSING: "lost",
}

type Check = tuple[str, Said, Said]
"""Its kind, as in the part `checks`; what it is about; and how it is."""


@opens_everywhere(READ_OPERATION)
@require_safe
def operation(request: Request) -> HttpResponse:
    held = drills(limit=NIGHTS)
    condition = judged(held, at=request.at)
    context = {
        "checks": [about_writes(), *about_pulse(pulse(at=clock.really())), about_drill(condition)],
        "kind": "lost" if condition.is_alarm else "attention",
        "reasons": condition.last.reasons if condition.last and condition.state != State.OFF else (),
        "into": about_place(),
        "drills": held,
        "tries": condition.state != State.OFF,
        "weak": weak_settings(),
    }
    return page(request, "site/operation.html", context)


def about_writes() -> Check:
    about = Sentence("Keeping what is written.")
    if readiness.current_problem(time.monotonic()):
        return "lost", about, Sentence("Not now: the database or the disk takes no writes.")
    return "good", about, Sentence("The database and the disk take writes.")


def about_pulse(seen: Pulse) -> list[Check]:
    """Of the clock, and of the worker."""
    return [
        (KINDS[seen.clock.state], Sentence("The clock: terms, reminders, letters."), _sign_of(seen.clock)),
        (KINDS[seen.worker.state], Sentence("Work in the background."), _sign_of(seen.worker)),
    ]


def _sign_of(seen: Beat) -> Said:
    if seen.last is None:
        return Sentence("It did not run yet.")
    match seen.state:
        case pulses.State.STILL:
            return Sentence("It stands still since {moment}.", moment=seen.last)
        case pulses.State.BUSY:
            return Sentence("One long task keeps the others waiting since {moment}.", moment=seen.last)
    return Sentence("It ran last at {moment}.", moment=seen.last)


def about_drill(condition: Condition) -> Check:
    about = Sentence("Putting a backup back.")
    last = condition.last
    match condition.state:
        case State.OFF:
            said = Sentence("Nobody tries: backups of the night have no folder (LEERLIJN_BACKUPS).")
            return "attention", about, said
        case State.MISSING if last:
            said = Sentence("That was last tried on {moment}: a night was missed.", moment=last.at)
            return "lost", about, said
        case State.MISSING:
            return "lost", about, Sentence("That was not tried yet.")
        case State.FAILED if last:
            return "lost", about, Sentence("Not that of {moment}.", moment=last.at)
        case State.KNOWN if last:
            said = Sentence(
                "That of {moment} was put back, but for files that were missing the night before too.",
                moment=last.at,
            )
            return "attention", about, said
    assert last  # it passed
    return "good", about, Sentence("That of {moment} was put back whole.", moment=last.at)


def about_place() -> Sentence:
    """Into which kind of database, and what that does not prove."""
    if connection.vendor == "sqlite":
        return Sentence("A drill puts it back into an SQLite database of its own.")
    return Sentence(
        "A drill puts it back into an SQLite database of its own: so it proves that every row and every file "
        "comes back. Putting it back into PostgreSQL, which keeps the rows here, is not tried."
    )
