"""From a line in HR's file to a certificate that anybody can verify: in a browser, by keyboard, in nl or en.

In Dutch on SQLite and in English on PostgreSQL, so that each language and each database has walked all of it.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.db import connection

from tests.stories.browser.conftest import made
from tests.stories.browser.hands import Hands
from tests.stories.world import CODES
from tests.tools.browser import axe

pytestmark = pytest.mark.races

HEAD = (
    "Personeelsnummer Achternaam Voorvoegsel Voornaam E-mail_werk Faculteit Afdeling UFO-profiel "
    "Dienstverband Fte Fte_onderwijs Datum_in_dienst Datum_uit_dienst AOW-datum "
    "Personeelsnr._leidinggevende Voorkeurstaal BKO-registratie"
)
STAFF = (
    "700001 Dam van Noor noor@noaber.example ET Waterbeheer Universitair_docent_2 vast "
    "0,80 0,40 01-09-2026 - 03-05-2058 - nl -",
    "700002 Smits - Petra petra@noaber.example ET Constructie Universitair_hoofddocent vast "
    "1,00 0,50 01-09-2010 - 15-12-2047 - nl BKO_UT_2014",
    "700003 Bakker - Teun teun@noaber.example TNW Natuurkunde Universitair_hoofddocent vast "
    "1,00 0,50 01-09-2012 - 02-04-2049 - en BKO_UT_2015",
)
EXPORT = "\n".join(line.replace(" ", ";").replace("_", " ").replace(";-;", ";;") for line in (HEAD, *STAFF))
PLAN = {"name": "plan.txt", "mimeType": "text/plain", "buffer": b"Week three: students design a lock gate.\n"}
SENTENCE = "The goals of week three stand in the programme, page 2."
HAND_IN = "main form:has([name=do]) button"
SECRET = "The lock gate convinces me, said the first judge."


@dataclass(frozen=True)
class Words:
    """What the pages say in one language."""

    language: str
    until: str
    nothing_yet: str
    covered: str
    sealed: str
    invited: str
    thanked: str
    desk: str
    opened: str
    agreed: str
    qualified: str
    valid: str
    other_name: str
    kind: str


WORDS = {
    "sqlite": Words(
        language="nl",
        until="Je hebt tot en met 1 september 2029",
        nothing_yet="15 criteria hebben nog bewijs nodig",
        covered="Elk criterium heeft bewijs",
        sealed="Ingeleverd en verzegeld",
        invited="Wil je het werk van Noor van Dam beoordelen?",
        thanked="Je zei ja. Dank je wel.",
        desk="1.1 Plaats in de opleiding",
        opened="Jullie zijn het eens over 14, niet over 1.",
        agreed="Besluit: geslaagd",
        qualified="Noor van Dam heeft de BKO",
        valid="Dit certificaat is geldig",
        other_name="Dit nummer hoort niet bij deze naam",
        kind="lesplan",
    ),
    "postgresql": Words(
        language="en",
        until="You have until 1 September 2029",
        nothing_yet="15 criteria still need evidence",
        covered="Every criterion has evidence",
        sealed="Handed in and sealed",
        invited="Will you judge the work of Noor van Dam?",
        thanked="You said yes. Thank you.",
        desk="1.1 Place in the programme",
        opened="You agree on 14, differ on 1.",
        agreed="Verdict: pass",
        qualified="Noor van Dam is qualified",
        valid="This certificate is valid",
        other_name="This number is not with this name",
        kind="lesson plan",
    ),
}


@dataclass
class Colleague:
    """Somebody at their own screen, with a keyboard only."""

    hands: Hands
    words: Words

    def read(self) -> str:
        """The heading; whatever page it is, everybody can use it."""
        assert axe(self.hands.page) == []
        return " ".join(self.hands.page.locator("h1").inner_text().split())

    def open(self, address: str) -> int:
        return self.hands.page.goto(address).status

    @property
    def number(self) -> str:
        """The one number of what was handed in."""
        return self.hands.page.locator(".opening .fingerprint").inner_text()


@pytest.fixture
def enter(university):
    """Signs somebody in, by keyboard; nobody when no name is given."""
    _, place = university
    words = WORDS[connection.vendor]

    def entered(name: str = "") -> Colleague:
        colleague = Colleague(Hands(place.new_page(words.language)), words)
        if name:
            colleague.open(place.at("/sign-in/"))
            colleague.hands.follow(f'button[value="{name}"]')
            if colleague.hands.page.locator("html").get_attribute("lang") != words.language:
                colleague.hands.follow('a[href^="/language/"]')
        return colleague

    return entered


def test_a_lecturer_goes_from_hrs_list_to_a_certificate_that_anybody_verifies(university, enter, tmp_path):
    database, place = university
    file = tmp_path / "staff.csv"
    file.write_text(EXPORT, "utf-8-sig")
    imported = database.leerlijn("import-staff", file)
    assert imported.returncode == 0, imported.stderr
    made(database, "offices_for_whom_hr_named")

    candidate, coordinator = enter("candidate"), enter("coordinator")
    begins(candidate)
    dossier = candidate.hands.page.url.partition("?")[0]
    hands_in(candidate)
    number = candidate.number
    assert len(number.replace(" ", "")) == 16
    asks_assessors(coordinator, dossier.removeprefix(place.address), number)

    first, second = enter("assessor-1"), enter("assessor-2")
    says_yes_by_link(enter(), place.at(made(database, "link_of_first_assessor").strip()))
    says_yes(second, dossier)
    judges_everything(first, dossier, number)
    sees_nothing_of_it(second, dossier, number)
    made(database, "second_assessor_judges_all_but_the_last")
    judges_the_last(second, dossier)
    they_agree(first, second, dossier)

    verify, certificate = is_told(candidate, coordinator, dossier)
    assert candidate.number == number
    anybody_checks(enter(), place.at(verify), place.at("/verify/"), certificate)


def begins(candidate: Colleague) -> None:
    hands, words = candidate.hands, candidate.words
    hands.follow('nav a[href="/qualification/"]')
    assert candidate.read() == words.until
    hands.follow('main a[href="/qualification/dossiers/begin/"]')
    hands.follow("main form button")
    assert candidate.read() == words.nothing_yet


def hands_in(candidate: Colleague) -> None:
    """One real file for all criteria, one sentence that says why, and the seal."""
    hands, words = candidate.hands, candidate.words
    hands.follow('a[href$="/items/add/"]')
    hands.write("title", "Week 3")
    hands.choose("kind", words.kind)
    hands.attach("document", PLAN)
    for code in CODES:
        hands.tick(hands.page.locator(f'[name=criteria][value="{code}"]'))
    hands.follow("main form button")
    assert candidate.read() == words.covered
    hands.follow('a[href$="/items/1/1.1/"]')
    hands.write("sentence", SENTENCE)
    for code in CODES[1:]:
        hands.tick(hands.page.locator(f'[name=also][value="{code}"]'))
    hands.follow("main form button")
    hands.follow('a[href$="/hand-in/"]')
    hands.write("without_precheck", "There is no supervisor here yet.")
    hands.follow("main form button")
    assert candidate.read() == words.sealed


def asks_assessors(coordinator: Colleague, dossier: str, number: str) -> None:
    hands = coordinator.hands
    hands.follow('nav a[href="/work/"]')
    hands.follow(f'main a[href="{dossier}"]')
    assert (coordinator.read(), coordinator.number) == (coordinator.words.sealed, number)
    hands.follow('a[href$="/ask-assessors/"]')
    hands.choose("first", "Petra")
    hands.choose("second", "Teun")
    hands.follow("main form button")


def says_yes_by_link(first: Colleague, link: str) -> None:
    """The one link of the letter and one button, by somebody who does not sign in."""
    first.open(link)
    assert first.read() == first.words.invited
    first.hands.follow("main form:has([value=accept]) button")
    assert first.read() == first.words.thanked


def says_yes(second: Colleague, dossier: str) -> None:
    second.open(dossier)
    second.hands.follow('a[href$="/accept-invitation/"]')
    second.hands.follow("main form button")


def judges_everything(first: Colleague, dossier: str, number: str) -> None:
    first.open(dossier)
    assert first.number == number
    first.hands.follow('a[href$="/desk/"]')
    assert first.read() == first.words.desk
    assert SENTENCE in first.hands.page.locator("blockquote").inner_text()
    for code in CODES:
        judge(first.hands, code, "sufficient", SECRET)
    first.hands.follow(HAND_IN)


def judge(hands: Hands, code: str, finding: str, why: str) -> None:
    """One criterion on the desk, and on to the next where there is one."""
    assert hands.page.locator("h1").inner_text().startswith(f"{code} ")
    hands.skip_to_content()
    hands.pick("finding", finding)
    hands.write("seen", "E1")
    hands.write("why", why)
    hands.follow("main form:has([name=finding]) button")


def sees_nothing_of_it(second: Colleague, dossier: str, number: str) -> None:
    """What a colleague judged stays closed until one's own judgement is in too."""
    second.open(dossier)
    assert second.number == number
    assert SECRET not in second.hands.page.content()
    assert second.open(f"{dossier}difference/") == 404
    second.open(f"{dossier}desk/")
    assert SECRET not in second.hands.page.content()


