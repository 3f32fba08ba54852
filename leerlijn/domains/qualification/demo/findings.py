"""What assessors write: why a criterion is sufficient, why it is not yet, and what they propose."""

from __future__ import annotations

from collections.abc import Mapping

from leerlijn.kernel.sentence import Text

SUFFICIENT: Mapping[str, Text] = {
    "1.1": Text(
        nl="De plaats in de opleiding is helder, met het vervolgvak erbij.",
        en="The place in the programme is clear, with the course that follows.",
    ),
    "1.2": Text(
        nl="Doel, werkvorm en toets sluiten aan; de tabel maakt dat in één oogopslag duidelijk.",
        en="Goal, activity and test fit together; the table shows it at a glance.",
    ),
    "1.4": Text(
        nl="De instaptoets is een goed antwoord op de verschillende vooropleidingen.",
        en="The entry test is a good answer to the different school systems.",
    ),
    "2.1": Text(
        nl="Een plan waarmee een ander de les zou kunnen geven, met een echt plan B.",
        en="A plan by which somebody else could teach this, with a real plan B.",
    ),
    "2.2": Text(
        nl="De reflectie noemt wat er is veranderd, niet alleen wat er is gevoeld.",
        en="The reflection names what has changed, not only what was felt.",
    ),
    "3.2": Text(
        nl="De analyse leidt tot een besluit: de vraag is geschrapt, met de gevolgen voor de cesuur.",
        en="The analysis leads to a decision: the question was dropped, with what that did to the cut-off.",
    ),
    "4.2": Text(
        nl="Sterk dat er ook staat wat níet verandert, en waarom.",
        en="It is strong that it also says what does not change, and why.",
    ),
    "5.1": Text(
        nl="Een eigen visie, die in het lesplan terug te zien is.",
        en="A vision of their own, which can be seen again in the lesson plan.",
    ),
}
NOT_YET: Mapping[str, Text] = {
    "1.2": Text(
        nl="Het vierde leerdoel wordt getoetst, maar ik zie niet waar studenten het oefenen.",
        en="The fourth goal is tested, but I do not see where students practise it.",
    ),
    "1.4": Text(
        nl="De groep wordt beschreven, maar er volgt nog geen keuze uit voor het onderwijs.",
        en="The group is described, but no choice for the teaching follows from it yet.",
    ),
    "2.2": Text(
        nl="Ik lees wat de collega zag. Wat je daarna anders deed, en of dat hielp, ontbreekt nog.",
        en="I read what the colleague saw. What you changed after it, and whether it helped, is missing.",
    ),
    "2.3": Text(
        nl="Het plan gaat over groepen. Laat ook zien hoe je één student begeleidt.",
        en="The plan is about groups. Show as well how you supervise one student.",
    ),
    "3.1": Text(
        nl="De toets is er, maar de matrijs en het antwoordmodel kan ik niet vinden.",
        en="The test is there, but I cannot find its blueprint or the answer model.",
    ),
    "3.2": Text(
        nl="De cijfers staan er, de conclusie niet: wat zegt deze verdeling je over de toets?",
        en="The marks are there, the conclusion is not: what does this distribution say about the test?",
    ),
    "4.1": Text(
        nl="Dit is alleen het standaardformulier. Wat wilde je zelf weten?",
        en="This is the standard form only. What did you want to know yourself?",
    ),
    "4.2": Text(
        nl="De verbeterpunten staan er zonder datum, en ik zie niet welke gegevens ertoe leidden.",
        en="The improvements have no date, and I do not see which data led to them.",
    ),
    "5.3": Text(
        nl="Er staat wat je leuk vindt aan lesgeven. Wat ga je leren, en hoe?",
        en="It says what you like about teaching. What will you learn, and how?",
    ),
}
ASK = Text(
    nl="Ik twijfel. Mondeling wil ik graag horen hoe dit in de praktijk ging.",
    en="I am in doubt. I should like to hear how this went in practice.",
)
SETTLED = Text(
    nl="We hebben het bewijsstuk samen nog eens gelezen: het staat er, alleen op een andere plaats.",
    en="We read the evidence together once more: it is there, only in another place.",
)
PASSED = Text(
    nl="Een compleet en eerlijk dossier. Je laat zien dat je onderwijs bijstelt op wat je ziet gebeuren. "
    "We raden je aan de analyse van toetsen met een collega voort te zetten.",
    en="A complete and honest dossier. You show that you adjust your teaching to what you see happen. "
    "We advise you to go on analysing tests together with a colleague.",
)
SUPPLEMENT = Text(
    nl="Het meeste is overtuigend. De genoemde criteria zijn nog niet te zien: vul ze aan met wat je al "
    "doet, dan hoeven we alleen die opnieuw te lezen.",
    en="Most of it convinces. The criteria we name cannot be seen yet: supplement them with what you do "
    "already, and we shall read only those again.",
)
FAILED = Text(
    nl="Op te veel criteria ontbreekt wat je zelf met je gegevens deed. Bespreek met je begeleider welk vak "
    "zich beter leent; wat voldoende was, mag je in een nieuw dossier opnieuw gebruiken.",
    en="For too many criteria it is missing what you did with your data yourself. Talk with your supervisor "
    "about a course that suits better; what was sufficient may be used again in a new dossier.",
)
MOTIVATIONS: Mapping[str, Text] = {"pass": PASSED, "supplement": SUPPLEMENT, "fail": FAILED}
