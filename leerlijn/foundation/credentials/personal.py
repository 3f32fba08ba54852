"""What a certificate keeps about its holder, for as long as anybody must be able to check it."""

from __future__ import annotations

from leerlijn.kernel.data_map import OUR_DEFAULT, Ground, Kept, Processing, data_map
from leerlijn.kernel.sentence import Text

CERTIFICATES = Processing(
    key="certificates",
    title=Text(nl="Certificaten en verklaringen", en="Certificates and statements"),
    whose=Text(nl="wie een certificaat of verklaring kreeg", en="whoever got a certificate or statement"),
    purpose=Text(
        nl="kunnen bewijzen, ook na jaren en zonder ons, wat iemand behaalde",
        en="being able to prove, also after years and without us, what somebody obtained",
    ),
    ground=Ground.TASK,
    law=OUR_DEFAULT,
    comes_from=Text(nl="het besluit waar het op steunt", en="the decision that it rests on"),
    read_by=("read-certificates", "verify-certificate"),
    kept=Kept(
        since=Text(
            nl="blijvend; een ingetrokken certificaat blijft als ingetrokken te controleren",
            en="for good; a revoked certificate can still be checked as revoked",
        )
    ),
    note=Text(
        nl="Wie het nummer of de code heeft, ziet de naam, het soort en de dag; verder niemand.",
        en="Whoever has the number or code sees the name, the kind and the day; nobody else does.",
    ),
)
OF_THE_ISSUER = Text(nl="gaat over wie het uitgeeft", en="is about whoever issues it")

data_map.tells_nothing("credentials.SigningKey", "identifier public published_on retired_on", OF_THE_ISSUER)
data_map.tells_nothing("credentials.Counter", "prefix year last", OF_THE_ISSUER)
data_map.keeps(
    "credentials.Certificate",
    CERTIFICATES,
    identity="holder",
    learning="number kind basis content credential status revoked_because",
    doing="issued_at revoked_on handed_over_on registered_on",
    access="token",
    bare="edition fingerprint",
)
data_map.erases(
    "credentials.Certificate",
    "holder",
    lawful="number kind basis content credential status revoked_because token",
)
