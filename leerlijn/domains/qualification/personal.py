"""What the UTQ keeps about people: their duty, leave, intake, course, hours of supervision and feedback."""

from __future__ import annotations

from leerlijn.foundation.people.personal import AFTER_LEAVING, STAFF
from leerlijn.kernel.data_map import BARE, OUR_DEFAULT, Ground, Kept, Processing, data_map
from leerlijn.kernel.procedure import Setting
from leerlijn.kernel.sentence import Text

LECTURERS = Text(nl="docenten", en="lecturers")
TRACKS_FOR = Setting(
    "keep.tracks",
    Text(nl="bewaren: intake, cursus en begeleiding", en="keeping: intake, course and supervision"),
    "P2Y",
    OUR_DEFAULT,
)
AFTER_TRACK = Text(nl="nadat de zaak sloot", en="after the case closed")
WITH_DOSSIER = Kept(
    since=Text(nl="zolang als het dossier waar het bij hoort", en="as long as the dossier that it belongs to")
)

DUTY = Processing(
    key="duty",
    title=Text(nl="De plicht om de BKO te halen", en="The duty to qualify"),
    whose=STAFF,
    purpose=Text(
        nl="weten wie de BKO moet halen, voor wanneer, en wie haar al heeft",
        en="knowing who has to qualify, by when, and who has done so",
    ),
    ground=Ground.TASK,
    law=OUR_DEFAULT,
    comes_from=Text(
        nl="de personeelslijst van HR, eerdere certificaten, en besluiten van de decaan",
        en="HR's list of staff, earlier certificates, and decisions of the dean",
    ),
    read_by=("see utq-obligation", "see utq-registration", "read-duties"),
    kept=AFTER_LEAVING,
)
LEAVE = Processing(
    key="leave",
    title=Text(nl="Verlof dat de plicht stilzet", en="Leave that stops the clock of the duty"),
    whose=STAFF,
    purpose=Text(nl="de termijn van de plicht eerlijk tellen", en="counting the term of the duty fairly"),
    ground=Ground.TASK,
    law=Text(
        nl="voor ziekte is ook AVG art. 9 lid 2 nodig; de instelling bevestigt welke uitzondering geldt",
        en="for illness GDPR article 9(2) is needed too; the institution confirms which exception holds",
    ),
    comes_from=Text(nl="HR", en="HR"),
    read_by=("see utq-obligation",),
    kept=AFTER_LEAVING,
    note=Text(
        nl="Alleen het soort en de dagen. De pagina van de plicht toont alleen de dagen.",
        en="The kind and the days only. The page of the duty shows the days only.",
    ),
)
EXEMPTIONS = Processing(
    key="exemptions",
    title=Text(nl="Aanvragen voor vrijstelling", en="Requests for exemption"),
    whose=LECTURERS,
    purpose=Text(nl="oordelen of iemand is vrijgesteld", en="deciding whether somebody is exempt"),
    ground=Ground.TASK,
    law=OUR_DEFAULT,
    comes_from=Text(nl="de docent, de adviseur en de decaan", en="the lecturer, the adviser and the dean"),
    read_by=("read-exemption-file", "read-exemption-findings", "see utq-exemption"),
    kept=Kept(since=AFTER_TRACK, length=TRACKS_FOR, of=("utq-exemption",)),
)
TRACKS = Processing(
    key="tracks",
    title=Text(nl="Intake, plan en zelfdiagnose", en="Intake, plan and self-diagnosis"),
    whose=LECTURERS,
    purpose=Text(
        nl="een docent op weg helpen met een plan dat past", en="helping a lecturer on with a plan that fits"
    ),
    ground=Ground.TASK,
    law=OUR_DEFAULT,
    comes_from=Text(
        nl="de docent, de leidinggevende en de begeleider", en="the lecturer, manager and supervisor"
    ),
    read_by=("read-self-diagnosis", "read-educational-cv", "read-teaching-tasks", "read-track-plan"),
    kept=Kept(since=AFTER_TRACK, length=TRACKS_FOR, of=("utq-intake", "utq-course", "utq-seat")),
    note=Text(
        nl="De zelfdiagnose lezen alleen de docent en de begeleider; geen leidinggevende of beoordelaar.",
        en="Only the lecturer and the supervisor read the self-diagnosis; a manager or an assessor does not.",
    ),
)
SUPERVISION = Processing(
    key="supervision",
    title=Text(nl="Uren begeleiding", en="Hours of supervision"),
    whose=Text(nl="docenten en hun begeleiders", en="lecturers and their supervisors"),
    purpose=Text(nl="uren toekennen en verantwoorden", en="granting hours and accounting for them"),
    ground=Ground.TASK,
    law=OUR_DEFAULT,
    comes_from=Text(nl="de begeleider en de coördinator", en="the supervisor and the coordinator"),
    read_by=("list-supervision-hours", "read-supervision-entries", "read-supervision-notes"),
    kept=WITH_DOSSIER,
    note=Text(
        nl="Waar een gesprek over ging, lezen alleen de docent en de begeleider.",
        en="Only the lecturer and the supervisor read what a talk was about.",
    ),
)
FEEDBACK = Processing(
    key="feedback",
    title=Text(nl="Feedback onderweg", en="Feedback on the way"),
    whose=LECTURERS,
    purpose=Text(nl="een bewijsstuk beter maken", en="making a piece of evidence better"),
    ground=Ground.TASK,
    law=OUR_DEFAULT,
    comes_from=Text(nl="de docent en de begeleider", en="the lecturer and the supervisor"),
    read_by=("see utq-feedback",),
    kept=Kept(since=AFTER_TRACK, length=TRACKS_FOR, of=("utq-feedback",)),
)
FRAGMENTS = Processing(
    key="fragments",
    title=Text(nl="Fragmenten als voorbeeld", en="Fragments as an example"),
    whose=Text(nl="docenten die ja zeiden", en="lecturers who said yes"),
    purpose=Text(
        nl="beoordelaars laten zien hoe een niveau eruitziet", en="showing assessors what a level looks like"
    ),
    ground=Ground.CONSENT,
    law=Text(
        nl="wie ja zei, kan dat altijd intrekken; dan is de tekst weg",
        en="whoever said yes can always withdraw; then the text is gone",
    ),
    comes_from=Text(
        nl="een dossier waarvan het oordeel vaststaat", en="a dossier of which the verdict stands"
    ),
    read_by=("see utq-fragment", "judge-dossier"),
    kept=Kept(
        since=Text(nl="tot de docent de toestemming intrekt", en="until the lecturer withdraws consent")
    ),
)
INTERVIEWS = Processing(
    key="interviews",
    title=Text(nl="Het criteriumgericht interview", en="The criterion-based interview"),
    whose=LECTURERS,
    purpose=Text(nl="horen wat het dossier niet zegt", en="hearing what the dossier does not say"),
    ground=Ground.TASK,
    law=Text(
        nl="opnemen alleen met toestemming (AVG art. 6 lid 1 onder a)",
        en="recording by consent only (GDPR article 6(1), point a)",
    ),
    comes_from=Text(nl="de docent en de beoordelaars", en="the lecturer and the judges"),
    read_by=("read-utq-interview",),
    kept=WITH_DOSSIER,
)
OF_THE_COURSE = Text(
    nl="gaat over de cursus, niet over wie er komt", en="is about the course, not about who comes"
)
EVENT = "year on entered_at withdrawn_at"

