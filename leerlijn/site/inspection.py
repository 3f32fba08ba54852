"""What is wrong with this installation, in sentences: asked by `check`, and by `serve` before it starts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

from django.conf import settings
from django.core import checks
from django.db import DatabaseError, connection
from django.http import HttpResponseBase
from django.urls import URLResolver, get_resolver

from leerlijn.foundation.documents.kept import Unreachable
from leerlijn.foundation.documents.store import current_store
from leerlijn.foundation.people.queries import accounts_of_real_people
from leerlijn.kernel.policy import Action
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.site import outbox
from leerlijn.site.database.strength import weaknesses
from leerlijn.site.schema import out_of_date

SHOWN = 5
"""Names in one sentence."""

type Inspection = Callable[[], Iterable[Said]]
type View = Callable[..., HttpResponseBase]


def database_keeps_what_it_acknowledged() -> Iterable[Said]:
    return weaknesses(connection)


def tables_are_up_to_date() -> Iterable[Said]:
    return out_of_date(connection)


def framework_has_no_complaints() -> Iterator[Said]:
    """Django's own checks of models, addresses and settings."""
    for complaint in checks.run_checks(include_deployment_checks=False):
        if complaint.level >= checks.ERROR:
            yield Sentence("Django says: {complaint}", complaint=str(complaint))


def demonstration_stands_alone() -> Iterator[Said]:
    """Where anybody may enter as anybody, there are no real people."""
    if not settings.DEMO:
        return
    names: tuple[str, ...] = ()
    with suppress(DatabaseError):  # without the tables of this version: another inspection says so
        names = tuple(accounts_of_real_people().order_by("name").values_list("name", flat=True)[:SHOWN])
    if names:
        yield Sentence(
            "This is a demonstration (LEERLIJN_DEMO), but these accounts belong to real people: {names}.",
            names=names,
        )


def letters_are_read_in_a_demonstration_only() -> Iterator[Said]:
    """Elsewhere there is no address at which anybody reads what was written to others."""
    if not settings.DEMO and (address := outbox.address()):
        yield Sentence(
            "At {address} anybody reads every letter, and this is no demonstration (LEERLIJN_DEMO).",
            address=address,
        )


SURFCONEXT = "surfconext.nl"


def sign_on_lets_in_whom_it_should() -> Iterator[Said]:
    """A provider needs to know us; and of a hub for many institutions, only ours tells our numbers."""
    if not settings.OIDC_ISSUER:
        return
    if not (settings.OIDC_CLIENT and settings.OIDC_SECRET):
        yield Sentence("LEERLIJN_OIDC_ISSUER is set: set LEERLIJN_OIDC_CLIENT and LEERLIJN_OIDC_SECRET too.")
    if SURFCONEXT in settings.OIDC_ISSUER and not settings.OIDC_HOME:
        yield Sentence(
            "At SURFconext people of every institution sign in: say in LEERLIJN_OIDC_HOME whose personnel "
            "numbers count, or a number from elsewhere opens somebody's account here."
        )


def files_can_be_kept() -> Iterator[Said]:
    """Where they lie in object storage. That it does not answer now may pass, and is only weak."""
    with suppress(Unreachable):
        if said := current_store().trouble():
            yield said


def procedures_hold_together() -> Iterator[Said]:
    """Each procedure that did not load, with everything that is wrong with it."""
    for flawed in catalogue.refused:
        yield Sentence(
            "The procedure {procedure} does not load: {reasons}",
            procedure=flawed.name,
            reasons=flawed.reasons,
        )


def views_name_their_action() -> Iterator[Said]:
    """A view that names no action of the policy would be open to anybody."""
    for address, view in addresses(get_resolver()):
        if not (names_an_action(view) or name_of(view) in WITHOUT_ACTION):
            yield Sentence(
                "The address {address} says no action of the policy: anybody could reach it.",
                address=f"/{address} ({name_of(view)})",
            )


WITHOUT_ACTION = {
    "leerlijn.site.health.livez": "a machine asks it whether the server lives; it says nothing else",
    "leerlijn.site.health.readyz": "a machine asks it whether the server can write; it says nothing else",
    "leerlijn.site.health.health": "a machine asks it what is an alarm; it names that and says nothing else",
    "leerlijn.site.metrics.metrics": "a machine with a token asks it for numbers; for others there is none",
    "leerlijn.foundation.ui.views.choose_language": "keeps a choice on the device, of whoever it is",
    "leerlijn.foundation.ui.views.choose_appearance": "keeps a choice on the device, of whoever it is",
}
"""The only views without an action, each with its reason."""


def addresses(resolver: URLResolver, above: str = "") -> Iterator[tuple[str, View]]:
    """Every address of the product with the view that answers there."""
    for pattern in resolver.url_patterns:
        address = f"{above}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, address)
        else:
            yield address, pattern.callback


def names_an_action(view: View) -> bool:
    """One for the view (`action`), or one for each of its methods (`actions`, of the API)."""
    by_method = getattr(view, "actions", None)
    if by_method is not None:
        return bool(by_method) and all(isinstance(action, Action) for action in by_method.values())
    return isinstance(getattr(view, "action", None), Action)


def name_of(view: View) -> str:
    return f"{view.__module__}.{view.__qualname__}"


INSPECTIONS: tuple[Inspection, ...] = (
    database_keeps_what_it_acknowledged,
    tables_are_up_to_date,
    framework_has_no_complaints,
    demonstration_stands_alone,
    letters_are_read_in_a_demonstration_only,
    sign_on_lets_in_whom_it_should,
    files_can_be_kept,
    procedures_hold_together,
    views_name_their_action,
)


def complaints() -> list[Said]:
    """Everything that is wrong, in the order in which it is best put right."""
    return [said for inspection in INSPECTIONS for said in inspection()]
