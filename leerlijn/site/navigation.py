"""The menu: one table of where somebody can go, shown as far as it could ever be open to them."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from leerlijn.domains.qualification.relations import READ_DUTIES, READ_LINE
from leerlijn.foundation.cases.relations import READ_CASES, READ_PROCEDURES, READ_WORK
from leerlijn.foundation.credentials.relations import VERIFY_CERTIFICATE
from leerlijn.foundation.ui.pages import Link, back_here
from leerlijn.kernel.policy import ANYBODY, Action, Standing, may_ever
from leerlijn.kernel.sentence import Text


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu, and the action that its page is for."""

    label: Text
    url: str
    action: Action
    alone: bool = False

    @property
    def link(self) -> Link:
        return Link(self.label, reverse(self.url), self.alone)


MENU: tuple[Entry, ...] = (
    Entry(Text(nl="Mijn werk", en="My work"), "cases:work", READ_WORK),
    Entry(Text(nl="Mijn lijn", en="My line"), "qualification:line", READ_LINE, alone=True),
    Entry(Text(nl="Dossiers", en="Dossiers"), "qualification:dossiers", READ_CASES),
    Entry(Text(nl="Plichten", en="Obligations"), "qualification:duties", READ_DUTIES),
    Entry(Text(nl="Procedures", en="Procedures"), "cases:procedures", READ_PROCEDURES),
    Entry(
        Text(nl="Certificaat controleren", en="Check a certificate"), "credentials:check", VERIFY_CERTIFICATE
    ),
)
"""In the order of the menu."""


def menu_of(standing: Standing) -> list[Link]:
    """What somebody may ever do. Once signed in, what is open to anybody leaves room for their own work."""
    return [
        entry.link
        for entry in MENU
        if may_ever(standing, entry.action) and not (standing and ANYBODY in entry.action.open_to)
    ]


def navigation(request: HttpRequest) -> dict[str, object]:
    """Context processor: the menu, whose house this is, and the way in; no statement."""
    standing = getattr(request, "standing", None)
    here = request.path if request.path.startswith(reverse("people:sign-in")) else ""
    return {
        "navigation": menu_of(standing) if standing is not None else [],
        "institution": Text(nl=settings.INSTITUTION_NL, en=settings.INSTITUTION_EN),
        "sign_in": "" if here else reverse("people:sign-in") + back_here(request),
        "account": reverse("people:account"),
    }
