"""What is kept about the people whom the organisation knows: who they are, their work, their account."""

from __future__ import annotations

from leerlijn.kernel.data_map import OUR_DEFAULT, THEMSELVES, Ground, Kept, Processing, data_map
from leerlijn.kernel.procedure import Setting
from leerlijn.kernel.sentence import Text

ANYBODY_KNOWN = Text(
    nl="medewerkers, mensen van scholen, studenten in een raad en beoordelaars van buiten",
    en="staff, people of schools, students in a council and judges from outside",
)
STAFF = Text(nl="medewerkers", en="staff")
FROM_HR = Text(nl="de personeelslijst van HR", en="HR's list of staff")
KNOWN_FOR = Setting(
    "keep.people",
    Text(nl="bewaren: wie iemand is en waar die werkte", en="keeping: who somebody is and where they worked"),
    "P2Y",
    OUR_DEFAULT,
)
AFTER_LEAVING = Kept(
    since=Text(
        nl="na het einde van het laatste dienstverband en de laatste rol",
        en="after the end of the last appointment and the last role",
    ),
    length=KNOWN_FOR,
)

PEOPLE = Processing(
    key="people",
    title=Text(nl="Wie iemand is", en="Who somebody is"),
    whose=ANYBODY_KNOWN,
    purpose=Text(
        nl="mensen herkennen, aanschrijven en aan hun eigen zaken koppelen",
        en="recognising people, writing to them and tying them to their own cases",
    ),
    ground=Ground.TASK,
    law=OUR_DEFAULT,
    comes_from=Text(
        nl="de personeelslijst van HR; wie van buiten komt: zelf, of door een beheerder ingevoerd",
        en="HR's list of staff; who comes from outside: themselves, or entered by an administrator",
    ),
    read_by=("read-people", "read-doubles", THEMSELVES.key),
    kept=AFTER_LEAVING,
    note=Text(
        nl="De naam staat ook in de zoekindex naast de tabellen.",
        en="The name is in the search index beside the tables too.",
    ),
)
PENSION = Processing(
    key="pension-date",
    title=Text(nl="De AOW-datum", en="The state pension date"),
    whose=STAFF,
    purpose=Text(
        nl="weten of iemand de BKO nog moet halen (minder dan drie jaar tot de AOW: niet)",
        en="knowing whether somebody still has to qualify (less than three years to the state pension: no)",
    ),
    ground=Ground.TASK,
    law=OUR_DEFAULT,
    comes_from=FROM_HR,
    read_by=("read-pension-date", THEMSELVES.key),
    kept=AFTER_LEAVING,
    note=Text(
        nl="Deze datum verraadt iemands leeftijd: alleen HR leest haar, en wie het zelf is.",
        en="This date reveals somebody's age: only HR reads it, and the person themselves.",
    ),
)
EMPLOYMENT = Processing(
    key="employment",
    title=Text(nl="Dienstverband, rollen en mandaten", en="Appointments, roles and mandates"),
    whose=ANYBODY_KNOWN,
    purpose=Text(
        nl="bepalen of iemand de BKO moet halen, en wie wat mag zien en doen",
        en="deciding whether somebody has to qualify, and who may see and do what",
    ),
    ground=Ground.TASK,
    law=OUR_DEFAULT,
    comes_from=Text(
        nl="de personeelslijst van HR; rollen en mandaten van wie ze geeft",
        en="HR's list of staff; roles and mandates from whoever gives them",
    ),
    read_by=("read-people", "read-units"),
    kept=AFTER_LEAVING,
)
ACCOUNTS = Processing(
    key="accounts",
    title=Text(nl="Accounts en sleutels", en="Accounts and keys"),
    whose=Text(
        nl="wie inlogt, of een programma laat inloggen", en="whoever signs in, or lets a program sign in"
    ),
    purpose=Text(
        nl="weten wie er binnenkomt, en raden tegenhouden", en="knowing who enters, and stopping guesses"
    ),
    ground=Ground.TASK,
    law=Text(nl="beveiliging (AVG art. 32)", en="security (GDPR article 32)"),
    comes_from=Text(
        nl="iemand zelf, een beheerder, en het inloggen van de instelling",
        en="the person, an administrator, and the institution's own sign-in",
    ),
    read_by=("manage-accounts", THEMSELVES.key),
    kept=Kept(
        since=Text(
            nl="zolang het account er is; mislukte pogingen en links per mail een dag",
            en="as long as there is an account; failed tries and links by mail one day",
        )
    ),
    note=Text(
        nl="Van een wachtwoord, een sleutel en een herstelcode staat er een hash; van een passkey de "
        "openbare helft; het geheim van een code-app versleuteld. Van een poging niet wie of waar.",
        en="A password, a key and a recovery code are kept as a hash only; of a passkey the public half; the "
        "secret of a code app encrypted. Of a try it is not kept who or where.",
    ),
)
OF_UNITS = Text(nl="gaat over een deel van de organisatie", en="is about a part of the organisation")
OF_CARDS = Text(
    nl="een kaart van de demonstratie, over iemand die niet bestaat",
    en="a card of the demonstration, about somebody who does not exist",
)

