"""Papers as lecturers hand them in: course description, lesson plan, observation report, item analysis."""

from __future__ import annotations

from leerlijn.foundation.documents.demo.frame import Course, DemoFile, Section, Teller, paper
from leerlijn.kernel.sentence import Language, Text


def course_description(course: Course, *, language: Language, seed: int) -> DemoFile:
    """For 1.1 and 1.2: place in the programme, and goals with how they are practised and tested."""
    say = Teller(language, seed)
    goals = [
        Text(nl="een model opstellen en de aannames noemen", en="build a model and name its assumptions"),
        Text(nl="een meting ontwerpen en de fout schatten", en="design a measurement and estimate its error"),
        Text(nl="een bron op waarde schatten", en="judge the value of a source"),
        Text(nl="een ontwerpkeuze verdedigen", en="defend a design choice"),
        Text(nl="een resultaat uitleggen aan een leek", en="explain a result to a layperson"),
    ]
    header = [say("Leerdoel", "Goal"), say("Werkvorm", "Practised in"), say("Toetsing", "Tested by")]
    rows = [
        [
            goal.in_language(language),
            say.one_of(
                Text(nl="werkgroep", en="tutorial"),
                Text(nl="practicum", en="lab"),
                Text(nl="project", en="project"),
            ),
            say.one_of(
                Text(nl="tentamen", en="examination"),
                Text(nl="verslag", en="report"),
                Text(nl="poster", en="poster"),
            ),
        ]
        for goal in say.random.sample(goals, 4)
    ]
    programme = course.programme.in_language(language)
    sections = [
        Section(
            say("Plaats in de opleiding", "Place in the programme"),
            [
                say(
                    f"Dit vak van {course.credits} EC hoort bij {programme}. Het bouwt op de wiskunde van "
                    "het eerste jaar; het ontwerpproject in jaar 3 rekent op wat studenten hier leren.",
                    f"This course of {course.credits} EC belongs to {programme}. It builds on first-year "
                    "mathematics; the design project of the third year counts on what students learn here.",
                )
            ],
        ),
        Section(
            say("Leerdoelen, werkvormen en toetsing", "Goals, activities and assessment"), (), [header, *rows]
        ),
    ]
    name = say("Vakbeschrijving", "Course description")
    return paper(f"{name} {course.code}", name, course, language, sections)


def lesson_plan(course: Course, *, language: Language, seed: int) -> DemoFile:
    """For 2.1: one meeting of ninety minutes, with times and what students do."""
    say = Teller(language, seed)
    opening = say.random.choice([10, 15])
    steps = [
        (
            opening,
            say("Startvraag, eerst alleen, dan in tweetallen", "Opening question, alone, then in pairs"),
        ),
        (20, say("Uitleg met één uitgewerkt voorbeeld", "Explanation with one worked example")),
        (35, say("Groepjes van vier aan een eigen geval", "Groups of four on a case of their own")),
        (15, say("Twee groepen vertellen; de rest vraagt", "Two groups tell; the others ask")),
        (
            20 - opening,
            say("Eén ding dat nog onduidelijk is, op papier", "One thing still unclear, on paper"),
        ),
    ]
    header = [say("Minuten", "Minutes"), say("Wat studenten doen", "What students do")]
    week = say.random.randint(2, 7)
    sections = [
        Section(
            say("Doel", "Goal"),
            [
                say(
                    "Aan het eind kan iedere student een geval uit de praktijk in een schema zetten en "
                    "zeggen wat er ontbreekt.",
                    "At the end every student can put a case from practice into a diagram and say "
                    "what is missing.",
                )
            ],
        ),
        Section(
            say("Verloop", "Course of the meeting"), (), [header, *([str(n), what] for n, what in steps)]
        ),
        Section(
            say("Als het anders loopt", "If it goes differently"),
            [
                say(
                    "Komt de startvraag niet op gang, dan geef ik een fout antwoord en vraag wat er mist.",
                    "If the opening question falls flat, I give a wrong answer and ask what is amiss.",
                )
            ],
        ),
    ]
    name = say(f"Lesplan week {week}", f"Lesson plan week {week}")
    return paper(name, name, course, language, sections)


def observation_report(course: Course, *, language: Language, seed: int) -> DemoFile:
    """For 2.2: what an observer saw, a score per point, and what the lecturer will change."""
    say = Teller(language, seed)
    points = [
        say("Het doel is duidelijk", "The goal is clear"),
        say("Studenten zijn actief", "Students are active"),
        say("Vragen krijgen de tijd", "Questions get time"),
        say("De les wordt afgerond", "The meeting is rounded off"),
    ]
    scores = [str(say.random.randint(2, 4)) for _ in points]
    students = say.random.randint(18, 64)
    seen = say.one_of(
        Text(
            nl="Na elke vraag blijft het vier tellen stil; daarna durft ook de achterste rij.",
            en="After every question there are four counts of silence; then the back row dares as well.",
        ),
        Text(
            nl="De uitleg is helder, maar duurt tien minuten te lang. De opdracht lijdt daaronder.",
            en="The explanation is clear, but takes ten minutes more than planned. The assignment suffers.",
        ),
        Text(
            nl="De groepjes werken hard. Drie studenten doen niet mee, en dat valt pas laat op.",
            en="The groups work hard. Three students do not take part, and that is noticed late.",
        ),
    )
    sections = [
        Section(
            say("Wat ik zag", "What I saw"), [say(f"{students} studenten. ", f"{students} students. ") + seen]
        ),
        Section(
            say("Per punt (1 tot 4)", "Per point (1 to 4)"),
            (),
            [[say("Punt", "Point"), "Score"], *map(list, zip(points, scores, strict=True))],
        ),
        Section(
            say("Wat de docent meeneemt", "What the lecturer takes along"),
            [
                say(
                    "Volgende keer loop ik na vijf minuten langs alle groepen, en kort ik de uitleg in.",
                    "Next time I pass all groups after five minutes, and I shorten the explanation.",
                )
            ],
        ),
    ]
    name = say("Observatieverslag", "Observation report")
    return paper(f"{name} {course.code}", name, course, language, sections)


def item_analysis(course: Course, *, language: Language, seed: int) -> DemoFile:
    """For 3.2: difficulty and discrimination per question, and what was decided."""
    say = Teller(language, seed)
    items = [(n, say.random.uniform(0.35, 0.92), say.random.uniform(0.05, 0.55)) for n in range(1, 9)]
    weakest = min(items, key=lambda item: item[2])[0]
    header = [
        say("Vraag", "Question"),
        say("p-waarde", "p value"),
        say("Item-restcorrelatie", "Item-rest correlation"),
    ]

    def number(value: float) -> str:
        return f"{value:.2f}".replace(".", say(",", "."))

    sections = [
        Section(
            say("Uitkomst per vraag", "Result per question"),
            (),
            [header, *([str(n), number(p), number(rit)] for n, p, rit in items)],
        ),
        Section(
            say("Conclusie", "Conclusion"),
            [
                say(
                    f"Vraag {weakest} onderscheidt nauwelijks: sterke studenten lazen er meer in dan "
                    "bedoeld. De vraag is weg, de cesuur is opnieuw berekend en niemand ging achteruit.",
                    f"Question {weakest} hardly discriminates: strong students read more into it than "
                    "was meant. It was dropped, the cut-off was computed again and nobody lost by it.",
                )
            ],
        ),
    ]
    name = say("Toetsanalyse", "Test analysis")
    return paper(f"{name} {course.code}", name, course, language, sections)
