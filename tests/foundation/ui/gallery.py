"""Invented things to show every part of the look with; nobody in it exists."""

from datetime import UTC, date, datetime

from django import forms

from leerlijn.foundation.ui.pages import Link
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.sentence import Sentence, Text

READER = Standing(on=date(2026, 10, 12), person=1, name="Ilse Wevers", initials="IW")
JUDGEMENTS = [
    ("", "---------"),
    ("sufficient", Text(nl="Voldoende", en="Sufficient")),
    ("not-yet", Text(nl="Nog niet", en="Not yet")),
    ("ask", Text(nl="Eerst vragen", en="I want to ask first")),
]


class Judgement(forms.Form):
    finding = forms.ChoiceField(label="Your judgement on 2.2", choices=JUDGEMENTS, widget=forms.RadioSelect)
    seen = forms.CharField(label="Where did you see it?", max_length=80)
    reason = forms.CharField(label="Why?", widget=forms.Textarea)
    day = forms.DateField(label="Day", widget=forms.DateInput)
    kind = forms.ChoiceField(label="Kind", choices=[("a", "Report"), ("b", "Video")], required=False)
    criteria = forms.MultipleChoiceField(
        label="Criteria",
        choices=[("1.1", "1.1 Curriculum"), ("1.2", "1.2 Alignment")],
        widget=forms.CheckboxSelectMultiple,
    )
    sure = forms.BooleanField(label="I read the dossier")
    file = forms.FileField(label="The report", required=False)


CODES = [
    f"{theme}.{number}" for theme, last in enumerate((5, 3, 2, 2, 3), 1) for number in range(1, last + 1)
]
STATES = {"2.3": "differs", "4.2": "differs", "5.3": "settled"}