data_map.tells_nothing(
    "qualification.Course", "competences language least_presence starts_on ends_on", OF_THE_COURSE
)
data_map.keeps(
    "qualification.ExemptionRequest",
    EXEMPTIONS,
    identity="attendees decided_by",
    learning="grounds ground diploma level issuer country obtained_on",
    judgement="findings report advice advice_reasons decision decision_reasons duty_until",
    doing="meeting_on meeting_place held_on decided_on informed_on",
)
data_map.keeps(
    "qualification.FeedbackRequest",
    FEEDBACK,
    words="question personal_data",
    doing="closed_at",
    bare="version",
)
data_map.keeps(
    "qualification.Note",
    FEEDBACK,
    identity="made_by",
    judgement="criterion text",
    doing="made_at",
    bare="version",
)
data_map.keeps(
    "qualification.Fragment",
    FRAGMENTS,
    judgement="criterion level",
    words="text language",
    doing="gone_at",
    bare="item",
)
data_map.keeps(
    "qualification.Intake",
    TRACKS,
    identity="confirmed_by",
    learning="nothing goals route ground",
    words="worries",
    employment="hours",
    doing="confirmed_on replan_on",
)
data_map.keeps("qualification.CVRow", TRACKS, learning="section data", bare="order")
data_map.keeps("qualification.SelfAssessment", TRACKS, judgement="criterion level", words="example need way")
data_map.keeps(
    "qualification.Measurement", TRACKS, judgement="said", doing="made_at", bare="number fingerprint"
)
data_map.keeps(
    "qualification.Estimate", TRACKS, identity="made_by", judgement="criterion level why", doing="made_at"
)
data_map.keeps(
    "qualification.TrackPlan",
    TRACKS,
    identity="changed_by",
    employment="hours_planned hours_compensated compensated_when",
    words="extension_because",
    doing="forecast_on changed_at candidate_agreed_at supervisor_agreed_at agreed_on",
)
data_map.tells_nothing("qualification.TrackPlan", "candidate_agreed_to supervisor_agreed_to", BARE)
data_map.keeps(
    "qualification.TrackLine",
    TRACKS,
    learning="competence own_case evidence",
    doing="observation_on target_on",
)
data_map.keeps(
    "qualification.Interview", INTERVIEWS, words="answers recording may_record", doing="reported_at"
)
data_map.keeps(
    "qualification.ExternalCertificate",
    DUTY,
    identity="person",
    learning="issuer source taken_over_from withdrawn_because",
    doing=EVENT,
    bare="line",
)
data_map.keeps(
    "qualification.PartialCertificate",
    DUTY,
    identity="person",
    learning="issuer unit criteria source taken_over_from withdrawn_because",
    doing=EVENT,
    bare="line",
)
data_map.keeps(
    "qualification.Exemption",
    DUTY,
    identity="person decided_by",
    learning="ground source taken_over_from withdrawn_because",
    doing=EVENT,
    bare="line",
)
data_map.keeps(
    "qualification.LegacyGrant",
    DUTY,
    identity="person",
    learning="kind ends_on source taken_over_from withdrawn_because",
    doing=EVENT,
    bare="line",
)
data_map.keeps(
    "qualification.Deferral",
    DUTY,
    identity="person decided_by",
    learning="taken_over_from",
    words="reason",
    doing="due_on decided_on entered_at",
)
data_map.keeps(
    "qualification.Leave",
    LEAVE,
    identity="person",
    absence="kind starts_on ends_on source",
    doing="entered_at",
)
data_map.keeps(
    "qualification.TeachingDecision",
    DUTY,
    identity="person decided_by",
    employment="teaches starts_on",
    words="reason",
    doing="decided_on entered_at",
)
data_map.keeps(
    "qualification.SupervisionEntry",
    SUPERVISION,
    identity="made_by",
    doing="kind minutes on made_at",
    bare="number",
)
data_map.keeps("qualification.SupervisionNote", SUPERVISION, words="about because")

