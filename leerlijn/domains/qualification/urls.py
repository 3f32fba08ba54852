"""The addresses of this room."""

from django.urls import include, path, re_path

from leerlijn.domains.qualification.views import (
    certificate_changes,
    changes,
    courses,
    criteria,
    dossiers,
    duties,
    exemptions,
    feedback,
    for_hr,
    fragments,
    guide,
    intakes,
    interviews,
    planning,
    preparing,
    supervision,
)
from leerlijn.foundation.dossiers.views import evidence, judging

NUMBER = "(?P<number>[0-9]{1,18})"
LANGUAGE = "(?P<language>nl|en)"
ORDER = "(?P<order>[0-9]{1,5})"
CODE = r"(?P<code>[0-9][0-9A-Za-z.]{0,19})"

EXEMPTION = [
    re_path(rf"^{NUMBER}/$", exemptions.exemption, name="dossier"),
    re_path(rf"^{NUMBER}/letter/$", exemptions.letter, name="letter"),
    re_path(rf"^{NUMBER}/items/add/$", evidence.add, name="add"),
    re_path(rf"^{NUMBER}/items/{ORDER}/$", evidence.change, name="change"),
    re_path(rf"^{NUMBER}/items/{ORDER}/out/$", evidence.take_out, name="take-out"),
    re_path(rf"^{NUMBER}/items/{ORDER}/file/$", exemptions.file, name="file"),
    re_path(rf"^{NUMBER}/items/{ORDER}/{CODE}/$", evidence.claim, name="claim"),
    re_path(rf"^{NUMBER}/manifest/$", exemptions.manifest, name="manifest"),
]
SECTION = "(?P<section>[a-z]{1,30})"
COMPETENCE = "(?P<code>[0-9]{1,3})"

INTAKE = [
    re_path(rf"^{NUMBER}/$", intakes.intake, name="intake"),
    re_path(rf"^{NUMBER}/cv/$", preparing.cv, name="cv"),
    re_path(rf"^{NUMBER}/cv/{SECTION}/add/$", preparing.add_row, name="add-row"),
    re_path(rf"^{NUMBER}/cv/{SECTION}/nothing/$", preparing.nothing, name="nothing"),
    re_path(rf"^{NUMBER}/cv/{SECTION}/{ORDER}/$", preparing.change_row, name="change-row"),
    re_path(rf"^{NUMBER}/cv/{SECTION}/{ORDER}/out/$", preparing.take_out_row, name="take-out-row"),
    re_path(rf"^{NUMBER}/diagnosis/$", preparing.diagnosis, name="diagnosis"),
    re_path(rf"^{NUMBER}/diagnosis/goals/$", preparing.goals, name="goals"),
    re_path(rf"^{NUMBER}/diagnosis/{COMPETENCE}/$", preparing.competence, name="competence"),
    re_path(rf"^{NUMBER}/plan/$", planning.plan, name="plan"),
    re_path(rf"^{NUMBER}/plan/propose/$", planning.propose, name="propose"),
    re_path(rf"^{NUMBER}/plan/hours/$", planning.hours, name="plan-hours"),
    re_path(rf"^{NUMBER}/plan/{COMPETENCE}/$", planning.plan_line, name="plan-line"),
]

SUPERVISION = [
    path("", supervision.ledger, name="supervision"),
    path("plan/", supervision.plan, name="plan-supervision"),
    path("talk/", supervision.talk, name="book-talk"),
    path("grant/", supervision.grant, name="grant-supervision"),
    re_path(rf"^granted/{ORDER}/correct/$", supervision.correct_grant, name="correct-grant"),
    re_path(rf"^{ORDER}/correct/$", supervision.correct, name="correct-hours"),
]