CONTEXT = {
    "institution": Text(nl="Noaber Universiteit", en="Noaber University"),
    "navigation": [
        Link(Text(nl="Mijn werk", en="My work"), "/work/"),
        Link(Text(nl="Kwalificatie", en="Qualification"), "/gallery/"),
        Link(Text(nl="Kwaliteitsafspraken", en="Agreements"), "/agreements/"),
        Link(Text(nl="Ontwikkeling", en="Development"), "/development/"),
        Link(Text(nl="Register", en="Register"), "/register/"),
    ],
    "footer": [
        Link(Text(nl="Toegankelijkheid", en="Accessibility"), "/accessibility/"),
        Link(Text(nl="Privacy: wie ziet wat", en="Privacy: who sees what"), "/privacy/"),
        Link(Text(nl="Hoe de regels rekenen", en="How the rules are computed"), "/rules/"),
        Link(Text(nl="Broncode", en="Source code"), "/source/"),
    ],
    "today": date(2026, 10, 12),
    "until": date(2027, 11, 24),
    "opened": datetime(2026, 10, 9, 14, 20, tzinfo=UTC),
    "only_dutch": Text(nl="Ontwikkelgericht begeleiden", en=""),
    "missing": Sentence("You cannot do this now"),
    "sum": [
        ("Rule", "Duty to qualify, edition 2024, article 3"),
        ("Clock began", date(2024, 9, 1)),
        ("Paused", "1 April to 23 June 2025, 84 days"),
    ],
    "terms_of": [
        {
            "about": "Your duty",
            "day": date(2027, 11, 24),
            "why": "Three years after 1 September 2024, moved 84 days by parental leave.",
            "what_if": "If it passes, your dean decides on a new date after hearing your manager.",
        },
        {
            "about": "Feedback on the guide",
            "day": date(2026, 10, 23),
            "why": "Ten working days after you shared it.",
            "what_if": "If it passes, the coordinator is asked to appoint somebody else.",
        },
    ],
    "forked": [{"code": code, "state": STATES.get(code, "same")} for code in CODES],
    "criteria_of": [
        {"theme": "2 Teaching"},
        {"code": "2.1", "title": "Prepare", "state": "full", "word": "judged", "href": "#2.1"},
        {
            "code": "2.2",
            "title": "Conduct and reflect",
            "state": "half",
            "word": "begun",
            "href": "#2.2",
            "current": True,
        },
        {"code": "2.3", "title": "Supervise", "state": "open", "word": "not yet judged", "href": "#2.3"},
    ],
    "track_of": [
        {"title": "Programme agendas", "when": date(2026, 5, 12), "state": "done"},
        {"title": "Final text", "when": "1 September, version 4", "state": "done"},
        {"title": "Consent of the council", "when": date(2026, 11, 11), "state": "now"},
        {"title": "Institution adds up", "when": date(2026, 11, 18), "state": "future"},
        {"title": "University Council", "when": date(2026, 12, 9), "state": "future"},
    ],
    "work": [
        {
            "when": date(2026, 10, 16),
            "under": "4 working days",
            "title": "Answer two questions of the faculty council",
            "href": "#",
            "where": "Agreements · amendment for 2027",
            "what": "If you are late, consent comes after the institution adds up.",
            "action": "Answer both",
        },
        {
            "when": date(2026, 10, 30),
            "under": "14 working days",
            "title": "Settle three criteria with your fellow assessor",
            "href": "#",
            "where": "Qualification · both judgements opened on 9 October",
            "action": "Open the three",
        },
    ],
    "columns": [
        {"label": "Measure"},
        {"label": "Planned", "number": True},
        {"label": "Spent", "number": True},
        {"label": "State"},
    ],
    "hash": "7f3a91c2e04b5d18aa07",
    "fresh": Judgement(auto_id="fresh-%s"),
    "mistaken": Judgement(
        {
            "finding": "not-yet",
            "seen": "",
            "reason": "Typed <b>already</b>",
            "day": "31-31",
            "criteria": ["1.2"],
        }
    ),
}
DESK = CONTEXT | {
    "evidence": [
        {"code": "E1", "title": "Lesson plan"},
        {"code": "E2", "title": "Talk reports"},
        {"code": "E3", "title": "Video"},
    ],
    "themes": [
        {
            "title": "1 Designing",
            "criteria": [
                {
                    "code": "1.1",
                    "title": "Embed the course in the curriculum",
                    "kind": "good",
                    "said": "Closed",
                    "closed": "Partial certificate Designing education, 14 March 2025",
                }
            ],
        },
        {
            "title": "2 Teaching",
            "criteria": [
                {
                    "code": "2.1",
                    "title": "Prepare an educational meeting",
                    "kind": "good",
                    "said": "Enough: two kinds, both recent",
                    "cells": {
                        "E1": {"state": "ready", "word": "claim ready", "href": "#e1", "current": True},
                        "E2": {"state": "draft", "word": "claim in draft", "href": "#e2"},
                    },
                },
                {
                    "code": "2.2",
                    "title": "Conduct and reflect",
                    "kind": "attention",
                    "said": "One question open",
                    "cells": {"E3": {"state": "question", "word": "question", "href": "#e3"}},
                },
                {"code": "2.3", "title": "Supervise", "kind": "lost", "said": "Nothing yet", "cells": {}},
            ],
        },
    ],
    "judges": [
        {
            "name": "Marijke Lansink",
            "initials": "ML",
            "you": True,
            "kind": "good",
            "word": "Sufficient",
            "reason": "The group contract and the two talks show that she keeps everybody moving.",
            "seen": "E3 page 6",
            "question": "",
        },
        {
            "name": "Pieter Reimerink",
            "initials": "PR",
            "you": False,
            "kind": "attention",
            "word": "Not yet",
            "reason": "Supervision in groups is clear. I miss a second talk or the student's own words.",
            "seen": "",
            "question": "Which second talk did you have?",
        },
    ],
    "lost_work": [
        CONTEXT["work"][0]
        | {"when": "Tomorrow", "under": "13 October, 24:00", "lost": True, "primary": False}
    ],
}
