"""What an entry of the journal is called: in the words of its procedure, or in ours."""

from __future__ import annotations

from collections.abc import Mapping

from leerlijn.foundation.journal.queries import EntryLine
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Said, Sentence, Text

KINDS: Mapping[str, Text] = {
    "case": Text(nl="zaak", en="case"),
    "certificate": Text(nl="certificaat", en="certificate"),
    "document": Text(nl="bestand", en="file"),
    "dossier": Text(nl="dossier", en="dossier"),
    "framework": Text(nl="kader", en="framework"),
    "item": Text(nl="bewijsstuk", en="piece of evidence"),
    "journal": Text(nl="logboek", en="journal"),
    "person": Text(nl="persoon", en="person"),
    "round": Text(nl="beoordelingsronde", en="round of judgement"),
    "setting": Text(nl="instelling", en="setting"),
    "unit": Text(nl="eenheid", en="unit"),
}
ACTS: Mapping[str, Text] = {
    "add": Text(nl="een bewijsstuk toegevoegd", en="evidence added"),
    "add-person": Text(nl="een persoon opgenomen", en="a person added"),
    "add-unit": Text(nl="een eenheid opgenomen", en="a unit added"),
    "appoint": Text(nl="een rol gegeven", en="a role given"),
    "change": Text(nl="een bewijsstuk gewijzigd", en="evidence changed"),
    "choose": Text(nl="een waarde gekozen", en="a value chosen"),
    "choose-language": Text(nl="een taal gekozen", en="a language chosen"),
    "choose-password": Text(nl="een wachtwoord gekozen", en="a password chosen"),
    "close": Text(nl="gesloten: de oordelen zijn open", en="closed: the judgements are open"),
    "close-account": Text(nl="een account gesloten", en="an account closed"),
    "decide-teaching": Text(nl="vastgesteld of iemand lesgeeft", en="decided whether somebody teaches"),
    "defer": Text(nl="uitstel gegeven", en="more time given"),
    "end-membership": Text(nl="een rol beëindigd", en="a role ended"),
    "hand-in": Text(nl="een oordeel ingeleverd", en="a judgement handed in"),
    "import-staff": Text(nl="de personeelslijst ingelezen", en="the list of staff taken over"),
    "issue": Text(nl="een certificaat uitgegeven", en="a certificate issued"),
    "leave": Text(nl="verlof vastgelegd", en="leave recorded"),
    "make-token": Text(nl="een sleutel voor programma's gemaakt", en="a key for programs made"),
    "open": Text(nl="een beoordelingsronde geopend", en="a round of judgement opened"),
    "open-account": Text(nl="een account geopend", en="an account opened"),
    "publish": Text(nl="gepubliceerd", en="published"),
    "register": Text(nl="in het register gezet", en="entered in the register"),
    "replace": Text(nl="een beoordelaar vervangen", en="a judge replaced"),
    "revoke-token": Text(nl="een sleutel ingetrokken", en="a key revoked"),
    "seal": Text(nl="een dossier verzegeld", en="a dossier sealed"),
    "store": Text(nl="een bestand bewaard", en="a file kept"),
    "take-out": Text(nl="een bewijsstuk uit het dossier gehaald", en="evidence taken out"),
    "verify": Text(nl="het hele logboek gecontroleerd", en="the whole journal verified"),
    "withdraw": Text(nl="ingetrokken", en="withdrawn"),
}
CHANNELS: Mapping[str, Text] = {
    "page": Text(nl="op een pagina", en="on a page"),
    "api": Text(nl="door een programma", en="by a program"),
    "clock": Text(nl="door de klok", en="by the clock"),
    "command": Text(nl="met een opdracht op de server", en="by a command on the server"),
    "import": Text(nl="bij het inlezen", en="by an import"),
}


def what_happened(entry: EntryLine) -> Said | str:
    """The title of the step, for a case; else our own words, or the act itself where we have none."""
    said = entry.payload
    edition = (said.get("procedure", ""), said.get("edition", ""))
    if edition in catalogue.procedures:
        step = catalogue.get(*edition).step_named(entry.act)
        if step:
            return step.title
    return ACTS.get(entry.act, entry.act)


def what_about(subject: str) -> Said | str:
    """`case:12` as "case 12"; a person by their kind only, for a pseudonym says nothing to a reader."""
    kind, _, name = subject.partition(":")
    if kind not in KINDS:
        return subject
    return KINDS[kind] if kind == "person" else Sentence("{kind} {name}", kind=KINDS[kind], name=name)


def how(entry: EntryLine) -> Said | str:
    return CHANNELS.get(entry.channel, entry.channel)
