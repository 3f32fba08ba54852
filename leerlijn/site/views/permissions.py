"""Why somebody can see something, and the table of all permissions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.visibility import visible_to
from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.queries import directory
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.foundation.ui.sheets import KINDS, Column, Sheet, sent
from leerlijn.kernel.policy import Action, Relation, Standing, policy
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.site.explaining import Reach, explain, reaches
from leerlijn.site.forms import WhyForm
from leerlijn.site.relations import EXPLAIN_PERMISSION, READ_PERMISSIONS, may_everywhere
from leerlijn.site.views.access import opens_everywhere

MOST = 12
"""People or actions that are offered to choose from."""


@opens(EXPLAIN_PERMISSION)
@require_safe
def why(request: Request) -> HttpResponse:
    """Who, what and when stand in the address: an answer can be sent to somebody who may ask it too."""
    if "person" not in request.GET:
        return page(request, "site/why.html", _asking(WhyForm(initial={"day": request.standing.on}), request))
    form = WhyForm(request.GET)
    people = people_called(form["person"].value() or "", request.standing) if form.is_valid() else []
    if form.is_valid() and not people:
        form.refuse({"person": Sentence("We know nobody by this name or number.")})
    if len(people) > 1:
        return page(request, "site/why.html", {**_asking(form, request), "people": people[:MOST]})
    answer: dict[str, object] = _answered(request, form, people[0]) if people else {}
    context = {**_asking(form, request), **answer, "errors_above": bool(form.errors)}
    return page(request, "site/why.html", context, status=422 if form.errors else 200)


def _asking(form: WhyForm, request: Request) -> dict[str, object]:
    return {
        "form": form,
        "people": [],
        "found": None,
        "reached": [],
        "may_ask_words": bool(may_everywhere(request.standing, READ_PERMISSIONS)),
    }


def _answered(request: Request, form: WhyForm, person: Person) -> dict[str, object]:
    """A case, for whoever may see it themselves; or what words say of actions, for who reads all of them."""
    about, day = form.cleaned_data["about"].strip(), form.cleaned_data["day"]
    if about.isdecimal():
        case = _case(request, about)
        if case is None:
            form.refuse({"about": Sentence("There is no case {number} that you may see.", number=about)})
            return {}
        return {"found": explain(person, case, on=day)}
    return {"reached": _reached(request, form, person, about, day), "reached_by": person, "on_day": day}


def _case(request: Request, number: str) -> Case | None:
    if len(number) > 18:
        return None
    found = visible_to(request.standing).filter(pk=int(number))
    return found.select_related("unit", "subject").first()


def _reached(request: Request, form: WhyForm, person: Person, words: str, day: date) -> list[Reach]:
    if not may_everywhere(request.standing, READ_PERMISSIONS):
        form.refuse({"about": Sentence("Fill in the number of a case.")})
        return []
    actions = [action for action in policy.actions.values() if _is_called(action, words)]
    if not actions:
        form.refuse({"about": Sentence("Nothing that can be done is called this.")})
    return reaches(person, actions[:MOST], on=day)


def _is_called(action: Action, words: str) -> bool:
    wanted = words.casefold()
    return wanted in action.title.nl.casefold() or wanted in action.title.en.casefold()


def people_called(typed: str, standing: Standing) -> list[Person]:
    """By personnel number, or by words of their name, of those who may be looked up; one statement."""
    if not typed.strip():
        return []
    named = Q()
    for word in typed.split()[:5]:
        named &= Q(family_name__icontains=word) | Q(given_name__icontains=word) | Q(prefix__iexact=word)
    found = directory.visible_to(standing, EXPLAIN_PERMISSION).filter(Q(number=typed.strip()) | named)
    return list(found.order_by("family_name", "given_name", "pk")[: MOST + 1])


@dataclass(frozen=True, slots=True)
class Group:
    """Actions that belong together, in the table."""

    title: Said
    actions: tuple[Action, ...]


@opens_everywhere(READ_PERMISSIONS)
@require_safe
def permissions(request: Request) -> HttpResponseBase:
    """What can be done, and by which relations; for one relation only, when the address names one."""
    wanted = policy.relations.get(request.GET.get("relation", ""))
    if (kind := request.GET.get("as")) in KINDS:
        return sent(_matrix(), kind)
    context = {
        "groups": [
            group for each in groups() if (group := Group(each.title, _open_to(each, wanted))).actions
        ],
        "relations": sorted(policy.relations.values(), key=lambda each: each.key),
        "wanted": wanted,
    }
    return page(request, "site/permissions.html", context)


def _open_to(group: Group, wanted: Relation | None) -> tuple[Action, ...]:
    return tuple(action for action in group.actions if wanted is None or wanted in action.open_to)


def groups() -> Iterator[Group]:
    """What a page is for, then each procedure: who sees a case of it, and who takes which step."""
    rest = dict(policy.actions)
    of_procedures = []
    for procedure in catalogue.procedures.values():
        name = f"{procedure.key} {procedure.edition}"
        keys = [key for key in rest if key == f"see {name}" or key.startswith(f"{name}: ")]
        title = Sentence(
            "{procedure}, edition {edition}", procedure=procedure.title, edition=procedure.edition
        )
        of_procedures.append(Group(title, tuple(rest.pop(key) for key in keys)))
    yield Group(
        Text(nl="Lezen", en="To read"), tuple(action for action in rest.values() if not action.writes)
    )
    yield Group(
        Text(nl="Veranderen", en="To change"), tuple(action for action in rest.values() if action.writes)
    )
    yield from of_procedures


def _matrix() -> Sheet:
    """The whole matrix, a column per relation."""
    matrix = policy.matrix()
    relations = list(policy.relations)
    rows = (
        [
            key,
            policy.actions[key].title,
            "x" if policy.actions[key].writes else "",
            *("x" if opened[relation] else "" for relation in relations),
        ]
        for key, opened in matrix.items()
    )
    heads = ["action", "title", "writes", *relations]
    return Sheet(
        name="permissions",
        title=Text(nl="rechten", en="permissions"),
        columns=[Column(head) for head in heads],
        rows=rows,
        notes=(),
    )