data_map.tells_nothing("people.Unit", "starts_on ends_on kind code name_nl name_en path", OF_UNITS)
data_map.tells_nothing("people.UnitName", "starts_on ends_on name_nl name_en", OF_UNITS)
data_map.keeps(
    "people.Person",
    PEOPLE,
    identity="number pseudonym given_name prefix family_name merged_into also_wrote_as",
    contact="email language language_is_chosen email_is_chosen mail_is_weekly",
    learning="registration_said",
    doing="erased_at",
    bare="unread_notices",
)
data_map.keeps("people.Person", PENSION, age="state_pension_on")
data_map.keeps(
    "people.Merge",
    PEOPLE,
    identity="stays gone by moved",
    doing="at undone_at",
    words="reason",
    bare="closed_account",
)
data_map.keeps("people.Apart", PEOPLE, identity="one other by", doing="at")
data_map.keeps(
    "people.Account",
    ACCOUNTS,
    identity="person",
    access="name password is_active is_first_password",
    doing="last_login",
    bare="visits_ended",
)
data_map.tells_nothing(
    "people.Account",
    "card_order card_group_nl card_group_en card_title_nl card_title_en card_says_nl card_says_en",
    OF_CARDS,
)
data_map.keeps("people.SignOn", ACCOUNTS, identity="subject", access="issuer", doing="linked_at")
data_map.keeps(
    "people.Passkey",
    ACCOUNTS,
    access="label credential public_key uses",
    doing="added_at used_at",
)
data_map.keeps("people.CodeApp", ACCOUNTS, access="secret last_step", doing="added_at")
data_map.keeps("people.RecoveryCode", ACCOUNTS, access="digest", doing="used_at")
data_map.keeps("people.Tries", ACCOUNTS, access="key", doing="last_at", bare="count")
data_map.keeps(
    "people.Token",
    ACCOUNTS,
    identity="person",
    access="label scope digest expires_at revoked_at",
    doing="made_at used_on",
)
data_map.keeps(
    "people.MailLink",
    ACCOUNTS,
    identity="person",
    access="nonce digest",
    doing="made_at sent_at used_at",
)
data_map.keeps(
    "people.Appointment",
    EMPLOYMENT,
    identity="person manager",
    employment="starts_on ends_on profile contract fte fte_teaching",
)
data_map.keeps("people.Membership", EMPLOYMENT, identity="person", employment="starts_on ends_on role")
data_map.keeps(
    "people.Mandate",
    EMPLOYMENT,
    identity="giver deputy",
    employment="starts_on ends_on role withdrawn_on",
    words="reason",
)
data_map.tells_nothing(
    "people.StaffImport",
    "file on at counts undone_at",
    Text(nl="over een lijst als geheel, in aantallen", en="about a list as a whole, in numbers"),
)
data_map.never_leaves("people.Account", "password")
data_map.never_leaves("people.Token")
data_map.never_leaves("people.Tries")
data_map.never_leaves("people.MailLink")
for table in ("Passkey", "CodeApp", "RecoveryCode"):
    data_map.never_leaves(f"people.{table}")

data_map.erases(
    "people.Person",
    "pk",
    empties="number email state_pension_on registration_said given_name prefix unread_notices",
    replaces="family_name",
    nameless="pseudonym also_wrote_as merged_into language language_is_chosen email_is_chosen mail_is_weekly",
)
data_map.erases("people.Merge", "stays gone", empties="reason", names="by", nameless="moved")
data_map.erases("people.Apart", "one other", goes=True, names="by")
for table in ("SignOn", "Passkey", "CodeApp", "RecoveryCode"):
    data_map.erases(f"people.{table}", "account__person", goes=True)
data_map.erases("people.MailLink", "person", goes=True)
data_map.erases("people.Account", "person", goes=True)
data_map.erases("people.Tries", nameless="key")
data_map.erases("people.Token", "person", goes=True)
data_map.erases("people.Appointment", "person", goes=True)
data_map.erases("people.Appointment", "manager", empties="manager")
data_map.erases("people.Membership", "person", goes=True)
data_map.erases(
    "people.Mandate", "giver deputy", empties="reason", nameless="starts_on ends_on role withdrawn_on"
)
