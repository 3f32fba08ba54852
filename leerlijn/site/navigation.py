"""The menu, the doors of offices and the footer: where somebody can go, as far as it could be open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from leerlijn.domains.agreements.relations import LIST_AGREEMENTS, READ_COUNCILS, READ_PUBLIC_AGREEMENTS
from leerlijn.domains.assessments.relations import READ_BOARD, READ_CENTRE, READ_OWN_ASSESSMENTS
from leerlijn.domains.development.relations import (
    READ_CATALOGUE,
    READ_EDITIONS,
    READ_OWN_ENROLMENTS,
    READ_TEAM,
)
from leerlijn.domains.partnerships.relations import READ_PARTNERSHIPS
from leerlijn.domains.qualification.relations import (
    LIST_SUPERVISION,
    PUBLISH_CRITERIA,
    READ_COURSES,
    READ_DUTIES,
    READ_LINE,
    READ_SLOTS,
    READ_UTQ_GUIDE,
    TAKE_OVER_OFFICE,
    WRITE_BACK_TO_HR,
)
from leerlijn.foundation.cases.relations import READ_CASES, READ_PROCEDURES, READ_WORK
from leerlijn.foundation.credentials.relations import VERIFY_CERTIFICATE
from leerlijn.foundation.frameworks.relations import READ_CRITERIA
from leerlijn.foundation.journal.relations import READ_ANCHORS
from leerlijn.foundation.notices.relations import READ_INBOX, READ_TEXTS
from leerlijn.foundation.people.relations import READ_PEOPLE, READ_UNITS
from leerlijn.foundation.ui.pages import Link, back_here
from leerlijn.kernel.policy import ANYBODY, Action, Standing, may_ever
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.site import outbox
from leerlijn.site.relations import (
    ERASE,
    EXPLAIN_PERMISSION,
    IMPORT_STAFF,
    READ_ACCESSIBILITY,
    READ_DESTRUCTION,
    READ_JOURNAL,
    READ_OPERATION,
    READ_PERMISSIONS,
    READ_REGISTER,
    READ_SETTINGS,
    REPORT_PROBLEM,
    SEARCH,
    may_everywhere,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A link, and the action that its page is for; `everywhere`: only for the whole institution.

    `alone`: not current on the pages below it. `says` is the sentence under it where there is room for one.
    `is_for` keeps it from whom it would say nothing; `stays_for` are the offices for which it stays in the
    menu once signed in, although it is open to anybody.
    """

    label: Text
    url: str
    action: Action
    alone: bool = False
    everywhere: bool = False
    says: Text | None = None
    is_for: Callable[[Standing], bool] = lambda standing: True
    stays_for: frozenset[str] = frozenset()

    def is_in_menu_of(self, standing: Standing) -> bool:
        """Once signed in, what is open to anybody leaves room for their own work."""
        is_public = ANYBODY in self.action.open_to
        held = {office.role for office in standing.offices}
        return self.is_open_to(standing) and not (standing and is_public and held.isdisjoint(self.stays_for))

    def is_open_to(self, standing: Standing) -> bool:
        if not self.is_for(standing):
            return False
        if self.everywhere:
            return bool(may_everywhere(standing, self.action))
        return may_ever(standing, self.action)

    @property
    def link(self) -> Link:
        return Link(self.label, reverse(self.url), self.alone)


OF_OUTSIDERS = frozenset(
    {
        *("teacher", "school-leader", "school-trainer", "student-teacher"),
        *("council-student", "review-panel", "act-assessor"),
    }
)
"""The offices of people who need not work at the university: of schools, students and outside judges."""


def works_here(standing: Standing) -> bool:
    """Whether HR knows somebody, or they hold an office that is never of somebody from outside."""
    return standing.is_staff or any(office.role not in OF_OUTSIDERS for office in standing.offices)


def comes_for_the_centre(standing: Standing) -> bool:
    """Whether somebody from outside has nothing here but assessments: a candidate, or who judges them."""
    return not works_here(standing) and all(office.role == "act-assessor" for office in standing.offices)


