"""What an erasure does, as a report says it: of each kind of data how much, and why some of it stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from leerlijn.foundation.ui.words import render
from leerlijn.kernel.data_map import GROUNDS, DataMap, Fate, Processing
from leerlijn.kernel.sentence import Counted, Language, Said, Sentence


@dataclass(frozen=True, slots=True)
class Line:
    """So many rows of one processing. `until`: from which day what stays by law can go, if ever."""

    processing: Processing
    fate: Fate
    rows: int
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Left:
    """Where their name still stands: in a column of rows about other people or of the institution."""

    place: str
    rows: int
    is_lawful: bool


@dataclass(frozen=True, slots=True)
class Erased:
    """Of one person; `entries` of the journal were emptied, and `files` of the store go.

    `hash` is of the entry that ordered it; a preview wrote none. Not `is_swept`: somebody read meanwhile.
    """

    pseudonym: str
    lines: Sequence[Line]
    entries: int
    files: int
    letters: int
    left: Sequence[Left]
    hash: str
    is_preview: bool
    is_swept: bool = True


type Tally = Counter[tuple[str, Fate, date | None]]


def lines_of(tally: Tally, known: DataMap) -> list[Line]:
    """In the order of the register."""
    order = {each.key: (place, each) for place, each in enumerate(known.processings())}
    fates = list(Fate)
    found = sorted(tally.items(), key=lambda one: (order[one[0][0]][0], fates.index(one[0][1])))
    return [Line(order[key][1], fate, rows, until) for (key, fate, until), rows in found if rows]


def sentences_of(done: Erased) -> list[Said]:
    """For whoever asked."""
    said: list[Said] = [of_line(line) for line in done.lines]
    if done.entries:
        said.append(
            Counted(
                "The journal: of {count} entry what it says or the name goes; the chain stays whole.",
                "The journal: of {count} entries what they say or the name goes; the chain stays whole.",
                count=done.entries,
            )
        )
    if done.files:
        said.append(
            Counted(
                "Files: the content of {count} goes.", "Files: the content of {count} goes.", count=done.files
            )
        )
    if done.letters:
        said.append(
            Counted(
                "Letters in the folder for mail: {count} goes.",
                "Letters in the folder for mail: {count} go.",
                count=done.letters,
            )
        )
    said += [of_left(each) for each in done.left]
    if not done.is_swept:
        said.append(
            Sentence(
                "The database was read meanwhile: the log beside its file still holds old pages. "
                "It is emptied when the server stops, at the latest."
            )
        )
    return [NOTHING_YET if done.is_preview else IS_ERASED, *said]


NOTHING_YET = Sentence("A preview: nothing was erased.")
IS_ERASED = Sentence("They are erased.")


def of_line(line: Line) -> Said:
    title = line.processing.title
    match line.fate:
        case Fate.GOES:
            return Counted(
                "{title}: {count} row goes.", "{title}: {count} rows go.", count=line.rows, title=title
            )
        case Fate.EMPTIED:
            return Counted(
                "{title}: {count} row stays empty, without a name.",
                "{title}: {count} rows stay empty, without a name.",
                count=line.rows,
                title=title,
            )
        case Fate.LAWFUL:
            return Counted(
                "{title}: {count} stays, with the name: {ground}. {until}",
                "{title}: {count} stay, with the name: {ground}. {until}",
                count=line.rows,
                title=title,
                ground=Sentence(
                    "{ground}; {law}", ground=GROUNDS[line.processing.ground], law=line.processing.law
                ),
                until=of_until(line),
            )
        case Fate.NAMELESS:
            return Counted(
                "{title}: {count} row stays for what points to it, without a name.",
                "{title}: {count} rows stay for what points to them, without a name.",
                count=line.rows,
                title=title,
            )


def of_until(line: Line) -> Said:
    if line.until is None:
        return Sentence("It is kept: {until}.", until=line.processing.kept.since)
    return Sentence("It can go from {day}.", day=line.until)


def of_left(left: Left) -> Said:
    said = Counted(
        "Their name still stands in {count} row of {place}: look there yourself.",
        "Their name still stands in {count} rows of {place}: look there yourself.",
        count=left.rows,
        place=left.place,
    )
    by_law = Counted(
        "Their name still stands in {count} row of {place}, which is kept by law.",
        "Their name still stands in {count} rows of {place}, which are kept by law.",
        count=left.rows,
        place=left.place,
    )
    return by_law if left.is_lawful else said


def as_data(done: Erased, language: Language) -> dict[str, object]:
    """The report for programs."""
    return {
        "person": done.pseudonym,
        "dry_run": done.is_preview,
        "lines": [
            {
                "kind": line.processing.key,
                "fate": line.fate.value,
                "rows": line.rows,
                "because": render(line.processing.law, language) if line.fate is Fate.LAWFUL else None,
                "until": line.until.isoformat() if line.until else None,
            }
            for line in done.lines
        ],
        "entries": done.entries,
        "files": done.files,
        "letters": done.letters,
        "left": [{"place": each.place, "rows": each.rows, "by_law": each.is_lawful} for each in done.left],
        "hash": done.hash,
        "swept": done.is_swept,
    }


def added(tallies: Iterable[Tally]) -> Tally:
    return sum(tallies, Counter())
