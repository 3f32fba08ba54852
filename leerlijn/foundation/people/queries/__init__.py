"""Who somebody is on a day, and who holds which office; people and units by what is known of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import groupby
from typing import Any

from django.db import connection
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people.models import Account, Mandate, Membership, Person, Token, Unit, UnitName
from leerlijn.kernel.chain import digest
from leerlijn.kernel.factors import InHouse, Shown
from leerlijn.kernel.policy import Action, Office, Standing
from leerlijn.kernel.sentence import Language, Text

NAME = ("given_name", "prefix", "family_name")


def in_force(on: date | OuterRef, prefix: str = "") -> Q:
    """Whatever has dates, and is true on this day."""
    return Q(**{f"{prefix}starts_on__lte": on}) & not_over(on, prefix)


def not_over(on: date | OuterRef, prefix: str = "") -> Q:
    """Whatever has dates, and is true on this day or will be."""
    return Q(**{f"{prefix}ends_on": None}) | Q(**{f"{prefix}ends_on__gte": on})


def full_name(given_name: str, prefix: str, family_name: str) -> str:
    return " ".join(part for part in (given_name, prefix, family_name) if part)


def initials_of(name: str) -> str:
    """The first letters of the first and the last word."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


def mandates_that_count(on: date) -> QuerySet[Mandate]:
    """In force, from somebody who holds that role in that unit or above it: no mandate reaches further."""
    source = Membership.objects.filter(in_force(on), person=OuterRef("giver"), role=OuterRef("role"))
    place = ExpressionWrapper(OuterRef("unit__path"), output_field=CharField())
    covers = source.annotate(mandated=place).filter(mandated__startswith=F("unit__path"))
    stands = Q(withdrawn_on=None) | Q(withdrawn_on__gt=on)
    return Mandate.objects.filter(in_force(on), stands).filter(Exists(covers))


OFFICE = ("role", "unit__path", "instead_of", "given", "between", "family")


def _own_offices(on: date) -> QuerySet[Membership]:
    nobody = Value("")
    return Membership.objects.filter(in_force(on)).annotate(
        instead_of=nobody, given=nobody, between=nobody, family=nobody
    )


def _mandated_offices(on: date) -> QuerySet[Mandate]:
    return mandates_that_count(on).annotate(
        instead_of=F("giver__pseudonym"),
        given=F("giver__given_name"),
        between=F("giver__prefix"),
        family=F("giver__family_name"),
    )


def offices_of(person_id: int, *, on: date) -> tuple[Office, ...]:
    """Their own offices on this day, and those they hold by mandate; one statement."""
    statement, said = _statement_of_offices(connection.vendor)
    meant = {SOMEBODY: person_id, _as_said(SOME_DAY): _as_said(on)}
    with connection.cursor() as cursor:
        cursor.execute(statement, [meant.get(value, value) for value in said])
        return tuple(
            Office(role, path, instead_of, full_name(given, between, family))
            for role, path, instead_of, given, between, family in cursor.fetchall()
        )


SOMEBODY, SOME_DAY = -1, date.max


@cache
def _statement_of_offices(vendor: str) -> tuple[str, Sequence[Any]]:
    """About somebody on some day, with what is said in it: every request asks this, so it is made once."""
    own: QuerySet[Any, Any] = _own_offices(SOME_DAY).filter(person=SOMEBODY).values_list(*OFFICE)
    mandated = _mandated_offices(SOME_DAY).filter(deputy=SOMEBODY).values_list(*OFFICE)
    statement, said = own.union(mandated, all=True).query.sql_with_params()
    return statement, said


def _as_said(day: date) -> Any:
    """A day as this database takes it."""
    return connection.ops.adapt_datefield_value(day)


def standing_as(person: Person, *, on: date, shown: Shown = None) -> Standing:
    """Who this person is on this day; one statement. `shown`: by what they came in."""
    return Standing(
        on=on,
        person=person.pk,
        pseudonym=person.pseudonym,
        also_wrote_as=tuple(person.also_wrote_as.split()),
        name=person.name,
        initials=person.initials,
        language=language_of(person),
        language_is_chosen=person.language_is_chosen,
        mail_is_weekly=person.mail_is_weekly,
        unread=person.unread_notices,
        is_staff=person.number is not None,
        offices=offices_of(person.pk, on=on),
        shown=shown,
    )


def who_stays(person: Person) -> Person:
    """Whom somebody is known as: the one who stays, where two were merged. Read with `merged_into`."""
    return person.merged_into or person