OF_PRO_U = frozenset({"teacher", "school-leader", "pro-u-office", "pro-u-director", "expert"})
"""Who goes to the catalogue again and again."""
CHECK = Entry(
    Text(nl="Certificaat controleren", en="Check a certificate"), "credentials:check", VERIFY_CERTIFICATE
)
PROCEDURES = Entry(
    Text(nl="Hoe de procedures lopen", en="How the procedures go"), "cases:procedures", READ_PROCEDURES
)
PERMISSIONS = Entry(
    Text(nl="Alle rechten", en="All permissions"),
    "site:permissions",
    READ_PERMISSIONS,
    everywhere=True,
    says=Text(nl="Wat er kan, en voor wie het open is.", en="What can be done, and to whom it is open."),
)
REGISTER = Entry(
    Text(nl="Gegevens over mensen", en="Data about people"),
    "site:register",
    READ_REGISTER,
    says=Text(
        nl="Wat er bewaard wordt, waarom, hoe lang, en wie het leest.",
        en="What is kept, why, for how long, and who reads it.",
    ),
)
INBOX = Entry(Text(nl="Berichten", en="Messages"), "notices:inbox", READ_INBOX)
MENU: tuple[Entry, ...] = (
    Entry(Text(nl="Mijn werk", en="My work"), "cases:work", READ_WORK),
    Entry(
        Text(nl="Mijn lijn", en="My line"),
        "qualification:line",
        READ_LINE,
        alone=True,
        is_for=works_here,
    ),
    Entry(Text(nl="Dossiers", en="Dossiers"), "qualification:dossiers", READ_CASES, is_for=works_here),
    Entry(Text(nl="Plichten", en="Duties"), "qualification:duties", READ_DUTIES),
    Entry(Text(nl="Intaketijden", en="Intake times"), "qualification:slots", READ_SLOTS),
    Entry(Text(nl="Mijn raad", en="My council"), "agreements:desk", READ_COUNCILS),
    Entry(Text(nl="Afspraken", en="Agreements"), "agreements:agreements", LIST_AGREEMENTS, alone=True),
    Entry(Text(nl="Mijn inschrijvingen", en="My enrolments"), "development:enrolments", READ_OWN_ENROLMENTS),
    Entry(
        Text(nl="Mijn assessments", en="My assessments"),
        "assessments:mine",
        READ_OWN_ASSESSMENTS,
        is_for=comes_for_the_centre,
    ),
    Entry(Text(nl="Mijn school", en="My school"), "development:team", READ_TEAM),
    Entry(Text(nl="Uitvoeringen", en="Editions"), "development:editions", READ_EDITIONS),
    Entry(Text(nl="Assessments", en="Assessments"), "assessments:board", READ_BOARD),
    INBOX,
    Entry(Text(nl="Aanbod", en="Catalogue"), "development:catalogue", READ_CATALOGUE, stays_for=OF_PRO_U),
    CHECK,
    PROCEDURES,
)
"""In the order of the menu."""

MANAGEMENT: tuple[Entry, ...] = (
    Entry(
        Text(nl="Mensen", en="People"),
        "people:people",
        READ_PEOPLE,
        says=Text(
            nl="Iemand opzoeken: dienstverband, rollen en account.",
            en="Look somebody up: appointment, roles and account.",
        ),
    ),
    Entry(
        Text(nl="Eenheden en rollen", en="Units and roles"),
        "people:units",
        READ_UNITS,
        says=Text(
            nl="Hoe de instelling in elkaar zit, en wie waar een rol heeft.",
            en="How the institution is made up, and who has a role where.",
        ),
    ),
    Entry(
        Text(nl="Uren begeleiding", en="Hours of supervision"),
        "qualification:supervision-hours",
        LIST_SUPERVISION,
        says=Text(
            nl="Gepland, toegekend en gebruikt, per kandidaat en per eenheid.",
            en="Planned, granted and used, per candidate and per unit.",
        ),
    ),
    Entry(
        Text(nl="Bestand voor HR", en="File for HR"),
        "qualification:for-hr",
        WRITE_BACK_TO_HR,
        says=Text(
            nl="Hoe de plicht van iedereen ervoor staat, en wat er sinds een dag veranderde.",
            en="How everybody’s duty stands, and what changed since a day.",
        ),
    ),
    Entry(
        Text(nl="Personeelslijst inlezen", en="Take over the list of staff"),
        "site:import-staff",
        IMPORT_STAFF,
        everywhere=True,
        says=Text(
            nl="Eerst een proef met een verslag per regel, dan in één keer.",
            en="First a rehearsal with a report per line, then all at once.",
        ),
    ),
    Entry(
        Text(nl="Overnemen uit een spreadsheet", en="Take over from a spreadsheet"),
        "site:take-over",
        TAKE_OVER_OFFICE,
        says=Text(
            nl="Lopende trajecten, oude certificaten en vrijstellingen, per regel gemeld.",
            en="Running tracks, earlier certificates and exemptions, told line by line.",
        ),
    ),
    Entry(
        Text(nl="Nieuwe criteria publiceren", en="Publish new criteria"),
        "qualification:publish-criteria",
        PUBLISH_CRITERIA,
        everywhere=True,
        says=Text(
            nl="Eerst wat er verandert, en wat elk lopend dossier houdt.",
            en="First what changes, and what each running dossier keeps.",
        ),
    ),
    Entry(
        Text(nl="Logboek", en="Journal"),
        "site:journal",
        READ_JOURNAL,
        everywhere=True,
        says=Text(
            nl="Alles wat hier gebeurde, en of het klopt.", en="All that happened here, and whether it holds."
        ),
    ),
    Entry(
        Text(nl="Waarom ziet iemand dit?", en="Why can somebody see this?"),
        "site:why",
        EXPLAIN_PERMISSION,
        says=Text(
            nl="Voor elke persoon, zaak en dag: open of niet, en waardoor.",
            en="For any person, case and day: open or not, and by what.",
        ),
    ),
    PERMISSIONS,
    REGISTER,
    Entry(
        Text(nl="Iemand wissen", en="Erase somebody"),
        "site:erasing",
        ERASE,
        everywhere=True,
        says=Text(
            nl="Eerst wat verdwijnt en wat blijft; een tweede persoon besluit.",
            en="First what goes and what stays; a second person decides.",
        ),
    ),
    Entry(
        Text(nl="Wat er weg zou kunnen", en="What could go"),
        "site:destruction",
        READ_DESTRUCTION,
        everywhere=True,
        says=Text(
            nl="Wat lang genoeg bewaard is, geteld, met de reden.",
            en="What was kept for long enough, counted, with the reason.",
        ),
    ),
    Entry(
        Text(nl="Teksten van brieven", en="Texts of letters"),
        "notices:texts",
        READ_TEXTS,
        says=Text(
            nl="Wat er in mail staat, per eenheid en taal, met een proef op een echte zaak.",
            en="What mail says, by unit and language, looked at on a real case.",
        ),
    ),
    Entry(
        Text(nl="Instellingen", en="Settings"),
        "site:settings",
        READ_SETTINGS,
        everywhere=True,
        says=Text(
            nl="Termijnen en regels die de instelling zelf kiest.",
            en="Terms and rules that the institution chooses itself.",
        ),
    ),
    Entry(
        Text(nl="Hoe het systeem draait", en="How the system runs"),
        "site:operation",
        READ_OPERATION,
        everywhere=True,
        says=Text(
            nl="Of er bewaard wordt, en of de back-up van vannacht terug te zetten is.",
            en="Whether it keeps what is written, and whether last night's backup can be put back.",
        ),
    ),
)
"""What belongs to an office that watches or manages; on the first page, and below the menu on none."""

