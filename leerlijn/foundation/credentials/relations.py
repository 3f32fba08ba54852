"""What can be done here, and for whom it is open."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse

from leerlijn.kernel.policy import ANYBODY, Action, policy
from leerlijn.kernel.sentence import Text

VERIFY_CERTIFICATE = policy.action(
    "verify-certificate",
    Text(nl="een certificaat controleren", en="check a certificate"),
    open_to=[ANYBODY],
)
READ_KEYS = policy.action(
    "read-signing-keys",
    Text(
        nl="de sleutels lezen waarmee certificaten zijn ondertekend",
        en="read the keys that sign certificates",
    ),
    open_to=[ANYBODY],
)


def opens[View: Callable[..., HttpResponse]](action: Action) -> Callable[[View], View]:
    """Names the action that a view is for."""

    def named(view: View) -> View:
        view.action = action  # type: ignore[attr-defined]  # read by the house test of all routes
        return view

    return named