def standing_of(person_id: int, *, on: date) -> Standing:
    """The same for somebody whom the house itself lets act, of whom only the key is known; two statements."""
    return standing_as(Person.objects.get(pk=person_id), on=on, shown=InHouse())


def language_of(person: Person) -> Language:
    return "en" if person.language == Person.LanguageChoice.ENGLISH else "nl"


def account_of_sign_on(issuer: str, subject: str) -> Account | None:
    """Whom the institution's own sign-in means by this `sub`; the person comes along."""
    known = Account.objects.select_related("person__merged_into")
    return known.filter(sign_ons__issuer=issuer, sign_ons__subject=subject).first()


def actor_of(standing: Standing, channel: str, office: Office | None = None) -> Actor:
    """Whom the journal names: always who really does it, and on whose behalf when the office is a mandate."""
    return Actor(
        pseudonym=standing.pseudonym,
        name=standing.name,
        channel=channel,
        on_behalf_of=office.instead_of if office else "",
        on_behalf_name=office.giver if office else "",
    )


def office_for(standing: Standing, action: Action, path: str) -> Office | None:
    """The office by which somebody does this in this place: their own before a mandate."""
    held = [standing.office(role, at=path) for role in sorted(action.offices)]
    return min((office for office in held if office), key=lambda each: bool(each.instead_of), default=None)


def in_or_above(path: str) -> tuple[str, ...]:
    """The places from the root down to this one: `/1/`, `/1/4/`."""
    parts = path.strip("/").split("/")
    return tuple(f"/{'/'.join(parts[:depth])}/" for depth in range(1, len(parts) + 1))


def people_with_office(role: str, path: str, *, on: date) -> list[Person]:
    """Who holds this office of their own in this place or above it, the nearest first; one statement.

    Not who was merged: what both had alike stayed with them.
    """
    holders = (
        Person.objects.filter(
            in_force(on, "memberships__"),
            merged_into=None,
            memberships__role=role,
            memberships__unit__path__in=in_or_above(path),
        )
        .annotate(place=F("memberships__unit__path"))
        .order_by("-place", "family_name", "given_name", "pk")
    )
    return list({person.pk: person for person in holders}.values())


def people_who_act_as(role: str, path: str, *, on: date) -> list[Person]:
    """The same, with those who may act for them by mandate; two statements."""
    deputies = Person.objects.filter(
        merged_into=None,
        pk__in=mandates_that_count(on).filter(role=role, unit__path__in=in_or_above(path)).values("deputy"),
    ).order_by("family_name", "given_name", "pk")
    holders = people_with_office(role, path, on=on)
    return list({person.pk: person for person in (*holders, *deputies)}.values())


def persons_behind(standing: Standing, office: Office | None) -> tuple[int, ...]:
    """Whose conflicts count when somebody acts by this office: with a mandate, its giver's too."""
    if office is None or not office.instead_of:
        return (standing.person,)
    givers = Person.objects.filter(pseudonym=office.instead_of).values_list("pk", flat=True)
    return (standing.person, *givers)


def person_of(person_id: int) -> Person:
    return Person.objects.get(pk=person_id)


def main_unit_of(person_id: int, *, on: date) -> Unit | None:
    """Where somebody works most on this day: the unit of their largest appointment."""
    return (
        Unit.objects.filter(in_force(on, "appointments__"), appointments__person=person_id)
        .order_by("-appointments__fte", "appointments__starts_on", "pk")
        .first()
    )


def person_by_number(number: str) -> Person | None:
    found = Person.objects.select_related("merged_into").filter(number=number).first() if number else None
    return who_stays(found) if found else None


def person_known_as(said: str) -> Person | None:
    """The one with this personnel number or mail address; one statement."""
    known = said.strip()
    if not known:
        return None
    found = Person.objects.select_related("merged_into").filter(Q(number=known) | Q(email__iexact=known))
    people = {each.pk: each for each in map(who_stays, found[:3])}
    return next(iter(people.values())) if len(people) == 1 else None


def ids_by_number(numbers: Iterable[str]) -> Mapping[str, int]:
    """Many people by their personnel numbers, in one statement."""
    stays = Coalesce("merged_into", "pk")
    rows = Person.objects.filter(number__in=set(numbers)).values_list("number", stays)
    return {number: key for number, key in rows if number}


def person_by_pseudonym(pseudonym: str) -> Person | None:
    """The one who stays, where two were merged."""
    found = Person.objects.select_related("merged_into").filter(pseudonym=pseudonym).first()
    return who_stays(found) if found else None


