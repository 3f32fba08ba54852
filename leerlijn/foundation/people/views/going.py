"""On to where somebody was going, once it is known who they are."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect

from leerlijn.foundation.people.entering import Journey
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.middleware import language_of
from leerlijn.foundation.ui.pages import on_to, page
from leerlijn.foundation.ui.words import current_language
from leerlijn.kernel.sentence import Sentence

OTHER_LANGUAGE = Sentence(
    "You read on in the language of your account. Choose another one at the top of the page."
)


def go_on(request: Request, journey: Journey) -> HttpResponse:
    """What they had typed is shown first, filled in as it was, and sent on only when they say so."""
    if journey.typed is not None:
        return page(request, "people/typed.html", {"typed": journey.typed, "decides": journey.decides})
    if language_of(request) != current_language():
        return on_to(request, journey.address, OTHER_LANGUAGE)
    return HttpResponseRedirect(journey.address)
