"""What meetings keep about people: who asked for a place, who was there, and what was written down."""

from __future__ import annotations

from leerlijn.kernel.data_map import OUR_DEFAULT, THEMSELVES, Ground, Kept, Processing, data_map
from leerlijn.kernel.sentence import Text

MEETINGS = Processing(
    key="meetings",
    title=Text(nl="Bijeenkomsten, plaatsen en aanwezigheid", en="Meetings, places and attendance"),
    whose=Text(nl="deelnemers en begeleiders", en="participants and who leads"),
    purpose=Text(
        nl="plaatsen eerlijk verdelen, en uren kunnen bewijzen",
        en="giving places fairly, and being able to prove hours",
    ),
    ground=Ground.TASK,
    law=OUR_DEFAULT,
    comes_from=Text(
        nl="de deelnemer, en wie de aanwezigheid noteert", en="the participant, and whoever marks attendance"
    ),
    read_by=("mark-attendance", "mark-course", "read-intake-slots", THEMSELVES.key),
    kept=Kept(
        since=Text(
            nl="zolang als de inschrijving, cursus of intake waar het bij hoort",
            en="as long as the enrolment, course or intake that it belongs to",
        )
    ),
)
OF_THE_MEETING = Text(
    nl="gaat over de bijeenkomst, niet over wie er komt", en="is about the meeting, not about who comes"
)

data_map.tells_nothing("meetings.Series", "title_nl title_en seats taken asked rule", OF_THE_MEETING)
data_map.keeps("meetings.Session", MEETINGS, identity="leader", words="minutes outcomes")
data_map.tells_nothing(
    "meetings.Session",
    "number title_nl title_en starts_at ends_at place_nl place_en is_required",
    OF_THE_MEETING,
)
data_map.tells_nothing("meetings.Slot", "purpose language withdrawn_at", OF_THE_MEETING)
data_map.keeps("meetings.Place", MEETINGS, identity="person", doing="order state asked_at offered_until")
data_map.keeps("meetings.Attendance", MEETINGS, learning="status minutes", doing="marked_at")
data_map.keeps(
    "meetings.Correction", MEETINGS, learning="status minutes", doing="corrected_at", words="reason"
)

data_map.erases("meetings.Session", nameless="minutes outcomes")
data_map.erases("meetings.Attendance", "place__person", nameless="status minutes")
data_map.erases(
    "meetings.Correction", "attendance__place__person", replaces="reason", nameless="status minutes"
)
