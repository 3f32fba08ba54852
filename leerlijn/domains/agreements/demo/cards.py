"""The cards of the sign-in page for those who make, advise on, consent to and review agreements."""

from __future__ import annotations

from leerlijn.foundation.people.demo.cards import Part
from leerlijn.kernel.sentence import Text

MAKING = Text(nl="Wie kwaliteitsafspraken maken", en="Those who make quality agreements")
COUNCILS = Text(nl="Wie adviseren en instemmen", en="Those who advise and consent")

CARDS: tuple[Part, ...] = (
    Part(
        "programme-director",
        MAKING,
        Text(nl="Opleidingsdirecteur, Werktuigbouwkunde", en="Programme director, Mechanical Engineering"),
        Text(
            nl="Zijn agenda ligt bij de opleidingscommissie; een vraag en een uitkomst wachten op antwoord.",
            en="His agenda is with the programme committee; a question and an outcome wait for an answer.",
        ),
    ),
    Part(
        "portfolio-holder",
        MAKING,
        Text(
            nl="Portefeuillehouder, Technische Wetenschappen", en="Portfolio holder, Engineering Technology"
        ),
        Text(
            nl="Zijn afspraak ligt bij de faculteitsraad; studenten wachten op antwoord op hun ideeën.",
            en="His agreement is with the faculty council; students wait for an answer to their ideas.",
        ),
    ),
    Part(
        "policy-officer",
        MAKING,
        Text(nl="Beleidsmedewerker onderwijs", en="Education policy officer"),
        Text(
            nl="Ze kijkt mee bij elke faculteit; wat een gesprek opleverde, wacht op haar antwoord.",
            en="She looks along at each faculty; what came of a talk waits for her answer.",
        ),
    ),
    Part(
        "board",
        MAKING,
        Text(nl="Lid van het College van Bestuur", en="Member of the Executive board"),
        Text(
            nl="Een concept van een faculteit wacht op haar; vaststellen kan pas na instemming.",
            en="A draft of a faculty waits for her; she can adopt only after consent.",
        ),
    ),
    Part(
        "programme-committee",
        COUNCILS,
        Text(nl="Voorzitter van een opleidingscommissie", en="Chair of a programme committee"),
        Text(
            nl="Haar commissie geeft advies over de agenda; de uitkomsten van een gesprek wachten op haar.",
            en="Her committee advises on the agenda; the outcomes of a talk wait for her.",
        ),
    ),
    Part(
        "faculty-council",
        COUNCILS,
        Text(nl="Voorzitter van een faculteitsraad", en="Chair of a faculty council"),
        Text(
            nl="Haar raad stemt over de afspraken van Technische Wetenschappen; één stem is er al.",
            en="Her council votes on the agreement of Engineering Technology; one vote is in.",
        ),
    ),
    Part(
        "council-registrar",
        COUNCILS,
        Text(nl="Griffier van een faculteitsraad", en="Registrar of a faculty council"),
        Text(
            nl="Hij kijkt of het dossier van ITC compleet is; dan pas begint de termijn van zijn raad.",
            en="He looks whether the file of ITC is complete; only then the term of his council begins.",
        ),
    ),
    Part(
        "council-student",
        COUNCILS,
        Text(nl="Student in een faculteitsraad", en="Student in a faculty council"),
        Text(
            nl="Ze zit er sinds september in en moet nu stemmen, of een ander machtigen.",
            en="She has been in it since September and has to vote now, or to let another vote for her.",
        ),
    ),
    Part(
        "university-council",
        COUNCILS,
        Text(nl="Voorzitter van de universiteitsraad", en="Chair of the university council"),
        Text(
            nl="Voor zijn raad ligt de afspraak van de instelling, met nog drie weken om te besluiten.",
            en="The agreement of the institution lies before his council, with three weeks left to decide.",
        ),
    ),
    Part(
        "panel",
        COUNCILS,
        Text(nl="Lid van een beoordelingspanel", en="Member of a review panel"),
        Text(
            nl="Hij leest hoe de afspraken tot stand kwamen: wie iets zei, en wat ermee gebeurde.",
            en="He reads how the agreements were made: who said what, and what became of it.",
        ),
    ),
)
