"""The four quality safeguards of the Quality Framework Samen Opleiden & Inductie."""

from __future__ import annotations

from collections.abc import Mapping

from leerlijn.kernel.sentence import Text

SAFEGUARDS: Mapping[str, Text] = {
    "learning-teacher": Text(nl="De lerende leraar", en="The learning teacher"),
    "learning-environment": Text(nl="De leeromgeving", en="The learning environment"),
    "organisation": Text(nl="De organisatie", en="The organisation"),
    "quality-culture": Text(nl="De kwaliteitscultuur", en="The quality culture"),
}
KINDS: Mapping[str, Text] = {
    "board": Text(nl="schoolbestuur", en="school board"),
    "school": Text(nl="school", en="school"),
    "special": Text(nl="speciaal onderwijs", en="special education"),
    "mbo": Text(nl="mbo-instelling", en="institute for mbo"),
    "institute": Text(nl="lerarenopleiding", en="teacher-training institute"),
}
"""What a member of a partnership is."""