app_name = "qualification"
urlpatterns = [
    path("utq/", guide.utq, name="utq"),
    re_path(r"^utq/quick-guide-(?P<language>nl|en)[.]pdf$", guide.quick_guide, name="quick-guide"),
    path("qualification/", duties.line, name="line"),
    path("qualification/duties/", duties.duties, name="duties"),
    path("qualification/for-hr/", for_hr.for_hr, name="for-hr"),
    re_path(rf"^qualification/duties/{NUMBER}/$", duties.duty, name="duty"),
    re_path(rf"^qualification/duties/{NUMBER}/invite/$", intakes.invite, name="invite-intake"),
    path("qualification/intakes/", duties.intakes, name="intakes"),
    path("qualification/intakes/begin/", intakes.begin, name="begin-intake"),
    path("qualification/intakes/times/", planning.slots, name="slots"),
    path("qualification/intakes/times/offer/", planning.offer, name="offer-slot"),
    re_path(rf"^qualification/intakes/times/{NUMBER}/withdraw/$", planning.withdraw, name="withdraw-slot"),
    path("qualification/intakes/", include(INTAKE)),
    path("qualification/courses/", courses.courses, name="courses"),
    path("qualification/plan-course/", courses.plan, name="plan-course"),
    re_path(rf"^qualification/courses/{NUMBER}/$", courses.course, name="course"),
    re_path(rf"^qualification/courses/{NUMBER}/seat/$", courses.ask, name="ask-seat"),
    re_path(rf"^qualification/courses/{NUMBER}/meetings/{ORDER}/$", courses.attendance, name="attendance"),
    re_path(rf"^qualification/seats/{NUMBER}/$", courses.seat, name="seat"),
    re_path(rf"^qualification/seats/{NUMBER}/statement/$", courses.statement, name="seat-statement"),
    path("qualification/exemptions/", duties.exemptions, name="exemptions"),
    path("qualification/exemptions/ask/", exemptions.ask, name="ask-exemption"),
    path("qualification/exemptions/", include((EXEMPTION, "exemption"))),
    path("qualification/criteria/publish/", criteria.publish, name="publish-criteria"),
    path("qualification/criteria/publish/confirm/", criteria.confirm, name="confirm-criteria"),
    path("qualification/criteria/<slug:edition>/", criteria.carrying, name="carrying"),
    path("qualification/dossiers/", duties.dossiers, name="dossiers"),
    path("qualification/dossiers/begin/", dossiers.begin, name="begin"),
    re_path(rf"^qualification/dossiers/{NUMBER}/$", dossiers.dossier, name="dossier"),
    re_path(rf"^qualification/dossiers/{NUMBER}/items/add/$", evidence.add, name="add"),
    re_path(rf"^qualification/dossiers/{NUMBER}/items/{ORDER}/$", evidence.change, name="change"),
    re_path(rf"^qualification/dossiers/{NUMBER}/items/{ORDER}/out/$", evidence.take_out, name="take-out"),
    re_path(rf"^qualification/dossiers/{NUMBER}/items/{ORDER}/file/$", dossiers.file, name="file"),
    re_path(rf"^qualification/dossiers/{NUMBER}/items/{ORDER}/share/$", feedback.share, name="share"),
    re_path(rf"^qualification/feedback/{NUMBER}/$", feedback.feedback, name="feedback"),
    re_path(rf"^qualification/dossiers/{NUMBER}/items/{ORDER}/{CODE}/$", evidence.claim, name="claim"),
    path("qualification/supervision/", supervision.supervision_hours, name="supervision-hours"),
    re_path(rf"^qualification/dossiers/{NUMBER}/supervision/", include(SUPERVISION)),
    re_path(rf"^qualification/dossiers/{NUMBER}/changes/$", changes.changes, name="changes"),
    re_path(rf"^qualification/dossiers/{NUMBER}/changes/{ORDER}/$", changes.change, name="change-since"),
    re_path(
        rf"^qualification/dossiers/{NUMBER}/changes/{ORDER}/before/$",
        changes.file_before,
        name="file-before",
    ),
    re_path(rf"^qualification/dossiers/{NUMBER}/manifest/$", dossiers.manifest, name="manifest"),
    re_path(rf"^qualification/dossiers/{NUMBER}/certificate/$", dossiers.certificate, name="certificate"),
    re_path(
        rf"^qualification/dossiers/{NUMBER}/certificate/(?P<key>[a-z-]{{1,60}})/$",
        certificate_changes.change,
        name="change-certificate",
    ),
    re_path(rf"^qualification/dossiers/{NUMBER}/letter/$", dossiers.letter, name="letter"),
    re_path(rf"^qualification/dossiers/{NUMBER}/letter/{LANGUAGE}/$", dossiers.letter_pdf, name="letter-pdf"),
    re_path(rf"^qualification/dossiers/{NUMBER}/letter/{ORDER}/$", dossiers.letter, name="earlier-letter"),
    re_path(
        rf"^qualification/dossiers/{NUMBER}/letter/{ORDER}/{LANGUAGE}/$",
        dossiers.letter_pdf,
        name="earlier-letter-pdf",
    ),
    re_path(rf"^qualification/dossiers/{NUMBER}/example/$", fragments.take, name="take-fragment"),
    re_path(rf"^qualification/dossiers/{NUMBER}/desk/$", judging.desk, name="desk"),
    re_path(rf"^qualification/dossiers/{NUMBER}/desk/{CODE}/$", judging.desk, name="desk-on"),
    re_path(rf"^qualification/dossiers/{NUMBER}/interview/$", interviews.interview, name="interview"),
    re_path(rf"^qualification/dossiers/{NUMBER}/difference/$", judging.difference, name="difference"),
    re_path(rf"^qualification/dossiers/{NUMBER}/difference/{CODE}/$", judging.settle, name="settle"),
]
