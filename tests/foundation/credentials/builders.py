"""A qualification, a decision and a certificate for tests; the university in it does not exist."""

from datetime import UTC, date, datetime

from leerlijn.foundation.credentials.actions.certificates import issue_certificate
from leerlijn.foundation.credentials.content import CertificateKind, Content, Signatory
from leerlijn.foundation.journal.actions import Actor
from leerlijn.kernel.sentence import Text

JUNE = datetime(2026, 6, 18, 9, 0, tzinfo=UTC)
OCTOBER = datetime(2026, 10, 12, 7, 41, tzinfo=UTC)
REGISTRAR = Actor(pseudonym="0011223344556677", name="Coordinator")

QUALIFICATION = CertificateKind(
    key="utq",
    edition="2017",
    prefix="UTQ",
    title=Text(nl="Basiskwalificatie onderwijs (BKO)", en="University Teaching Qualification (UTQ)"),
    profile=Text(nl="2017, vijf competenties, 15 criteria", en="2017, five competences, 15 criteria"),
)
UNIVERSITY = Text(nl="Noaber Universiteit", en="Noaber University")
BUILT_FROM = Text(nl="Vijf competenties, hier beoordeeld", en="Five competences, judged here")
SIGNATORIES = (
    Signatory(
        "Prof. dr. A. Klaver", Text(nl="decaan, Faculteit Techniek", en="dean, Faculty of Engineering")
    ),
    Signatory("Dr. B. Oosterveld", Text(nl="hoofd Centrum voor Onderwijs", en="head, Centre for Teaching")),
)


def issued(holder, *, basis="case:12", name="", at=JUNE, kind=QUALIFICATION):
    """The certificate of `holder`, or why there is none."""
    return issue_certificate(
        kind,
        holder=holder,
        name_as_printed=name or holder.name,
        built_from=BUILT_FROM,
        issuer=UNIVERSITY,
        signatories=SIGNATORIES,
        basis=basis,
        at=at,
        by=REGISTRAR,
    )


def content(holder="Lotte Brinkhuis", number="UTQ-2026-0093"):
    return Content(
        number=number,
        kind=QUALIFICATION.key,
        edition=QUALIFICATION.edition,
        title=QUALIFICATION.title,
        profile=QUALIFICATION.profile,
        built_from=BUILT_FROM,
        holder=holder,
        issuer=UNIVERSITY,
        issued_on=date(2026, 6, 18),
        signatories=SIGNATORIES,
    )
