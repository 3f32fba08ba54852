"""What an entry of the journal is called: in the words of its procedure, or in ours."""

from __future__ import annotations

from collections.abc import Mapping

from leerlijn.foundation.journal.queries import EntryLine
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Said, Sentence, Text

KINDS: Mapping[str, Text] = {
    "agreement": Text(nl="kwaliteitsafspraak", en="quality agreement"),
    "case": Text(nl="zaak", en="case"),
    "certificate": Text(nl="certificaat", en="certificate"),
    "document": Text(nl="bestand", en="file"),
    "declaration": Text(nl="melding wie iemand kent", en="statement of whom somebody knows"),
    "dossier": Text(nl="dossier", en="dossier"),
    "edition": Text(nl="uitvoering", en="edition"),
    "framework": Text(nl="kader", en="framework"),
    "letter-text": Text(nl="tekst van een brief", en="text of a letter"),
    "invitation": Text(nl="uitnodiging om te oordelen", en="invitation to judge"),
    "item": Text(nl="bewijsstuk", en="piece of evidence"),
    "journal": Text(nl="logboek", en="journal"),
    "nudge": Text(nl="navraag", en="inquiry"),
    "offering": Text(nl="aanbod", en="offering"),
    "partnership": Text(nl="partnerschap", en="partnership"),
    "person": Text(nl="persoon", en="person"),
    "mail-link": Text(nl="link per mail", en="link by mail"),
    "proposal": Text(nl="voorstel", en="proposal"),
    "round": Text(nl="beoordelingsronde", en="round of judgement"),
    "round-of-agreements": Text(nl="ronde van afspraken", en="round of agreements"),
    "schedule": Text(nl="werk van de klok", en="work of the clock"),
    "series": Text(nl="reeks", en="series"),
    "session": Text(nl="bijeenkomst", en="meeting"),
    "setting": Text(nl="instelling", en="setting"),
    "sheet": Text(nl="begrotingsblad", en="budget sheet"),
    "sign-up": Text(nl="aanmelding", en="sign-up"),
    "unit": Text(nl="eenheid", en="unit"),
    "verdict": Text(nl="besluit", en="verdict"),
}
ACTS: Mapping[str, Text] = {
    "add": Text(nl="Een bewijsstuk toegevoegd", en="Evidence added"),
    "add-code-app": Text(nl="Een app met codes toegevoegd", en="An app with codes added"),
    "add-measure": Text(nl="Een maatregel toegevoegd", en="A measure added"),
    "add-passkey": Text(nl="Een passkey toegevoegd", en="A passkey added"),
    "add-person": Text(nl="Een persoon opgenomen", en="A person added"),
    "add-unit": Text(nl="Een eenheid opgenomen", en="A unit added"),
    "admit-member": Text(nl="Een lid toegelaten", en="A member admitted"),
    "appoint": Text(nl="Een rol gegeven", en="A role given"),
    "ask-erasure": Text(nl="Gevraagd om iemand te wissen", en="Asked to erase somebody"),
    "begin-drill": Text(nl="Een herstelproef begonnen", en="A restore drill begun"),
    "book-supervision": Text(
        nl="Een gesprek met de begeleider geboekt", en="A talk with the supervisor booked"
    ),
    "call-unit": Text(nl="Een andere naam ging in", en="Another name began"),
    "certify": Text(nl="Een assessor gecertificeerd", en="An assessor certified"),
    "change": Text(nl="Een bewijsstuk gewijzigd", en="Evidence changed"),
    "change-address": Text(nl="Een mailadres verbeterd", en="An e-mail address corrected"),
    "change-measure": Text(nl="Een maatregel gewijzigd", en="A measure changed"),
    "change-rule": Text(nl="Een andere regel voor de wachtlijst", en="Another rule for the waiting list"),
    "change-text": Text(nl="De tekst van een brief geschreven", en="The text of a letter written"),
    "choose": Text(nl="Een waarde gekozen", en="A value chosen"),
    "choose-language": Text(nl="Een taal gekozen", en="A language chosen"),
    "choose-mail": Text(nl="Gekozen wanneer mail komt", en="Chosen when mail comes"),
    "choose-password": Text(nl="Een wachtwoord gekozen", en="A password chosen"),
    "close": Text(nl="Gesloten: de oordelen zijn open", en="Closed: the judgements are open"),
    "close-account": Text(nl="Een account gesloten", en="An account closed"),
    "ask-mail-link": Text(nl="Een link per mail gevraagd", en="A link by mail asked for"),
    "use-mail-link": Text(nl="Ingelogd met een link per mail", en="Signed in with a link by mail"),
    "end-visits": Text(nl="Overal uitgelogd", en="Signed out everywhere"),
    "end-sessions": Text(
        nl="Overal uitgelogd, en sleutels ingetrokken", en="Signed out everywhere, and keys revoked"
    ),
    "correct": Text(nl="Een certificaat verbeterd", en="A certificate corrected"),
    "correct-budget": Text(nl="Een boeking verbeterd", en="An entry corrected"),
    "correct-supervision": Text(nl="Uren begeleiding verbeterd", en="Hours of supervision corrected"),
    "declare-acquaintance": Text(nl="Gezegd wie iemand kent", en="Said whom somebody knows"),
    "decide-teaching": Text(nl="Vastgesteld of iemand lesgeeft", en="Decided whether somebody teaches"),
    "defer": Text(nl="Uitstel gegeven", en="More time given"),
    "drop-measure": Text(nl="Een maatregel geschrapt", en="A measure dropped"),
    "drop-unit-name": Text(nl="Een geplande naam geschrapt", en="A planned name dropped"),
    "end-membership": Text(nl="Een rol beëindigd", en="A role ended"),
    "end-unit": Text(nl="Een eenheid beëindigd", en="A unit ended"),
    "erase": Text(nl="Een persoon gewist", en="A person erased"),
    "evaluate": Text(nl="De regels gevraagd over iedereen", en="The rules asked about everybody"),
    "follow-shares": Text(
        nl="Begroting opnieuw over de thema's verdeeld", en="Budget divided anew over the themes"
    ),
    "give-mandate": Text(nl="Een mandaat gegeven", en="A mandate given"),
    "grant-funds": Text(nl="Middelen toegekend", en="Funds granted"),
    "grant-supervision": Text(nl="Uren begeleiding toegekend", en="Hours of supervision granted"),
    "hand-in": Text(nl="Een oordeel ingeleverd", en="A judgement handed in"),
    "import-budget": Text(nl="Een begroting ingelezen", en="A budget taken in"),
    "import-staff": Text(nl="De personeelslijst ingelezen", en="The list of staff taken over"),
    "issue": Text(nl="Een certificaat uitgegeven", en="A certificate issued"),
    "leave": Text(nl="Verlof vastgelegd", en="Leave recorded"),
    "make-feed": Text(nl="Een adres voor de agenda gemaakt", en="An address for the calendar made"),
    "let-lead": Text(nl="Een penvoerder aangewezen", en="A lead partner named"),
    "let-leave": Text(nl="Een lid vertrokken", en="A member left"),
    "link-sign-on": Text(
        nl="Gekoppeld aan het inloggen van de instelling", en="Linked to the sign-in of the institution"
    ),
    "make-token": Text(nl="Een sleutel voor programma's gemaakt", en="A key for programs made"),
    "keep-edition": Text(nl="Het dossier houdt zijn criteria", en="The dossier keeps its criteria"),
    "move-edition": Text(
        nl="Het dossier ging over naar nieuwe criteria", en="The dossier moved to new criteria"
    ),
    "move-budget": Text(nl="Geld verschoven", en="Money moved"),
    "nudge": Text(nl="Gevraagd hoe het ermee gaat", en="Asked how it goes"),
    "open": Text(nl="Een beoordelingsronde geopend", en="A round of judgement opened"),
    "open-account": Text(nl="Een account geopend", en="An account opened"),
    "open-round": Text(nl="Een ronde van afspraken geopend", en="A round of agreements opened"),
    "plan-supervision": Text(nl="Uren begeleiding gepland", en="Hours of supervision planned"),
    "post-budget": Text(nl="Begroot", en="Budgeted"),
    "practise-restore": Text(nl="Een back-up op proef teruggezet", en="A backup put back as a drill"),
    "print": Text(nl="Een certificaat gedrukt", en="A certificate printed"),
    "publish": Text(nl="Gepubliceerd", en="Published"),
    "recognise": Text(nl="Een deelcertificaat erkend", en="A partial certificate recognised"),
    "refuse-erasure": Text(nl="Er wordt niemand gewist", en="Nobody is erased"),
    "register": Text(nl="In het register gezet", en="Entered in the register"),
    "release-budget": Text(
        nl="Geld van een geschrapte maatregel vrijgekomen", en="Money of a dropped measure freed"
    ),
    "remove-code-app": Text(nl="Een app met codes verwijderd", en="An app with codes removed"),
    "remove-passkey": Text(nl="Een passkey verwijderd", en="A passkey removed"),
    "remove-second-factors": Text(nl="De tweede stap weggenomen", en="The second step taken away"),
    "rename-unit": Text(nl="Een eenheid een andere naam gegeven", en="A unit renamed"),
    "renew-password": Text(nl="Een nieuw eerste wachtwoord gegeven", en="A new first password given"),
    "renew-recovery-codes": Text(nl="Nieuwe herstelcodes gemaakt", en="New recovery codes made"),
    "replace": Text(nl="Een beoordelaar vervangen", en="A judge replaced"),
    "revoke": Text(nl="Een certificaat ingetrokken", en="A certificate revoked"),
    "revoke-feed": Text(nl="Het adres voor de agenda ingetrokken", en="The address for the calendar ended"),
    "revoke-token": Text(nl="Een sleutel ingetrokken", en="A key revoked"),
    "seal": Text(nl="Een dossier verzegeld", en="A dossier sealed"),
    "settle": Text(nl="Eens geworden over een criterium", en="A criterion settled"),
    "store": Text(nl="Een bestand bewaard", en="A file kept"),
    "take-back-acquaintance": Text(nl="Een kennis teruggenomen", en="An acquaintance taken back"),
    "take-everything": Text(nl="Alles over jezelf meegenomen", en="Everything about oneself taken along"),
    "take-out": Text(nl="Een bewijsstuk uit het dossier gehaald", en="Evidence taken out"),
    "send-anchors": Text(nl="Ankers aan getuigen gestuurd", en="Anchors sent to witnesses"),
    "tell-weeks": Text(nl="Over de week verteld", en="Told about the week"),
    "undo-import-staff": Text(nl="De personeelslijst teruggedraaid", en="The list of staff undone"),
    "unlink-sign-on": Text(
        nl="Losgekoppeld van het inloggen van de instelling",
        en="Unlinked from the sign-in of the institution",
    ),
    "use-recovery-code": Text(nl="Een herstelcode gebruikt", en="A recovery code used"),
    "verify": Text(nl="Het hele logboek gecontroleerd", en="The whole journal verified"),
    "withdraw": Text(nl="Ingetrokken", en="Withdrawn"),
    "withdraw-mandate": Text(nl="Een mandaat ingetrokken", en="A mandate withdrawn"),
}
ACTS_OF: Mapping[str, Mapping[str, Text]] = {
    "edition": {"came-too-late": Text(nl="Iemand kwam te laat", en="Somebody came too late")},
    "offering": {"publish": Text(nl="Aanbod gepubliceerd", en="An offering published")},
    "proposal": {
        "send": Text(nl="Een voorstel verstuurd", en="A proposal sent"),
        "sign": Text(nl="Een voorstel ondertekend", en="A proposal signed"),
        "write": Text(nl="Een voorstel geschreven", en="A proposal written"),
    },
    "series": {
        "accept": Text(nl="Een plaats aangenomen", en="A seat accepted"),
        "hand-over": Text(nl="Een plaats overgedragen", en="A seat handed over"),
        "leave": Text(nl="Een plaats teruggegeven", en="A seat given back"),
        "move": Text(nl="De dagen veranderd", en="The days changed"),
        "offer": Text(nl="Een plaats aangeboden", en="A seat offered"),
        "pass": Text(nl="Een plaats voorbij laten gaan", en="A seat passed"),
        "plan": Text(nl="Bijeenkomsten gepland", en="Meetings planned"),
        "release-leaders": Text(
            nl="Uit de agenda van wie het leidt", en="Out of the calendar of who leads it"
        ),
        "reserve": Text(nl="Een plaats vastgehouden", en="A seat held"),
        "seat": Text(nl="Een plaats gegeven", en="A seat given"),
        "wait": Text(nl="Op de wachtlijst gezet", en="Put on the waiting list"),
    },
    "session": {
        "check-in": Text(nl="Iemand meldde zich", en="Somebody checked in"),
        "mark": Text(nl="Aanwezigheid vastgelegd", en="Attendance recorded"),
        "move": Text(nl="Een bijeenkomst verplaatst", en="A meeting moved"),
        "write-minutes": Text(nl="Een verslag vastgelegd", en="Minutes recorded"),
    },
    "invitation": {
        "accept": Text(nl="Een gevraagde assessor zei ja", en="An invited assessor said yes"),
        "ask": Text(nl="Een assessor gevraagd", en="An assessor asked"),
        "decline": Text(nl="Een gevraagde assessor zei nee", en="An invited assessor said no"),
        "lapse": Text(nl="Een uitnodiging verlopen", en="An invitation lapsed"),
        "replace": Text(nl="Een uitnodiging teruggenomen", en="An invitation taken back"),
    },
    "sign-up": {"ask": Text(nl="Iemand meldde zich aan", en="Somebody signed up")},
    "verdict": {
        "refuse": Text(nl="Een voorgesteld besluit afgewezen", en="A proposed verdict refused"),
        "release": Text(nl="Een besluit en de brief bekendgemaakt", en="A verdict and its letter released"),
        "sign": Text(nl="Een besluit medeondertekend", en="A verdict countersigned"),
        "write": Text(nl="Een besluit opgeschreven", en="A verdict written down"),
    },
}
"""What the same word means for these kinds of subject."""
CHANNELS: Mapping[str, Text] = {
    "page": Text(nl="op een pagina", en="on a page"),
    "api": Text(nl="door een programma", en="by a program"),
    "clock": Text(nl="door de klok", en="by the clock"),
    "command": Text(nl="met een opdracht op de server", en="by a command on the server"),
    "import": Text(nl="bij het inlezen", en="by an import"),
}


