"""What the assessment centre keeps about people: candidates, their talks and report, and its assessors."""

from __future__ import annotations

from leerlijn.kernel.data_map import OUR_DEFAULT, Ground, Kept, Processing, data_map
from leerlijn.kernel.procedure import Setting
from leerlijn.kernel.sentence import Text

ASSESSMENTS_FOR = Setting(
    "keep.assessments",
    Text(nl="bewaren: dossiers van het assessmentcentrum", en="keeping: dossiers of the assessment centre"),
    "P4Y",
    Text(
        nl="onze standaard, nog te bevestigen: de school bewaart de verklaring ten minste vier jaar "
        "(subsidie zij-instroom, voion.nl)",
        en="our default, to be confirmed: the school keeps the declaration for at least four years "
        "(subsidy for lateral entry, voion.nl)",
    ),
)
ASSESSMENTS = Processing(
    key="assessments",
    title=Text(nl="Assessments voor aankomende leraren", en="Assessments for teachers to be"),
    whose=Text(nl="kandidaten van het assessmentcentrum", en="candidates of the assessment centre"),
    purpose=Text(
        nl="onderzoeken of iemand geschikt is voor het beroep van leraar",
        en="finding whether somebody is suited to be a teacher",
    ),
    ground=Ground.CONTRACT,
    law=OUR_DEFAULT,
    comes_from=Text(nl="de kandidaat en de assessoren", en="the candidate and the assessors"),
    read_by=(
        "read-portfolio",
        "read-sealed-portfolio",
        "read-assessment-registration",
        "read-assessment-price",
        "read-assessment-talks",
        "read-assessment-report",
    ),
    kept=Kept(
        since=Text(nl="nadat de zaak sloot", en="after the case closed"),
        length=ASSESSMENTS_FOR,
        of=("act-admission", "act-switch"),
    ),
    note=Text(
        nl="Een school die betaalt, leest de prijs en niet het rapport.",
        en="A school that pays reads the price and not the report.",
    ),
)
SIGN_UPS = Processing(
    key="sign-ups",
    title=Text(
        nl="Aanmeldingen die nog bevestigd moeten worden", en="Sign-ups that are still to be confirmed"
    ),
    whose=Text(nl="wie zich van buiten aanmeldt", en="whoever signs up from outside"),
    purpose=Text(
        nl="weten dat het adres van wie zich aanmeldt, klopt", en="knowing that the address is right"
    ),
    ground=Ground.CONTRACT,
    law=OUR_DEFAULT,
    comes_from=Text(nl="wie zich aanmeldt", en="whoever signs up"),
    read_by=("see act-admission", "see act-switch"),
    kept=Kept(
        since=Text(
            nl="zonder bevestiging zeven dagen; daarna met het assessment mee",
            en="without confirmation seven days; after it with the assessment",
        ),
        source=Text(nl="vast in het systeem", en="fixed in the system"),
    ),
)
ASSESSORS = Processing(
    key="assessors",
    title=Text(nl="Assessoren van het assessmentcentrum", en="Assessors of the assessment centre"),
    whose=Text(nl="assessoren", en="assessors"),
    purpose=Text(nl="alleen bevoegde assessoren laten oordelen", en="letting only qualified assessors judge"),
    ground=Ground.CONTRACT,
    law=OUR_DEFAULT,
    comes_from=Text(nl="het assessmentcentrum", en="the assessment centre"),
    read_by=("read-assessments",),
    kept=Kept(since=Text(nl="zolang iemand assessor is", en="as long as somebody is an assessor")),
)

data_map.keeps(
    "assessments.Assessment",
    ASSESSMENTS,
    learning="degree subject diploma diploma_field work",
    judgement="advice test report",
    opinion="comments complaint is_complaint_withdrawn",
    money="payer price order_number",
)
data_map.keeps(
    "assessments.Talk", ASSESSMENTS, identity="made_by", judgement="notes", doing="kind held_on made_at"
)
data_map.keeps("assessments.Assessor", ASSESSORS, identity="person", employment="background certified_until")
data_map.keeps(
    "assessments.SignUp",
    SIGN_UPS,
    identity="given_name family_name",
    contact="email language",
    learning="said procedure",
    access="nonce digest",
    doing="made_at expires_on sent_at",
)
data_map.never_leaves("assessments.SignUp", "nonce digest")

data_map.erases(
    "assessments.Assessment",
    "case__subject",
    empties="diploma_field work advice report comments complaint order_number",
    nameless="degree subject diploma test payer price is_complaint_withdrawn",
)
data_map.erases("assessments.Talk", "assessment__case__subject", replaces="notes")
data_map.erases("assessments.Assessor", "person", goes=True)
data_map.erases("assessments.SignUp", "case__subject", goes=True)
