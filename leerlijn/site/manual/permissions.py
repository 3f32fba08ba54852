"""The page of permissions: what somebody can be to a thing, and what that opens."""

from __future__ import annotations

from collections.abc import Iterator

from leerlijn.foundation.ui.words import render
from leerlijn.kernel.policy import ANYBODY, SIGNED_IN, Action, Registry, Relation
from leerlijn.kernel.procedure import Catalogue
from leerlijn.kernel.sentence import Language, Text, Value
from leerlijn.site.manual.markdown import code, page, section, table
from leerlijn.site.manual.procedures import name_of
from leerlijn.site.manual.product import Product

NAME = "permissions.md"
TITLE = Text(nl="Rechten", en="Permissions")
ABOUT = Text(
    nl="Wat hier niet staat, mag niet. Een relatie geldt tussen een mens en één ding: wie decaan "
    "is van de ene faculteit, is dat niet van de andere. Een ambt geldt voor zijn eenheid en "
    "alles daaronder, ook wie het met een mandaat uitoefent.",
    en="What is not here is not allowed. A relation is between a person and one thing: the dean of"
    " one faculty is not the dean of another. An office counts for its unit and everything "
    "below it, also for whoever holds it by mandate.",
)
RELATIONS = (
    Text(nl="Relatie", en="Relation"),
    Text(nl="Je bent …", en="You are …"),
    Text(nl="Door", en="By"),
)
OFFICE = Text(nl="een ambt", en="an office")
KEPT = Text(nl="het ding zelf", en="the thing itself")
ACTIONS = (
    Text(nl="Handeling", en="Action"),
    Text(nl="Je mag …", en="You may …"),
    Text(nl="Verandert iets", en="Changes something"),
    Text(nl="Open voor", en="Open to"),
)
YES = Text(nl="ja", en="yes")
PROVEN = Text(
    nl="ja, en je laat nog eens zien dat jij het bent", en="yes, and you prove once more that it is you"
)


def written(product: Product, language: Language) -> str:
    policy = product.policy
    general = [action for action in _sorted(policy) if not _belongs(action, product.catalogue)]
    parts = [
        render(ABOUT, language),
        section(
            Text(nl="Relaties", en="Relations"), [table(RELATIONS, _relations(policy), language)], language
        ),
        section(Text(nl="In het algemeen", en="In general"), [_actions(general, language)], language),
        *(_of_procedures(product, language)),
    ]
    return page(TITLE, NAME, parts, language)


def _of_procedures(product: Product, language: Language) -> Iterator[str]:
    for procedure in product.catalogue.procedures.values():
        name = f"{procedure.key} {procedure.edition}"
        actions = [action for action in _sorted(product.policy) if name in action.key]
        link = f"[{render(procedure.title, language)}]({name_of(procedure)})"
        yield section(link, [_actions(actions, language)], language)


def _sorted(policy: Registry) -> list[Action]:
    return [policy.actions[key] for key in sorted(policy.actions)]


def _belongs(action: Action, catalogue: Catalogue) -> bool:
    return any(f"{key} {edition}" in action.key for key, edition in catalogue.procedures)


def _relations(policy: Registry) -> Iterator[tuple[Value, ...]]:
    for key in sorted(policy.relations):
        relation = policy.relations[key]
        yield code(key), relation.because, _by(relation)


def _by(relation: Relation) -> Value:
    if relation in {ANYBODY, SIGNED_IN}:
        return ""
    return OFFICE if relation.office else KEPT


def _actions(actions: list[Action], language: Language) -> str:
    rows = [(code(each.key), each.title, _changes(each), _open_to(each)) for each in actions]
    return table(ACTIONS, rows, language)


def _changes(action: Action) -> Text | str:
    if action.decides:
        return PROVEN
    return YES if action.writes else ""


def _open_to(action: Action) -> str:
    return ", ".join(sorted(code(relation.key) for relation in action.open_to))