def what_happened(entry: EntryLine) -> Said | str:
    """How the record of a case says it; else our own words, or the act itself where we have none."""
    said = entry.payload
    edition = (said.get("procedure", ""), said.get("edition", ""))
    if edition in catalogue.procedures:
        step = catalogue.get(*edition).step_named(entry.act)
        if step:
            return step.told or step.title
    words = {**ACTS, **ACTS_OF.get(entry.subject.partition(":")[0], {})}
    return words.get(entry.act, entry.act)


def what_about(subject: str, called: Mapping[str, Text]) -> Said | str:
    """`case:12` as "case 12", with what that case is called where `called` says so, by subject.

    A person by their kind only, for a pseudonym says nothing to a reader.
    """
    kind, _, name = subject.partition(":")
    if kind not in KINDS:
        return subject
    if subject in called:
        return Sentence("{kind} {name}: {called}", kind=KINDS[kind], name=name, called=called[subject])
    return KINDS[kind] if kind == "person" else Sentence("{kind} {name}", kind=KINDS[kind], name=name)


def subject_in(typed: str) -> str:
    """The subject of who types it as a page says it: `zaak 51`, `case 51` and `51` are `case:51`."""
    word, _, number = typed.strip().rpartition(" ")
    if not number.isdecimal():
        return typed.strip()
    kinds = {said.casefold(): kind for kind, title in KINDS.items() for said in (title.nl, title.en)}
    kind = kinds.get(word.casefold(), "") if word else "case"
    return f"{kind}:{number}" if kind else typed.strip()


def how(entry: EntryLine) -> Said | str:
    return CHANNELS.get(entry.channel, entry.channel)