THEIRS = "case__subject"
data_map.erases(
    "qualification.ExemptionRequest",
    THEIRS,
    replaces="diploma level issuer country report advice_reasons decision_reasons",
    empties="findings attendees duty_until",
    names="attendees decided_by",
    nameless="grounds ground obtained_on advice decision",
)
data_map.erases("qualification.FeedbackRequest", THEIRS, empties="question", nameless="personal_data")
data_map.erases("qualification.Note", "request__case__subject", replaces="text", nameless="criterion")
data_map.erases("qualification.Fragment", THEIRS, empties="text", nameless="criterion level language")
data_map.erases(
    "qualification.Intake", THEIRS, empties="nothing goals worries", nameless="hours route ground"
)
OF_INTAKE = "intake__case__subject"
data_map.erases("qualification.CVRow", OF_INTAKE, goes=True)
data_map.erases("qualification.SelfAssessment", OF_INTAKE, goes=True)
data_map.erases("qualification.Measurement", OF_INTAKE, replaces="said")
data_map.erases("qualification.Estimate", OF_INTAKE, goes=True)
data_map.erases(
    "qualification.TrackPlan",
    OF_INTAKE,
    empties="compensated_when extension_because",
    nameless="hours_planned hours_compensated",
)
data_map.erases(
    "qualification.TrackLine",
    "plan__intake__case__subject",
    empties="own_case evidence",
    nameless="competence",
)
data_map.erases(
    "qualification.Interview", "round__case__subject", empties="answers recording", nameless="may_record"
)
data_map.erases(
    "meetings.Session",
    "utq_intakes__case__subject utq_interview__round__case__subject",
    empties="minutes outcomes",
)
for table in ("ExternalCertificate", "PartialCertificate", "LegacyGrant", "Leave"):
    data_map.erases(f"qualification.{table}", "person", goes=True)
for table in ("Exemption", "Deferral", "TeachingDecision"):
    data_map.erases(f"qualification.{table}", "person", goes=True, names="decided_by")
data_map.erases("qualification.SupervisionNote", "entry__case__subject", empties="about because")
