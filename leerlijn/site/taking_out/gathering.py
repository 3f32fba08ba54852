"""Fetches for somebody what the pages show them: by the very views, so never more than these do."""

from __future__ import annotations

import copy
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase, QueryDict
from django.urls import Resolver404, resolve, reverse

from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.cases.queries.addresses import address_of
from leerlijn.foundation.cases.queries.visibility import visible_to
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import SAID_COOKIE
from leerlijn.kernel.procedure import Meaning, catalogue
from leerlijn.site.taking_out.offline import read

MOST_PAGES = 400
REDIRECTS = {301, 302, 303, 307}


@dataclass(frozen=True, slots=True)
class Page:
    """As the server answered; `name` is its place in the archive."""

    address: str
    name: str
    title: str
    html: str


@dataclass(slots=True)
class Gathered:
    """All pages by their address, and where each file is read when its turn comes, by its place.

    `left_out`: how many pages that these lead to did not fit; their files did.
    """

    pages: dict[str, Page] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    leads: dict[str, str] = field(default_factory=dict)
    cases: dict[int, list[Page]] = field(default_factory=dict)
    left_out: int = 0


def own_cases(request: Request) -> list[Case]:
    """Those about themselves and what they began themselves about nobody, the newest first.

    In those of others they only acted.
    """
    me, seen = request.standing.person, visible_to(request.standing)
    began = Party.objects.filter(person=me, relation__in=_beginners()).values("case")
    return list(seen.filter(Q(subject=me) | Q(subject=None, pk__in=began)).order_by("-pk"))


def _beginners() -> set[str]:
    """What those are to a case in any procedure who begin it."""
    roles = (role for procedure in catalogue.procedures.values() for role in procedure.roles)
    return {role.relation.key for role in roles if role.relation and role.meaning is Meaning.INITIATOR}


def starts() -> Sequence[str]:
    return reverse("people:account"), reverse("site:trail"), reverse("qualification:line")


def gather(request: Request, cases: Sequence[Case]) -> Gathered:
    """The pages of these cases and all below them, what was recorded, and every file that they lead to."""
    gathered = Gathered()
    bases = {address_of(case): case.pk for case in cases}
    waiting = deque([*bases, *starts()])
    seen = set(waiting)
    while waiting:
        address = waiting.popleft()
        answer = fetch(request, address)
        if isinstance(answer, FileResponse):
            keep_file(gathered, address, answer)
        elif isinstance(answer, HttpResponse) and is_page(answer):
            if len(gathered.pages) >= MOST_PAGES:
                gathered.left_out += 1
                continue
            content = keep_page(gathered, address, answer, bases)
            fresh = [link for link in content if link not in seen]
            seen.update(fresh)
            waiting.extend(link for link in fresh if is_followed(link, bases))
    return gathered


def keep_page(gathered: Gathered, address: str, answer: HttpResponse, bases: dict[str, int]) -> Iterator[str]:
    html = answer.content.decode()
    content = read(html, lambda href: href)
    place = f"pages/{len(gathered.pages) + 1:03}.html"
    made = gathered.pages[address] = Page(address, place, content.title, html)
    gathered.leads[address] = place
    for base, case in bases.items():
        if address.startswith(base):
            gathered.cases.setdefault(case, []).append(made)
    return (internal(href, address) for href in content.links)


def keep_file(gathered: Gathered, address: str, answer: FileResponse) -> None:
    """Its content is read again when it is written, so that nothing large is in memory."""
    let_go(answer)
    place = f"files/{len(gathered.files) + 1:03}-{name_of(answer)}"
    gathered.files[place] = address
    gathered.leads[address] = place


def let_go(answer: FileResponse) -> None:
    """Closes its file only: closing the answer would say that the request is over, and end its connection."""
    file = getattr(answer, "file_to_stream", None)
    if file is not None:
        file.close()


def name_of(answer: FileResponse) -> str:
    """As it came in, without what leads to another folder."""
    name = answer.filename or "file"
    return "".join(letter if letter.isalnum() or letter in " .-_" else "_" for letter in name)[-100:]


def is_page(answer: HttpResponse) -> bool:
    return answer.status_code == 200 and answer.headers.get("Content-Type", "").startswith("text/html")


def internal(href: str, here: str) -> str:
    """Without its fragment; only what was recorded goes on in the query of an address."""
    found = urlsplit(urljoin(here, href))
    query = f"?{found.query}" if found.path == reverse("site:trail") and found.query else ""
    return "" if found.netloc or found.scheme else f"{found.path}{query}"


def is_followed(address: str, bases: dict[str, int]) -> bool:
    """What lies below a case of theirs, or goes on with what was recorded; and never what writes."""
    below = any(address.startswith(base) and address != base for base in bases)
    if not below and not address.startswith(reverse("site:trail")):
        return False
    try:
        action = getattr(resolve(urlsplit(address).path).func, "action", None)
    except Resolver404:
        return False
    return action is not None and not action.writes


def fetch(request: Request, address: str) -> HttpResponseBase | None:
    """What the server answers them at this address, or None where there is nothing for them."""
    for _ in range(3):
        found = urlsplit(address)
        asked = as_a_visit(request, found.path, found.query)
        try:
            match = resolve(found.path)
            asked.resolver_match = match
            answer = match.func(asked, *match.args, **match.kwargs)
        except (Http404, PermissionDenied, Resolver404):
            return None
        if answer.status_code not in REDIRECTS:
            return answer if isinstance(answer, HttpResponseBase) else None
        address = answer.headers["Location"]
    return None


def as_a_visit(request: Request, path: str, query: str) -> Request:
    """The same person at the same moment, as if they had opened this address."""
    asked = copy.copy(request)
    asked.method, asked.path, asked.path_info = "GET", path, path
    asked.META = {**request.META, "REQUEST_METHOD": "GET", "QUERY_STRING": query, "PATH_INFO": path}
    asked.COOKIES = {name: value for name, value in request.COOKIES.items() if name != SAID_COOKIE}
    asked.GET = QueryDict(query)
    asked.POST = QueryDict("")
    return asked
