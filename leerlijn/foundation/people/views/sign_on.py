"""To the institution's own sign-in and back; the first time an account is linked to whom HR knows."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from leerlijn.foundation.people import guards, queries, sign_on
from leerlijn.foundation.people.actions import accounts
from leerlijn.foundation.people.entering import journey_of
from leerlijn.foundation.people.queries.directory import Held
from leerlijn.foundation.people.relations import SIGN_IN
from leerlijn.foundation.people.sessions import open_session, prove
from leerlijn.foundation.people.sign_on import Arrival, Known, Refused
from leerlijn.foundation.people.views.going import go_on
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.verdict import Denied, all_of

OTHER_HOME = Sentence(
    "You signed in at another institution than the one that uses this. Choose yours, or ask the "
    "functional administrator."
)
NO_NUMBER = Sentence(
    "Your institution did not tell your personnel number, so we do not know who you are. "
    "Ask the functional administrator."
)
SOMEBODY_ELSE = Sentence("You proved to be somebody else than who is signed in here. Sign out first.")


@opens(SIGN_IN)
@require_POST
def leave(request: Request) -> HttpResponse:
    """Goes on by itself to the provider; a form may send nobody there, so that none can be led elsewhere."""
    if not sign_on.is_offered():
        raise Http404
    journey = journey_of(request)
    address = sign_on.address_to_go_to(request, journey, again=bool(request.standing))
    if isinstance(address, Refused):
        return _refuse(request, address.reason, address.status)
    answer = page(request, "people/to_sign_on.html", {"address": address})
    answer.headers["Refresh"] = f"0; url={address}"
    return answer


@opens(SIGN_IN)
@require_safe
def back(request: Request) -> HttpResponse:
    if not sign_on.is_offered():
        raise Http404
    arrived = sign_on.arrival(request)
    if isinstance(arrived, Refused):
        return _refuse(request, arrived.reason, arrived.status)
    account = _account_of(request, arrived.known)
    if isinstance(account, Denied):
        return _refuse(request, account.reason, 403)
    if request.standing:
        return _prove_again(request, arrived, account)
    open_session(request, account, by=arrived.known.proof(at=request.at))
    return go_on(request, arrived.journey)


def _account_of(request: Request, known: Known) -> Held | Denied:
    """By `sub`; whoever comes for the first time by the personnel number, and never by a mail address."""
    account = queries.account_of_sign_on(known.issuer, known.subject)
    if account is None:
        return _link(request, known)
    staying = queries.who_stays(account.person)
    fits = all_of(guards.is_open(account), guards.has_not_left(staying, on=request.standing.on))
    return fits if isinstance(fits, Denied) else account


def _link(request: Request, known: Known) -> Held | Denied:
    """A number of another institution is somebody else's."""
    if settings.OIDC_HOME and not set(known.homes) & set(settings.OIDC_HOME):
        return Denied(OTHER_HOME)
    if len(known.numbers) != 1:
        return Denied(NO_NUMBER)
    return accounts.link_sign_on(known.numbers[0], issuer=known.issuer, subject=known.subject, at=request.at)


def _prove_again(request: Request, arrived: Arrival, account: Held) -> HttpResponse:
    if queries.who_stays(account.person).pk != request.standing.person:
        return _refuse(request, SOMEBODY_ELSE, 403)
    if arrived.again:
        prove(request, by=arrived.known.proof(at=request.at))
    return go_on(request, arrived.journey)


def _refuse(request: Request, reason: Said, status: int) -> HttpResponse:
    return page(request, "people/no_sign_on.html", {"reason": reason}, status=status)
