"""The report as people read it, in both languages."""

from leerlijn.foundation.people.imports.report import sentences_of
from leerlijn.foundation.ui.words import render
from tests.foundation.people.builders import university
from tests.foundation.people.imports.exports import export, line, taken_over

OTHER = line(Personeelsnummer="1002", **{"E-mail werk": "other@noaber.example"})
BROKEN = line(Personeelsnummer="1003", Fte="1,4")


def said(report, language) -> list[str]:
    return [render(each, language) for each in sentences_of(report)]


def test_everything_that_happened_is_said_in_english(db):
    university()
    taken_over(export(line(), OTHER))
    report = taken_over(
        export(line(Fte="0,5", **{"E-mail werk": ""}), BROKEN, line(Personeelsnummer="7"), "1;2")
    )
    assert said(report, "en") == [
        "1 line is new.",
        "1 line has changed.",
        "0 lines are as they were.",
        "2 lines are rejected.",
        "0 lines repeat another.",
        "Line 3 is rejected: Fte “1,4”. One appointment is at most 1.2 fte.",
        "Line 5 is rejected: Voorvoegsel “”. This line stops after 2 columns; there are 17.",
        "Line 2 (1001) has a question: There is no e-mail address.",
        "Line 2 (1001): E-mail werk was f.boer@noaber.example and is nothing.",
        "Line 2 (1001): Fte was 0.8 and is 0.5.",
        "Fatima de Boer (1002) is not in this list.",
    ]


def test_everything_that_would_happen_is_said_in_dutch(db):
    university()
    taken_over(export(line(), OTHER))
    report = taken_over(export(line(Afdeling="Scheikunde"), OTHER, OTHER), dry_run=True)
    assert said(report, "nl") == [
        "Dit was een proef: er is niets opgeslagen.",
        "1 regel is nieuw.",
        "0 regels zijn veranderd.",
        "1 regel is gelijk gebleven.",
        "0 regels zijn afgewezen.",
        "1 regel herhaalt een andere.",
        "Regel 4 is gelijk aan regel 3.",
        "Fatima de Boer (1001) heeft een dienstverband bij Natuurkunde dat niet in deze lijst staat.",
    ]