def judges_the_last(second: Colleague, dossier: str) -> None:
    second.open(f"{dossier}desk/")
    judge(second.hands, CODES[-1], "sufficient", "Reflects on what students said.")
    second.hands.follow(HAND_IN)


def they_agree(first: Colleague, second: Colleague, dossier: str) -> None:
    second.open(f"{dossier}difference/")
    assert second.read() == second.words.opened
    first.open(f"{dossier}difference/")
    assert first.read() == first.words.opened
    assert SECRET in second.hands.page.locator("main").inner_text()
    first.hands.pick("c2-3-finding", "sufficient")
    first.hands.write("c2-3-argument", "The talk of 3 May is in E1.")
    first.hands.follow('button[formaction$="/difference/2.3/"]')
    first.hands.pick("outcome", "pass")
    first.hands.write("motivation", "Every criterion is shown, and the talk settled 2.3.")
    first.hands.follow("main form:has([name=outcome]) button:not([formaction])")
    second.open(dossier)
    second.hands.follow('a[href$="/agree/"]')
    second.hands.follow("main form button")
    assert second.read() == second.words.agreed


def is_told(candidate: Colleague, coordinator: Colleague, dossier: str) -> tuple[str, str]:
    """Where the certificate is verified, and its number, as the candidate reads them."""
    coordinator.open(dossier)
    coordinator.hands.follow('a[href$="/notify-pass/"]')
    coordinator.hands.follow("main form button")
    candidate.open(dossier)
    assert candidate.read() == candidate.words.qualified
    page = candidate.hands.page
    number = page.locator("code", has_text="UTQ-2026-").first.inner_text()
    return page.locator('main a[href^="/verify/"]').get_attribute("href"), number


def anybody_checks(outsider: Colleague, verify: str, form: str, certificate: str) -> None:
    """By the address on it; and by its number, where the wrong name opens nothing."""
    page, hands, words = outsider.hands.page, outsider.hands, outsider.words
    assert not page.context.cookies()
    outsider.open(verify)
    assert outsider.read() == words.valid
    assert "Noor van Dam" in page.locator("main").inner_text()
    outsider.open(form)
    hands.write("number", certificate)
    hands.write("name", "Noor van Dijk")
    hands.follow('button[value="number"]')
    assert outsider.read() == words.other_name
    assert "Noor van Dam" not in page.content()