def account_by_name(name: str) -> Account | None:
    """With its person; one statement."""
    return Account.objects.select_related("person__merged_into").filter(name=name).first()


def names_of(person_ids: Iterable[int]) -> Mapping[int, str]:
    """Many names in one statement."""
    rows = Person.objects.filter(pk__in=set(person_ids)).values_list("pk", *NAME)
    return {key: full_name(*parts) for key, *parts in rows}


def names_behind(pseudonyms: Iterable[str]) -> Mapping[str, str]:
    """The same for people as the journal knows them."""
    rows = Person.objects.filter(pseudonym__in=set(pseudonyms)).values_list("pseudonym", *NAME)
    return {pseudonym: full_name(*parts) for pseudonym, *parts in rows}


def unit_name(unit: Unit | UnitName) -> Text:
    return Text(nl=unit.name_nl, en=unit.name_en)


PLACE = ("kind", "name_nl", "name_en", "parent__name_nl", "parent__name_en")
"""What `place_in` reads of a unit."""


def place_in(row: Mapping[str, Any], to: str) -> Text:
    """The unit that `to` leads to in this row: a location with the name of its school before it."""
    is_location = row[f"{to}__kind"] == Unit.Kind.LOCATION

    def said(language: Language) -> str:
        name, above = row[f"{to}__name_{language}"] or "", row[f"{to}__parent__name_{language}"]
        return f"{above}, {name}" if is_location and above else name

    return Text(nl=said("nl"), en=said("en"))


def unit_names(unit_ids: Iterable[int]) -> Mapping[int, Text]:
    """Many names in one statement."""
    rows = Unit.objects.filter(pk__in=set(unit_ids)).values_list("pk", "name_nl", "name_en")
    return {key: Text(nl=nl, en=en) for key, nl, en in rows}


def units_under(path: str, *, on: date) -> list[Unit]:
    """The tree from this place down as it is on this day, each unit before those below it."""
    units = Unit.objects.filter(in_force(on), path__startswith=path)
    return sorted(units, key=lambda unit: [int(part) for part in unit.path.strip("/").split("/")])


def institution() -> Unit | None:
    """The root of the tree."""
    return Unit.objects.filter(parent=None, kind=Unit.Kind.INSTITUTION).order_by("pk").first()


def digest_of(secret: str) -> str:
    """What we keep of the secret of a token. It is random and long, so nobody finds it by trying."""
    return digest(secret)


def people_with_address(email: str) -> list[Person]:
    """Whoever has this mail address, but for rows that were merged into another; one statement."""
    return list(Person.objects.filter(email__iexact=email, merged_into=None).order_by("pk"))


def token_with(secret: str, *, at: datetime) -> Token | None:
    """With its person, if it counts at this moment and they may still sign in; one statement."""
    valid = Token.objects.filter(digest=digest_of(secret), expires_at__gt=at, revoked_at=None)
    return valid.filter(person__account__is_active=True).select_related("person").first()


@dataclass(frozen=True, slots=True)
class Card:
    """Somebody whose place a visitor of the demonstration can take."""

    account: str
    name: str
    given_name: str
    initials: str
    group: Text
    title: Text
    says: Text


def card_groups() -> list[tuple[Text, list[Card]]]:
    """The cards that follow each other and belong together, with what they belong to; one statement."""
    return [(group, list(some)) for group, some in groupby(cards(), key=lambda card: card.group)]


def number_of_cards() -> int:
    """How many are on the sign-in page of the demonstration; one statement."""
    return Account.objects.filter(card_order__isnull=False).count()


def cards() -> list[Card]:
    """Everybody of the demonstration who can be entered as, in their order; one statement."""
    accounts = (
        Account.objects.filter(is_active=True, card_order__isnull=False)
        .select_related("person")
        .order_by("card_order", "name")
    )
    return [
        Card(
            account=account.name,
            name=account.person.name,
            given_name=account.person.given_name,
            initials=account.person.initials,
            group=Text(nl=account.card_group_nl, en=account.card_group_en),
            title=Text(nl=account.card_title_nl, en=account.card_title_en),
            says=Text(nl=account.card_says_nl, en=account.card_says_en),
        )
        for account in accounts
    ]


def demo_account(name: str) -> Account | None:
    """The account with this name, if anybody may enter it."""
    return (
        Account.objects.filter(name=name, is_active=True, card_order__isnull=False)
        .select_related("person__merged_into")
        .first()
    )


def accounts_of_real_people() -> QuerySet[Account]:
    return Account.objects.filter(card_order=None)
