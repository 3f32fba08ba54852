"""Pieces of evidence as candidates put them in: which file, what kind, and why it proves which criterion."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from leerlijn.domains.qualification.demo import papers as more
from leerlijn.foundation.documents.demo import materials, papers
from leerlijn.foundation.documents.demo.frame import DemoFile
from leerlijn.kernel.sentence import Text

type Made = Callable[..., DemoFile]


@dataclass(frozen=True, slots=True)
class Evidence:
    """`claims` says, per criterion, why; the reader may choose among several ways to say it."""

    kind: str
    title: Text
    made: Made
    claims: Mapping[str, tuple[Text, ...]]


PIECES: Mapping[str, Evidence] = {
    "course": Evidence(
        "design",
        Text(nl="Vakbeschrijving met leerdoelen", en="Course description with goals"),
        papers.course_description,
        {
            "1.1": (
                Text(
                    nl="Blz. 1 laat zien waarop dit vak bouwt en welk project in jaar 3 erop rekent.",
                    en="Page 1 shows what this course builds on, and which third-year project counts on it.",
                ),
                Text(
                    nl="Ik sprak de leerlijn door met de docenten ervoor en erna; de uitkomst staat erin.",
                    en="I talked the sequence through with the teachers before and after me; it is in here.",
                ),
            ),
            "1.2": (
                Text(
                    nl="De tabel zet bij elk leerdoel de werkvorm en de toets; elk doel wordt geoefend.",
                    en="The table puts activity and test beside each goal; every goal is practised.",
                ),
                Text(
                    nl="Twee leerdoelen werden wel getoetst maar niet geoefend. Dat heb ik hersteld.",
                    en="Two goals were tested but never practised. I mended that.",
                ),
            ),
        },
    ),
    "choices": Evidence(
        "material",
        Text(nl="Ontwerpkeuzes, doelgroep en planning", en="Design choices, students and planning"),
        more.design_choices,
        {
            "1.3": (
                Text(
                    nl="‘Wat ik koos’ zegt waarom ik de colleges opknipte en wat studenten daaraan hebben.",
                    en="‘What I chose’ says why I cut the lectures up, and what students gain by it.",
                ),
            ),
            "1.4": (
                Text(
                    nl="Een derde heeft een andere vooropleiding; voor hen is er een instaptoets.",
                    en="One in three comes from another school system; for them there is an entry test.",
                ),
                Text(
                    nl="Studenten kiezen het niveau van de opdracht; ik leg uit waarom dat hier werkt.",
                    en="Students choose the level of the assignment; I explain why that works here.",
                ),
            ),
            "1.5": (
                Text(
                    nl="De studielast klopt met de studiepunten, en de zalen zijn geregeld.",
                    en="The calculation of the study load fits the credits, and the rooms are there.",
                ),
            ),
        },
    ),
    "lesson": Evidence(
        "lesson-plan",
        Text(nl="Lesplan van een werkgroep", en="Lesson plan of a tutorial"),
        papers.lesson_plan,
        {
            "2.1": (
                Text(
                    nl="Doel, tijden en wat studenten doen, met een plan B voor als de startvraag stilvalt.",
                    en="Goal, times and what students do, with a plan B if the opening question falls flat.",
                ),
            ),
            "1.3": (
                Text(
                    nl="Van de negentig minuten zijn studenten er zestig zelf aan het werk.",
                    en="For sixty of the ninety minutes it is the students who are at work.",
                ),
            ),
        },
    ),
    "observation": Evidence(
        "observation",
        Text(nl="Observatie door een collega", en="Observation by a colleague"),
        papers.observation_report,
        {
            "2.2": (
                Text(
                    nl="Mijn collega zag wat goed ging en wat niet; ik zeg wat ik sindsdien anders doe.",
                    en="My colleague saw what went well and what did not; I say what I do differently now.",
                ),
                Text(
                    nl="Na deze observatie heb ik de uitleg gehalveerd. De tweede keer liep het beter.",
                    en="After this observation I halved the explanation. The second time it went better.",
                ),
            ),
        },
    ),
    "supervision": Evidence(
        "feedback",
        Text(nl="Begeleiding van projectgroepen", en="Supervising project groups"),
        more.supervision_plan,
        {
            "2.3": (
                Text(
                    nl="Ik spreek de groep en daarna ieder apart; zo komt ook wie stil is aan het woord.",
                    en="I talk to the group and then to each of them, so the quiet ones are heard as well.",
                ),
            ),
            "5.2": (
                Text(
                    nl="Elke maandag bespreek ik met de student-assistenten een kwartier wie vastloopt.",
                    en="Each Monday the assistants and I take a quarter of an hour for who gets stuck.",
                ),
            ),
        },
    ),
    "analysis": Evidence(
        "test-analysis",
        Text(nl="Toets met toetsanalyse", en="Test with its analysis"),
        papers.item_analysis,
        {
            "3.1": (
                Text(
                    nl="De toets volgt de toetsmatrijs; een collega las mee en schrapte twee vragen.",
                    en="The test follows its blueprint; a colleague read it and struck two questions.",
                ),
            ),
            "3.2": (
                Text(
                    nl="Eén vraag onderscheidde niet. Ik heb haar geschrapt en de cesuur opnieuw berekend.",
                    en="One question did not discriminate. I dropped it and computed the cut-off again.",
                ),
            ),
        },
    ),
    "marks": Evidence(
        "test-analysis",
        Text(nl="Verdeling van de cijfers", en="Distribution of the marks"),
        materials.score_chart,
        {
            "3.2": (
                Text(
                    nl="De top ligt bij 7, met een staart links: wie de oefentoets oversloeg, zakte.",
                    en="The peak is at 7, with a tail at the left: who skipped the practice test, failed.",
                ),
            ),
        },
    ),
    "answers": Evidence(
        "evaluation",
        Text(nl="Antwoorden van studenten", en="What students answered"),
        materials.evaluation_data,
        {
            "4.1": (
                Text(
                    nl="Drie eigen vragen in week 4: het standaardformulier vraagt niet naar het tempo.",
                    en="Three questions of my own in week 4: the standard form does not ask about pace.",
                ),
            ),
        },
    ),
    "evaluation": Evidence(
        "evaluation",
        Text(nl="Evaluatie en verbeterpunten", en="Evaluation and improvements"),
        more.improvements,
        {
            "4.1": (
                Text(
                    nl="Eigen vragen en een panelgesprek; ik wilde weten waarom opdracht 2 vastliep.",
                    en="Response, my own questions and a panel: I wanted to know why assignment 2 got stuck.",
                ),
            ),
            "4.2": (
                Text(
                    nl="Drie verbeterpunten met een datum, en één ding dat ik bewust niet verander.",
                    en="Three improvements with a date, and one thing that I chose not to change.",
                ),
            ),
        },
    ),
    "vision": Evidence(
        "vision",
        Text(nl="Mijn visie op onderwijs", en="My vision on teaching"),
        more.vision,
        {
            "5.1": (
                Text(
                    nl="Mijn visie in één bladzij, met de plek waar mijn eigen praktijk haar tegenspreekt.",
                    en="My vision on one page, with the place where my own practice contradicts it.",
                ),
            ),
        },
    ),
    "reflection": Evidence(
        "reflection",
        Text(nl="Reflectie op drie jaar lesgeven", en="Reflection on three years of teaching"),
        materials.reflection,
        {
            "5.1": (
                Text(
                    nl="Hoe ik van uitleggen naar vragen stellen ging, en waarom ik dat zo wil houden.",
                    en="How I went from explaining to asking, and why I want to keep it that way.",
                ),
            ),
            "5.2": (
                Text(
                    nl="Wat ik in het team op me nam, en wat ik heb leren overlaten.",
                    en="What I took upon me in the team, and what I learned to leave to others.",
                ),
            ),
            "5.3": (
                Text(
                    nl="Wat ik volgend jaar wil leren over groepen waarin één student alles doet, en hoe.",
                    en="What I want to learn next year about groups where one student does it all, and how.",
                ),
            ),
        },
    ),
}
WHOLE = ("course", "choices", "lesson", "observation", "supervision", "analysis", "evaluation", "reflection")
"""Together these claim every criterion."""

PORTFOLIO = Evidence(
    "other",
    Text(nl="Portfolio met alle stukken", en="Portfolio with all pieces"),
    materials.reflection,
    {code: ways for key in WHOLE if key != "observation" for code, ways in PIECES[key].claims.items()},
)
"""All of it in one file, as many hand it in; with the report of an observation it claims every criterion."""
EVIDENCE: Mapping[str, Evidence] = {**PIECES, "portfolio": PORTFOLIO}
