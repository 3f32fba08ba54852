"""The quick guide as a tagged PDF (PDF/UA-1, PDF/A-3a): four pages at most, the same words as the page."""

from __future__ import annotations

import json

from leerlijn.domains.qualification.guide.parts import Guide, Way
from leerlijn.domains.qualification.printing import pressed
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.sentence import Language, Sentence, Text, Value

WORDS = {
    "title": Sentence("The UTQ in short"),
    "overview": Sentence("What it is, and by when"),
    "duty": Sentence("Who must get it"),
    "roadmap": Sentence("The way to your certificate"),
    "what": Sentence("What happens"),
    "by": Sentence("By whom"),
    "within": Sentence("Within"),
    "criteria": Sentence("What you show: competences and criteria"),
    "exemption": Sentence("Exemption"),
    "grounds": Sentence("On these grounds"),
    "recognition": Sentence("From another university"),
    "contacts": Sentence("Whom you ask"),
    "who": Sentence("Who that is in your faculty, you see on the page after signing in."),
    "page": Sentence("This guide and the page say the same. The newest is on the page:"),
}


def printed(guide: Guide, *, place: Text, address: str, language: Language) -> bytes:
    """The PDF; the same words give the same bytes. `address` is where the page stands."""
    data = _data(guide, place, address, language)
    return pressed("guide.typ", json.dumps(data, ensure_ascii=False, sort_keys=True))


def _data(guide: Guide, place: Text, address: str, language: Language) -> dict[str, object]:
    def said(value: Value) -> str:
        return render(value, language)

    on = guide.rules.on
    return {
        "language": language,
        "date": [on.year, on.month, on.day],
        "address": address,
        "place": said(place),
        "as_of": said(Sentence("As the rules are on {day}.", day=on)),
        "words": {name: said(word) for name, word in WORDS.items()},
        "term": said(guide.term),
        "overview": [said(each) for each in guide.overview],
        "duty": [said(each) for each in guide.duty],
        "ways": [_way(way, language) for way in guide.ways],
        "exemption": _way(guide.exemption, language),
        "grounds": [[said(title), said(send)] for title, send in guide.grounds],
        "stem": said(guide.rules.stem),
        "competences": [
            {
                "title": said(Sentence("{code} {title}", code=above.code, title=above.title)),
                "criteria": [[line.code, said(line.text)] for line in lines],
            }
            for above, lines in guide.rules.competences
        ],
        "recognition": [said(each) for each in guide.recognition],
        "contacts": [[said(each.title), said(each.about)] for each in guide.contacts],
    }


def _way(way: Way, language: Language) -> dict[str, object]:
    return {
        "title": render(way.title, language),
        "says": [render(each, language) for each in way.says],
        "stops": [
            [render(each, language) for each in (stop.what, stop.by, stop.within)] for stop in way.stops
        ],
    }
