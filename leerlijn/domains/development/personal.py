"""What Pro-U keeps about people: who enrolled, who asked for something of their own, and who signed."""

from __future__ import annotations

from leerlijn.kernel.data_map import OUR_DEFAULT, Ground, Kept, Processing, data_map
from leerlijn.kernel.procedure import Setting
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.terms import Length

ENROLMENTS_FOR = Setting(
    "keep.enrolments",
    Text(nl="bewaren: inschrijvingen bij Pro-U", en="keeping: enrolments at Pro-U"),
    "P2Y",
    Text(
        nl="onze standaard, nog te bevestigen; het bewijs van uren blijft langer",
        en="our default, to be confirmed; the proof of hours stays longer",
    ),
)
REQUESTS_FOR = Setting(
    "keep.requests",
    Text(
        nl="bewaren: vragen op maat en getekende voorstellen",
        en="keeping: tailor-made requests and signed proposals",
    ),
    "P7Y",
    Text(
        nl="zeven jaar voor wat over geld gaat (AWR art. 52 lid 4); "
        "voor de rest onze standaard, nog te bevestigen",
        en="seven years for what is about money (General Act on State Taxes, article 52(4)); "
        "for the rest our default, to be confirmed",
    ),
)
AFTER_CASE = Text(nl="nadat de zaak sloot", en="after the case closed")
ENROLMENTS = Processing(
    key="enrolments",
    title=Text(nl="Inschrijvingen bij Pro-U", en="Enrolments at Pro-U"),
    whose=Text(nl="leraren en schoolleiders", en="teachers and school leaders"),
    purpose=Text(
        nl="een plaats geven, uren bewijzen en afrekenen", en="giving a place, proving hours and settling"
    ),
    ground=Ground.CONTRACT,
    law=OUR_DEFAULT,
    comes_from=Text(nl="de deelnemer, of de school", en="the participant, or the school"),
    read_by=("see enrolment", "see team-enrolment", "see edition", "read-team"),
    kept=Kept(since=AFTER_CASE, length=ENROLMENTS_FOR, of=("enrolment", "team-enrolment", "edition")),
)
REQUESTS = Processing(
    key="requests",
    title=Text(nl="Vragen op maat van een school", en="Tailor-made requests of a school"),
    whose=Text(nl="wie namens een school vraagt en tekent", en="whoever asks and signs for a school"),
    purpose=Text(nl="een voorstel doen en laten tekenen", en="making a proposal and having it signed"),
    ground=Ground.CONTRACT,
    law=OUR_DEFAULT,
    comes_from=Text(nl="de school en de expert", en="the school and the expert"),
    read_by=("see tailor-made-request",),
    kept=Kept(
        since=AFTER_CASE,
        length=REQUESTS_FOR,
        least=Length.parse(REQUESTS_FOR.default),
        of=("tailor-made-request",),
    ),
)
ON_OFFER = Text(nl="gaat over het aanbod", en="is about what is offered")

data_map.tells_nothing(
    "development.Offering",
    "code title_nl title_en summary_nl summary_en brings expertise category form subject level hours "
    "self_study price cancellation least_presence by_appointment confirmed_on title_words words",
    ON_OFFER,
)
data_map.tells_nothing(
    "development.Edition", "least opens_on general_from closes_on starts_on ends_on", ON_OFFER
)
data_map.keeps(
    "development.Team", ENROLMENTS, identity="contact", words="goal", money="reference", bare="size"
)
data_map.keeps(
    "development.Enrolment",
    ENROLMENTS,
    identity="person",
    words="question",
    money="payer fee",
    doing="agreed_at",
)
data_map.keeps(
    "development.Request",
    REQUESTS,
    identity="asker",
    words="question target_group period intake",
    bare="people",
)
data_map.keeps(
    "development.Proposal",
    REQUESTS,
    identity="made_by signed_by",
    money="content",
    doing="made_at valid_until sent_at signed_at",
    bare="version fingerprint signed_fingerprint",
)
data_map.keeps(
    "development.SigningLink",
    REQUESTS,
    identity="person",
    access="nonce digest",
    doing="made_at expires_on sent_at used_at",
)
data_map.never_leaves("development.SigningLink", "nonce digest")

data_map.erases("development.Team", "contact", empties="goal reference")
data_map.erases("development.Enrolment", "person", empties="question", nameless="payer fee")
data_map.erases(
    "development.Request",
    "asker",
    lawful="question target_group period intake",
    empties="question target_group period intake",
    since="case__since",
)
data_map.erases(
    "development.Proposal", "request__asker signed_by", lawful="content", since="request__case__since"
)
data_map.erases("development.SigningLink", "person", goes=True)