FOOTER: tuple[Entry, ...] = (
    Entry(Text(nl="Over de BKO", en="About the UTQ"), "qualification:utq", READ_UTQ_GUIDE),
    Entry(
        Text(nl="Cursussen voor de BKO", en="UTQ courses"),
        "qualification:courses",
        READ_COURSES,
        is_for=works_here,
    ),
    Entry(
        Text(nl="Kwaliteitsafspraken", en="Quality agreements"), "agreements:public", READ_PUBLIC_AGREEMENTS
    ),
    Entry(Text(nl="Assessmentcentrum", en="Assessment centre"), "assessments:centre", READ_CENTRE),
    Entry(Text(nl="Samen Opleiden", en="Partnerships"), "partnerships:partnerships", READ_PARTNERSHIPS),
    PROCEDURES,
    Entry(Text(nl="De criteria", en="The criteria"), "frameworks:frameworks", READ_CRITERIA),
    CHECK,
    Entry(Text(nl="Eén getal per dag", en="One number a day"), "journal:anchors", READ_ANCHORS),
    Entry(Text(nl="Toegankelijkheid", en="Accessibility"), "site:accessibility", READ_ACCESSIBILITY),
    PERMISSIONS,
    REGISTER,
    Entry(Text(nl="Meld een probleem", en="Report a problem"), "site:problem", REPORT_PROBLEM),
)


def menu_of(standing: Standing) -> list[Link]:
    """What somebody may ever do, as far as it is about them."""
    return [_counted(entry, standing) for entry in MENU if entry.is_in_menu_of(standing)]


def _counted(entry: Entry, standing: Standing) -> Link:
    """The messages say how many are new."""
    if entry is INBOX and standing.unread:
        return replace(entry.link, label=Sentence("Messages ({count})", count=standing.unread))
    return entry.link


def links_in(entries: Iterable[Entry], standing: Standing) -> list[tuple[Link, Text | None]]:
    """The links that are open to somebody, each with its sentence."""
    return [(entry.link, entry.says) for entry in entries if entry.is_open_to(standing)]


def navigation(request: HttpRequest) -> dict[str, object]:
    """Context processor: menu and footer, whose house this is, and the way in; no statement."""
    standing = getattr(request, "standing", None)
    here = request.path if request.path.startswith(reverse("people:sign-in")) else ""
    return {
        "navigation": menu_of(standing) if standing is not None else [],
        "footer": [link for link, _ in links_in(FOOTER, standing)] if standing is not None else [],
        "institution": Text(nl=settings.INSTITUTION_NL, en=settings.INSTITUTION_EN),
        "sign_in": "" if here else reverse("people:sign-in") + back_here(request),
        "account": reverse("people:account"),
        "outbox": outbox.address() if settings.DEMO else "",
        "search": reverse("site:search") if standing and may_ever(standing, SEARCH) else "",
    }
