"""Whether the journal still holds, and where it does not."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.timezone import localdate

from leerlijn.foundation.journal.export import export_lines, subject_lines
from leerlijn.kernel.chain import Break, Flaw, first_break
from leerlijn.kernel.sentence import Sentence


def verify(*, known: str = "") -> Sentence | None:
    """The first place where the journal was changed, or None when it is whole.

    `known` is the hash of an anchor, a head or an entry that somebody kept outside: it must still be here.
    """
    broken = first_break(export_lines(), known=known)
    return said(broken) if broken else None


def verify_subject(subject: str) -> Sentence | None:
    """The same for what happened to one subject; whether the anchors still cover it is asked by `verify`."""
    broken = first_break(subject_lines(subject))
    return said(broken) if broken else None


def said(broken: Break) -> Sentence:
    """Which entry or anchor it is, of which day, and what is wrong with it."""
    flaw = FLAWS[broken.flaw]
    if broken.flaw is Flaw.KNOWN_GONE:
        return flaw
    if broken.day:
        return Sentence("The anchor of {day}: {flaw}", day=date.fromisoformat(broken.day), flaw=flaw)
    if not broken.at:
        return Sentence(
            "Entry {seq} of {subject}: {flaw}", seq=str(broken.seq), subject=broken.subject, flaw=flaw
        )
    day = localdate(datetime.fromisoformat(broken.at))
    if broken.flaw in NOT_THERE:
        return Sentence(
            "Entry {seq} of {subject}, after one of {day}: {flaw}",
            seq=str(broken.seq),
            subject=broken.subject,
            day=day,
            flaw=flaw,
        )
    return Sentence(
        "Entry {seq} of {subject}, of {day}: {flaw}",
        seq=str(broken.seq),
        subject=broken.subject,
        day=day,
        flaw=flaw,
    )


NOT_THERE = {Flaw.GONE, Flaw.CUT}
FLAWS = {
    Flaw.GONE: Sentence("it is gone, and later ones are there."),
    Flaw.DETACHED: Sentence("it does not follow the entry before it: one of the two was changed."),
    Flaw.CHANGED: Sentence("it was changed."),
    Flaw.CONTENT_CHANGED: Sentence("what it says was changed."),
    Flaw.CONTENT_GONE: Sentence("what it says is gone, and no entry ordered that."),
    Flaw.NAMES_CHANGED: Sentence("the name of who did it was changed."),
    Flaw.NAMES_GONE: Sentence("the name of who did it is gone, and no entry ordered that."),
    Flaw.CUT: Sentence("it is gone: this subject was cut off."),
    Flaw.HEAD_CHANGED: Sentence("it is not the newest that was written."),
    Flaw.HEAD_GONE: Sentence("nothing says that it is the newest of its subject."),
    Flaw.ANCHOR_CHANGED: Sentence("it was changed."),
    Flaw.ANCHOR_DETACHED: Sentence("it does not follow the anchor before it."),
    Flaw.ANCHOR_GONE: Sentence("it is gone, and entries name it."),
    Flaw.COVERED_CHANGED: Sentence("an entry that it covers was changed or is gone."),
    Flaw.KNOWN_GONE: Sentence("The hash that you know does not occur in this journal."),
}
