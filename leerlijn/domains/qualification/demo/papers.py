"""More papers of lecturers: choices and planning, supervising, a vision, and what an evaluation led to."""

from __future__ import annotations

from leerlijn.foundation.documents.demo.frame import Course, DemoFile, Section, Teller, paper
from leerlijn.kernel.sentence import Language, Text


def design_choices(course: Course, *, language: Language, seed: int) -> DemoFile:
    """For 1.3, 1.4 and 1.5: who the students are, what was chosen for them, and whether it fits."""
    say = Teller(language, seed)
    students, hours = say.random.randint(38, 140), course.credits * 28
    contact = say.random.choice([28, 32, 36])
    rows = [
        [say("Waaraan", "Spent on"), say("Uren per student", "Hours per student")],
        [say("Colleges en werkgroepen", "Lectures and tutorials"), str(contact)],
        [say("Voorbereiden en oefenen", "Preparing and practising"), str(hours - contact - 34)],
        [say("Opdracht in groepjes", "Assignment in groups"), "24"],
        [say("Toets, met leren", "Test, with revision"), "10"],
        [say("Samen", "Together"), str(hours)],
    ]
    sections = [
        Section(
            say("Voor wie", "For whom"),
            [
                say(
                    f"{students} studenten, van wie een derde met een vooropleiding van buiten Nederland. "
                    "De instaptoets in week 1 laat zien dat zij anders rekenen, niet slechter.",
                    f"{students} students; one in three was at school outside the Netherlands. "
                    "The entry test in week 1 shows that they calculate differently, not worse.",
                ),
                say.one_of(
                    Text(
                        nl="Wie de instaptoets mist of onder de 5 scoort, krijgt twee avonden bijspijkeren.",
                        en="Whoever misses the entry test or stays under 5 gets two evenings to catch up.",
                    ),
                    Text(
                        nl="Elke opdracht heeft een opstap en een uitbreiding; studenten kiezen zelf.",
                        en="Every assignment has an easy start and an extension; students choose themselves.",
                    ),
                ),
            ],
        ),
        Section(
            say("Wat ik koos", "What I chose"),
            [
                say(
                    "Geen hoorcollege van twee uur meer, maar vier keer twintig minuten, met opdrachten. "
                    "De dia’s zijn van 90 naar 32 gegaan.",
                    "No more lectures of two hours, but four times twenty minutes with a task in between. "
                    "The slides went from 90 to 32.",
                )
            ],
        ),
        Section(say("Past het", "Does it fit"), (), rows),
    ]
    name = say("Ontwerpkeuzes en planning", "Design choices and planning")
    return paper(f"{name} {course.code}", name, course, language, sections)


def supervision_plan(course: Course, *, language: Language, seed: int) -> DemoFile:
    """For 2.3 and 5.2: how groups are supervised, by whom, and what the team agreed."""
    say = Teller(language, seed)
    groups = say.random.randint(6, 14)
    sections = [
        Section(
            say("Groepen", "Groups"),
            [
                say(
                    f"{groups} groepen van vier. In week 2 sluiten ze een groepscontract; in week 4 "
                    "bespreken we dat met de hele groep, en daarna kort met ieder apart.",
                    f"{groups} groups of four. In week 2 they sign a group contract; in week 4 we discuss it "
                    "with the whole group, and then briefly with each of them.",
                ),
                say(
                    "Ik vraag steeds eerst wat de groep zelf vindt. Feedback gaat over één ding tegelijk.",
                    "I always ask first what the group itself thinks. Feedback is about one thing at a time.",
                ),
            ],
        ),
        Section(
            say("Afspraken in het docententeam", "What the team of teachers agreed"),
            [
                say.one_of(
                    Text(
                        nl="Elke maandag een kwartier: wie dreigt vast te lopen, en wie belt die student?",
                        en="A quarter of an hour each Monday: who is getting stuck, and who calls them?",
                    ),
                    Text(
                        nl="Twee student-assistenten kijken met één rubric; drie werken bekijken we samen.",
                        en="Two student assistants use the same rubric; we compare three pieces of work.",
                    ),
                )
            ],
        ),
    ]
    name = say("Begeleidingsplan", "Supervision plan")
    return paper(f"{name} {course.code}", name, course, language, sections)


def improvements(course: Course, *, language: Language, seed: int) -> DemoFile:
    """For 4.1 and 4.2: what students answered, what was concluded, and what will change by when."""
    say = Teller(language, seed)
    response = say.random.randint(34, 71)
    rows = [
        [say("Wat", "What"), say("Wanneer", "When")],
        [say("Opdracht 2 in tweeën", "Assignment 2 in two parts"), say("volgende editie", "next edition")],
        [say("Oefentoets met uitwerking", "Practice test with answers"), say("week 6", "week 6")],
        [
            say("Niet: meer hoorcolleges", "Not: more lectures"),
            say("zie de analyse", "see the analysis"),
        ],
    ]
    sections = [
        Section(
            say("Wat studenten zeiden", "What students said"),
            [
                say(
                    f"Respons {response} %. In week 4 vroeg ik drie dingen op papier; na de toets nog eens. "
                    "Het panel van zes studenten las de uitkomst en vulde aan.",
                    f"Response {response} %. In week 4 I asked three things on paper; again after the test. "
                    "A panel of six students read the result and added to it.",
                )
            ],
        ),
        Section(say("Wat er verandert", "What will change"), (), rows),
    ]
    name = say("Evaluatie en verbeterpunten", "Evaluation and improvements")
    return paper(f"{name} {course.code}", name, course, language, sections)


def vision(course: Course, *, language: Language, seed: int) -> DemoFile:
    """For 5.1: what somebody believes about learning, and where their practice contradicts it."""
    say = Teller(language, seed)
    sections = [
        Section(
            say("Wat ik geloof", "What I believe"),
            [
                say(
                    "Studenten leren van wat zij doen, niet van wat ik zeg. Mijn werk is de volgende stap "
                    "net te groot maken om hem zonder nadenken te zetten.",
                    "Students learn from what they do, not from what I say. My job is to make the next step "
                    "just too large to take without thinking.",
                ),
                say.one_of(
                    Text(
                        nl="Daarom begint elke bijeenkomst met een vraag waarop ik het antwoord niet geef.",
                        en="So every meeting begins with a question that I do not answer for them.",
                    ),
                    Text(
                        nl="Daarom zien studenten het werk van elkaar voordat ze het mijne zien.",
                        en="So students see each other's work before they see mine.",
                    ),
                ),
            ],
        ),
        Section(
            say("Waar het schuurt", "Where it chafes"),
            [
                say(
                    "Vlak voor de toets val ik terug in uitleggen. Ik zoek nog iets beters tegen hun onrust.",
                    "Just before the test I fall back on explaining. I still look for something better.",
                )
            ],
        ),
    ]
    name = say("Onderwijsvisie", "Vision on teaching")
    return paper(f"{name} {course.code}", name, course, language, sections)
