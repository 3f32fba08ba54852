"""School subjects as people write them, in both languages; another one stays as it was written."""

from __future__ import annotations

from leerlijn.kernel.sentence import Text

SUBJECTS = (
    ("aardrijkskunde", "geography"),
    ("bedrijfseconomie", "business economics"),
    ("beeldende vorming", "visual arts"),
    ("biologie", "biology"),
    ("Duits", "German"),
    ("economie", "economics"),
    ("Engels", "English"),
    ("filosofie", "philosophy"),
    ("Frans", "French"),
    ("geschiedenis", "history"),
    ("Grieks", "Greek"),
    ("informatica", "computer science"),
    ("kunst", "art"),
    ("Latijn", "Latin"),
    ("levensbeschouwing", "religious studies"),
    ("lichamelijke opvoeding", "physical education"),
    ("maatschappijleer", "social studies"),
    ("muziek", "music"),
    ("natuurkunde", "physics"),
    ("Nederlands", "Dutch"),
    ("onderzoeken en ontwerpen", "research and design"),
    ("scheikunde", "chemistry"),
    ("Spaans", "Spanish"),
    ("techniek", "technology"),
    ("wiskunde", "mathematics"),
)
KNOWN = {
    word.casefold(): Text(nl=dutch, en=english) for dutch, english in SUBJECTS for word in (dutch, english)
}


def subject_named(said: str) -> Text:
    """What somebody wrote, or the subject that it is."""
    return KNOWN.get(said.strip().casefold(), Text(nl=said, en=said))
