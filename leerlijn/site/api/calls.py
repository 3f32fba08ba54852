"""What every call has in common: an action of the policy, one answer per key, and nothing overlooked."""

from __future__ import annotations

import hashlib
import inspect
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from ninja import NinjaAPI
from ninja.operation import Operation

from leerlijn.foundation.cases.actions.answers import (
    Answered,
    KeyUsedForSomethingElse,
    StillUnderway,
    answer_in_parts,
    answer_once,
)
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.sign_in import SAFE
from leerlijn.kernel.chain import digest
from leerlijn.kernel.factors import Scope, key_opens
from leerlijn.kernel.policy import Action, may_ever
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import Denied
from leerlijn.site.api.mistakes import nothing_asked
from leerlijn.site.api.problems import Problem, mend
from leerlijn.site.api.reading import FORM
from leerlijn.site.api.values import Told

KEY = "Idempotency-Key"
LONGEST_KEY = 200
CHANNEL = "api"
"""How the journal says that something came to us this way."""

type Operating[**P] = Callable[Concatenate[Request, P], Told | HttpResponseBase]
type Guarded[**P] = Callable[Concatenate[Request, P], HttpResponseBase]


def asks[**P](
    action: Action, *, status: int = 200, in_parts: bool = False
) -> Callable[[Operating[P]], Guarded[P]]:
    """Names the action that a call is for; one without stops start-up.

    Whoever could never do this for anything finds nothing here; the call itself fetches only what it may
    show. Under an idempotency key a POST is answered once; `in_parts` what it writes in many transactions.
    """

    def named(operating: Operating[P]) -> Guarded[P]:
        @wraps(operating)
        def guarded(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not may_ever(request.standing, action):
                raise Http404
            refuse_a_key_too_narrow(request, action)
            refuse_what_nobody_asked(request, getattr(guarded, "_ninja_operation"))  # noqa: B009
            key = key_of(request) if request.method == "POST" else None
            if key is None:
                return _sent(operating(request, *args, **kwargs), status)
            once = answer_in_parts if in_parts else answer_once
            return _once(request, key, status, lambda: operating(request, *args, **kwargs), once)

        setattr(guarded, "action", action)  # noqa: B010  # read at start-up, and by the matrix of routes
        setattr(guarded, "__signature__", inspect.signature(operating, eval_str=True))  # noqa: B010
        return guarded

    return named


def refuse_a_key_too_narrow(request: Request, action: Action) -> None:
    """Reading asks a key that may read, all else one that may act; a step that decides asks for itself."""
    writing = Scope.DECIDE if action.decides else Scope.ACT
    opened = key_opens(request.standing.shown, Scope.READ if request.method in SAFE else writing)
    if isinstance(opened, Denied):
        raise Problem(403, opened.reason)


def _sent(told: Told | HttpResponseBase, status: int) -> HttpResponseBase:
    if isinstance(told, HttpResponseBase):
        return told
    return _as_json(told.model_dump_json(by_alias=True), status)


def _as_json(body: str, status: int) -> HttpResponse:
    return HttpResponse(body, status=status, content_type="application/json")


def _once(
    request: Request,
    key: str,
    status: int,
    operating: Callable[[], Told | HttpResponseBase],
    once: Callable[..., Answered],
) -> HttpResponse:
    """A problem ends the transaction of the key with it: a refusal is not kept."""

    def answer() -> Answered:
        told = operating()
        if not isinstance(told, Told):
            raise TypeError("what answers a POST must be kept with its key, so it cannot be a stream")
        return Answered(status, told.model_dump_json(by_alias=True))

    try:
        given = once(request.standing.person, key, digest=digest_of(request), at=request.at, answer=answer)
    except KeyUsedForSomethingElse:
        raise mend({KEY: Sentence("This key came with other content before. Take a new one.")}) from None
    except StillUnderway:
        said = Sentence("This was begun under this key and is not done. Look at what was done, and ask anew.")
        raise Problem(409, said) from None
    return _as_json(given.body, given.status)


def key_of(request: HttpRequest) -> str | None:
    """The key under which this is asked, or None where it may be done as often as it is asked."""
    key = request.headers.get(KEY)
    if key is None:
        return None
    if not key.strip() or len(key) > LONGEST_KEY or not key.isprintable():
        wrong = Sentence("A key is a text of 1 to {longest} visible characters.", longest=LONGEST_KEY)
        raise mend({KEY: wrong})
    return key


def digest_of(request: HttpRequest) -> str:
    """What was asked: method, address and content, whatever the spaces in it or the seams of a form."""
    content = _form(request) if request.content_type == FORM else _json(request.body)
    said = json.dumps([request.method, request.get_full_path(), content], sort_keys=True)
    return digest(said)


def _json(body: bytes) -> object:
    return json.loads(body) if body else None


def _form(request: HttpRequest) -> object:
    files = {
        name: [(file.name, file.content_type, _hash(file)) for file in several]
        for name, several in request.FILES.lists()
    }
    return [dict(request.POST.lists()), files]


def _hash(file: Any) -> str:
    content = hashlib.sha256()
    for chunk in file.chunks():
        content.update(chunk)
    file.seek(0)
    return content.hexdigest()


def refuse_what_nobody_asked(request: HttpRequest, operation: Operation) -> None:
    """A parameter that we do not know is a mistake of whoever sent it, not a wish that we may pass over."""
    known = {
        name
        for model in operation.models
        if model.__ninja_param_source__ == "query"
        for name in getattr(model, "__ninja_flatten_map__", {})
    }
    if strange := [name for name in request.GET if name not in known]:
        raise mend({name: nothing_asked(name) for name in strange})


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the interface, for start-up and for the matrix of routes."""

    method: str
    path: str
    operation: Operation

    @property
    def address(self) -> str:
        """As Django knows it."""
        return self.path.replace("{", "<").replace("}", ">").lstrip("/")

    @property
    def action(self) -> Action | None:
        return getattr(self.operation.view_func, "action", None)


def calls_of(api: NinjaAPI) -> Iterator[Call]:
    for _, router in api._routers:
        for path, view in router.path_operations.items():
            for operation in view.operations:
                yield from (Call(method, path, operation) for method in operation.methods)


def refuse_calls_without_action(api: NinjaAPI) -> None:
    """Raises LookupError: it stops start-up, like a view without an action."""
    bare = [f"{call.method} {call.path}" for call in calls_of(api) if call.action is None]
    if bare:
        raise LookupError(f"calls that name no action of the policy: {', '.join(bare)}")
