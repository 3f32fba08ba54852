"""Every type of page, with one address of it and who opens it there; and the addresses that are no pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

NOBODY = ""


@dataclass(frozen=True)
class PageType:
    """`address` is filled with the numbers of the world; `who` is the name of a card, or nobody.

    `is_rich`: with parts of its own, so that it is looked at in forced colours and walked by keyboard too.
    """

    name: str
    who: str
    address: str
    status: int = 200
    is_rich: bool = False

    def __str__(self) -> str:
        return f"{self.name}-{self.who or 'anybody'}"


PAGES = (
    PageType("site:front", NOBODY, "/"),
    PageType("site:front", "halfway", "/"),
    PageType("site:front", "coordinator", "/", is_rich=True),
    PageType("site:front", "administrator", "/"),
    PageType("people:sign-in", NOBODY, "/sign-in/", is_rich=True),
    PageType("people:account", "dean", "/account/", is_rich=True),
    PageType("people:prove", "dean", "/prove/"),
    PageType("people:by-passkey", NOBODY, "/sign-in/passkey/"),
    PageType("people:ways", "dean", "/account/ways/", is_rich=True),
    PageType("people:add-passkey", "dean", "/account/ways/passkeys/add/"),
    PageType("people:add-codes", "dean", "/account/ways/codes/add/"),
    PageType("people:mandates", "dean", "/account/mandates/"),
    PageType("panels:acquaintances", "candidate", "/account/acquaintances/"),
    PageType("panels:invitation", NOBODY, "/invitations/{invitation}/", is_rich=True),
    PageType("people:units", "administrator", "/units/"),
    PageType("people:loose", "administrator", "/units/loose/"),
    PageType("people:unit", "administrator", "/units/{faculty}/"),
    PageType("people:add-unit", "administrator", "/units/{faculty}/add/"),
    PageType("people:rename-unit", "administrator", "/units/{faculty}/rename/"),
    PageType("people:end-unit", "administrator", "/units/{faculty}/end/"),
    PageType("people:appoint", "administrator", "/units/{faculty}/appoint/"),
    PageType("people:end-role", "administrator", "/units/roles/{role}/end/"),
    PageType("people:people", "hr", "/people/"),
    PageType("people:people", "hr", "/people/?name=Voor"),
    PageType("people:person", "hr", "/people/{person}/"),
    PageType("people:doubles", "administrator", "/people/doubles/"),
    PageType("people:merge", "administrator", "/people/doubles/{person}/{double}/"),
    PageType("people:add-person", "administrator", "/people/add/"),
    PageType("people:account-of", "administrator", "/people/{person}/account/"),
    PageType("site:trail", "halfway", "/account/trail/"),
    PageType("site:everything", "halfway", "/account/everything/"),
    PageType("site:problem", "halfway", "/problem/"),
    PageType("credentials:check", NOBODY, "/verify/"),
    PageType("credentials:verify", NOBODY, "/verify/{token}", is_rich=True),
    PageType("credentials:verify", NOBODY, "/verify/UTQ-2026-9999", status=404),
    PageType("cases:work", "assessor-1", "/work/"),
    PageType("cases:work", "stranger", "/work/"),
    PageType("cases:cases", "coordinator", "/cases/"),
    PageType("cases:cases", "coordinator", "/cases/?procedure=utq-dossier"),
    PageType(
        "cases:together",
        "coordinator",
        "/cases/together/?case={halfway}&case={sealed}&case={passed}&step=name-supervisor",
        is_rich=True,
    ),
    PageType("cases:case", "dean", "/cases/{duty}/"),
    PageType("cases:history", "proposed", "/cases/{proposed}/history/2/"),
    PageType("cases:step", "coordinator", "/cases/{sealed}/ask-assessors/"),
    PageType("cases:step", "assessor-1", "/cases/{invited}/decline-invitation/"),
    PageType("cases:step", "coordinator", "/cases/{sealed}/return/"),
    PageType("cases:step", "halfway", "/cases/{halfway}/hand-in/"),
    PageType("cases:step", "assessor-3", "/cases/{proposed}/agree/"),
    PageType("cases:enter", "coordinator", "/cases/{phoned}/request-precheck/for/{party}/"),
    PageType("cases:begin-for", "coordinator", "/procedures/utq-dossier/for-others/begin/"),
    PageType("cases:begin-for", "coordinator", "/procedures/utq-dossier/for-others/begin/?whom=610000"),
    PageType("cases:entered", "phoned", "/cases/{phoned}/entered/1/"),
    PageType("cases:case", "coordinator", "/cases/{contested}/"),
    PageType("cases:procedures", NOBODY, "/procedures/"),
    PageType("cases:procedure", NOBODY, "/procedures/utq-dossier/"),
    PageType("notices:inbox", "coordinator", "/inbox/"),
    PageType("notices:texts", "coordinator", "/letter-texts/"),
    PageType("notices:texts-of", "administrator", "/letter-texts/{faculty}/"),
    PageType("notices:text", "administrator", "/letter-texts/{faculty}/ball/"),
    PageType("notices:text", "coordinator", "/letter-texts/{faculty}/verdict/"),
    PageType("notices:others", "coordinator", "/others/", is_rich=True),
    PageType("frameworks:frameworks", NOBODY, "/criteria/"),
    PageType("frameworks:edition", NOBODY, "/criteria/utq/2017/"),
    PageType("qualification:utq", NOBODY, "/utq/", is_rich=True),
    PageType("qualification:utq", "halfway", "/utq/"),
    PageType("qualification:publish-criteria", "coordinator", "/qualification/criteria/publish/"),
    PageType("qualification:carrying", "coordinator", "/qualification/criteria/2017/"),
    PageType("qualification:line", "halfway", "/qualification/", is_rich=True),
    PageType("qualification:line", "passed", "/qualification/"),
    PageType("qualification:duties", "hr", "/qualification/duties/", is_rich=True),
    PageType("qualification:duty", "hr", "/qualification/duties/{duty}/"),
    PageType("qualification:dossiers", "coordinator", "/qualification/dossiers/"),
    PageType("qualification:begin", "starter", "/qualification/dossiers/begin/"),
    PageType("qualification:dossier", "halfway", "/qualification/dossiers/{halfway}/", is_rich=True),
    PageType("qualification:dossier", "coordinator", "/qualification/dossiers/{sealed}/"),
    PageType("qualification:dossier", "dean", "/qualification/dossiers/{proposed}/"),
    PageType("qualification:dossier", "passed", "/qualification/dossiers/{passed}/"),
    PageType(
        "qualification:supervision",
        "candidate",
        "/qualification/dossiers/{answered}/supervision/",
        is_rich=True,
    ),
    PageType("qualification:supervision", "supervisor", "/qualification/dossiers/{answered}/supervision/"),
    PageType("qualification:supervision", "hr", "/qualification/dossiers/{answered}/supervision/"),
    PageType("qualification:book-talk", "supervisor", "/qualification/dossiers/{answered}/supervision/talk/"),
    PageType(
        "qualification:plan-supervision", "supervisor", "/qualification/dossiers/{answered}/supervision/plan/"
    ),
    PageType(
        "qualification:grant-supervision",
        "coordinator",
        "/qualification/dossiers/{answered}/supervision/grant/",
    ),
    PageType(
        "qualification:correct-hours",
        "supervisor",
        "/qualification/dossiers/{answered}/supervision/3/correct/",
    ),
    PageType(
        "qualification:correct-grant",
        "coordinator",
        "/qualification/dossiers/{answered}/supervision/granted/1/correct/",
    ),
    PageType("qualification:supervision-hours", "hr", "/qualification/supervision/", is_rich=True),
    PageType("qualification:changes", "coordinator", "/qualification/dossiers/{supplemented}/changes/"),
    PageType(
        "qualification:change-since",
        "coordinator",
        "/qualification/dossiers/{supplemented}/changes/1/",
        is_rich=True,
    ),
    PageType(
        "qualification:take-fragment",
        "coordinator",
        "/qualification/dossiers/{passed}/example/",
        status=403,  # the verdict does not stand yet
    ),
    PageType(
        "qualification:change-certificate",
        "coordinator",
        "/qualification/dossiers/{passed}/certificate/propose-revocation/",
    ),
    PageType("qualification:letter", "passed", "/qualification/dossiers/{passed}/letter/"),
    PageType(
        "qualification:earlier-letter", "supplemented", "/qualification/dossiers/{supplemented}/letter/1/"
    ),
    PageType("qualification:add", "halfway", "/qualification/dossiers/{halfway}/items/add/", is_rich=True),
    PageType("qualification:change", "halfway", "/qualification/dossiers/{halfway}/items/1/"),
    PageType("qualification:claim", "halfway", "/qualification/dossiers/{halfway}/items/1/1.1/"),
    PageType("qualification:share", "candidate", "/qualification/dossiers/{answered}/items/2/share/"),
    PageType("qualification:feedback", "candidate", "/qualification/feedback/{feedback}/"),
    PageType("qualification:feedback", "supervisor", "/qualification/feedback/{feedback}/"),
    PageType("cases:step", "supervisor", "/cases/{asking}/give-feedback/"),
    PageType("cases:step", "supervisor", "/cases/{prechecking}/find-complete/"),
    PageType("cases:step", "supervisor", "/cases/{prechecking}/return-precheck/"),
    PageType("qualification:dossier", "candidate", "/qualification/dossiers/{answered}/"),
    PageType("qualification:begin-intake", "passed", "/qualification/intakes/begin/", status=403),
    PageType("qualification:invite-intake", "coordinator", "/qualification/duties/{duty}/invite/"),
    PageType("qualification:intakes", "coordinator", "/qualification/intakes/"),
    PageType("qualification:intake", "candidate", "/qualification/intakes/{preparing}/", is_rich=True),
    PageType("qualification:intake", "manager", "/qualification/intakes/{confirming}/"),
    PageType("qualification:intake", "supervisor", "/qualification/intakes/{planning}/"),
    PageType("qualification:intake", "dean", "/qualification/intakes/{planning}/"),
    PageType("cases:step", "manager", "/cases/{confirming}/confirm/"),
    PageType("qualification:cv", "candidate", "/qualification/intakes/{preparing}/cv/", is_rich=True),
    PageType("qualification:cv", "coordinator", "/qualification/intakes/{planning}/cv/"),
    PageType("qualification:add-row", "candidate", "/qualification/intakes/{preparing}/cv/tasks/add/"),
    PageType("qualification:change-row", "candidate", "/qualification/intakes/{preparing}/cv/experience/1/"),
    PageType("qualification:diagnosis", "candidate", "/qualification/intakes/{preparing}/diagnosis/"),
    PageType("qualification:diagnosis", "supervisor", "/qualification/intakes/{planning}/diagnosis/"),
    PageType("qualification:goals", "candidate", "/qualification/intakes/{preparing}/diagnosis/goals/"),
    PageType(
        "qualification:competence",
        "candidate",
        "/qualification/intakes/{preparing}/diagnosis/2/",
        is_rich=True,
    ),
    PageType("qualification:competence", "supervisor", "/qualification/intakes/{planning}/diagnosis/2/"),
    PageType("qualification:plan", "supervisor", "/qualification/intakes/{planning}/plan/", is_rich=True),
    PageType("qualification:plan-line", "stranger", "/qualification/intakes/{planning}/plan/2/"),
    PageType("qualification:plan-hours", "stranger", "/qualification/intakes/{planning}/plan/hours/"),
    PageType("qualification:slots", "supervisor", "/qualification/intakes/times/"),
    PageType("qualification:desk", "assessor-1", "/qualification/dossiers/{judging}/desk/", is_rich=True),
    PageType("qualification:desk-on", "assessor-1", "/qualification/dossiers/{judging}/desk/5.3/"),
    PageType(
        "qualification:difference",
        "assessor-1",
        "/qualification/dossiers/{differing}/difference/",
        is_rich=True,
    ),
    PageType("qualification:difference", "assessor-3", "/qualification/dossiers/{proposed}/difference/"),
    PageType(
        "qualification:interview",
        "assessor-1",
        "/qualification/dossiers/{talking}/interview/",
        is_rich=True,
    ),
    PageType("qualification:interview", "talking", "/qualification/dossiers/{talking}/interview/"),
    PageType("qualification:interview", "assessor-3", "/qualification/dossiers/{talked}/interview/"),
    PageType("qualification:dossier", "talking", "/qualification/dossiers/{talking}/"),
    PageType("site:why", "administrator", "/why/"),
    PageType("site:why", "auditor", "/why/?person=Dean&about={proposed}&day=2026-11-24"),
    PageType("site:permissions", "auditor", "/permissions/"),
    PageType("site:register", "auditor", "/register/"),
    PageType("site:accessibility", NOBODY, "/accessibility/"),
    PageType("site:retention", "auditor", "/retention/"),
    PageType("site:destruction", "administrator", "/retention/proposed/?day=2036-11-24"),
    PageType("site:journal", "auditor", "/journal/"),
    PageType("site:subject", "auditor", "/journal/of/case:{passed}/"),
    PageType("qualification:for-hr", "hr", "/qualification/for-hr/"),
    PageType("site:take-over", "coordinator", "/take-over/"),
    PageType("site:import-staff", "hr", "/staff/import/"),
    PageType("site:operation", "administrator", "/operation/"),
    PageType("site:settings", "administrator", "/settings/"),
    PageType("site:setting", "administrator", "/settings/utq-dossier.judge/"),
)

NO_PAGES = {
    "ui:language": "keeps a choice and goes back",
    "ui:appearance": "keeps a choice and goes back",
    "people:choose-password": "in a demonstration nobody has a password; tests/foundation/people looks at it",
    "people:sign-on": "is sent to only",
    "people:sign-on-back": "is come back to; tests/site/test_institution_sign_in.py looks at it",
    "people:by-code": "needs a password; tests/site/test_institution_sign_in.py looks at it",
    "people:remove-passkey": "is sent to only",
    "people:remove-codes": "is sent to only",
    "people:renew-recovery": "is sent to only",
    "people:take-away": "is sent to only",
    "people:sign-out": "is sent to only",
    "people:sign-out-everywhere": "is sent to only",
    "people:prove-by-card": "is sent to only",
    "people:ask-link": "a demonstration has cards only; tests/stories/test_mail_link.py looks at it",
    "people:link": "a demonstration has cards only; tests/stories/test_mail_link.py looks at it",
    "people:drop-name": "is sent to only",
    "people:choose-language": "is sent to only",
    "people:choose-mail": "is sent to only",
    "people:make-token": "is sent to only",
    "people:revoke-token": "is sent to only",
    "people:give-mandate": "is sent to only",
    "people:withdraw-mandate": "is sent to only",
    "panels:say-acquaintance": "is sent to only",
    "panels:take-back-acquaintance": "is sent to only",
    "people:undo-merge": "is sent to only",
    "people:apart": "is sent to only",
    "people:open-account": "is sent to only",
    "people:renew-password": "is sent to only",
    "people:close-account": "is sent to only",
    "notices:read": "is sent to only",
    "notices:nudge": "is sent to only",
    "credentials:keys": "for programs",
    "journal:anchors": "for programs",
    "qualification:take-out": "is sent to only",
    "qualification:take-out-row": "is sent to only",
    "qualification:nothing": "is sent to only",
    "qualification:propose": "is sent to only",
    "qualification:offer-slot": "is sent to only",
    "qualification:withdraw-slot": "is sent to only",
    "site:take-over-now": "is sent to only",
    "site:taken-over": "after the act only; tests/site/views/test_taking_over.py looks at it",
    "site:take-over-template": "a file",
    "cases:letter": "a file",
    "qualification:file": "a file",
    "qualification:file-before": "a file",
    "qualification:quick-guide": "a file",
    "qualification:settle": "is sent to only",
    "qualification:manifest": "a file",
    "qualification:certificate": "a file",
    "qualification:letter-pdf": "a file",
    "qualification:earlier-letter-pdf": "a file",
    "site:verify-journal": "is sent to only",
    "qualification:confirm-criteria": "is sent to only",
    "site:undo-import": "needs a list that was taken over; tests/site/views/test_undoing.py looks at it",
    "site:staff-taken-over": "needs a list that was taken over; tests/site/views/test_staff.py looks at it",
    "site:take-over-staff": "is sent to only; the report of a list is looked at on its own",
}


def names(resolver: URLResolver | None = None, space: str = "") -> Iterator[str]:
    """Every address of ours by its name, the interface for programs apart."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}" if pattern.name else str(pattern.pattern)
        elif pattern.namespace != "api":
            yield from names(pattern, f"{pattern.namespace}:" if pattern.namespace else space)
