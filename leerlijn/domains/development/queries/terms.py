"""What withdrawing costs: numbers that the institution chooses, in stages as the first meeting comes near."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import dropwhile

from django.db.models import OuterRef
from django.db.models.functions import Coalesce

from leerlijn.foundation.cases.queries.settings import value_of, values_of
from leerlijn.kernel.money import Money
from leerlijn.kernel.periods import ONE_DAY
from leerlijn.kernel.procedure import Setting
from leerlijn.kernel.sentence import Said, Sentence, Text, Value
from leerlijn.kernel.terms import Length

STAGES = Text(
    nl="onze standaard: andere aanbieders rekenen ook in stappen; de getallen zijn van ons",
    en="our default: other providers charge by stages too; the numbers are ours",
)
FREE = Setting(
    "enrolment.free-until",
    Text(
        nl="tot zo lang voor de eerste bijeenkomst kost afmelden niets",
        en="until so long before the first meeting withdrawing costs nothing",
    ),
    "P2W",
    STAGES,
)
EARLY = Setting(
    "enrolment.early-share",
    Text(
        nl="zoveel van de prijs kost afmelden daarna", en="so much of the price withdrawing costs after that"
    ),
    "25",
    STAGES,
)
LAST = Setting(
    "enrolment.last-days",
    Text(
        nl="zo lang voor de eerste bijeenkomst is afmelden laat",
        en="so long before the first meeting withdrawing is late",
    ),
    "P1W",
    STAGES,
)
LATE = Setting(
    "enrolment.late-share",
    Text(nl="zoveel van de prijs kost laat afmelden", en="so much of the price withdrawing late costs"),
    "25",
    STAGES,
)
NO_SHOW = Setting(
    "enrolment.no-show-share",
    Text(nl="zoveel van de prijs kost wegblijven", en="so much of the price staying away costs"),
    "25",
    Text(nl="onze standaard: zoveel als laat afmelden", en="our default: as much as withdrawing late"),
)
REFLECTION = Setting(
    "enrolment.reflection",
    Text(
        nl="zo lang kan wie zelf betaalt zich bedenken",
        en="so long whoever pays themselves can think again",
    ),
    "P14D",
    Text(
        nl="Burgerlijk Wetboek, boek 6, artikel 230o: minstens veertien dagen",
        en="Dutch Civil Code, book 6, article 230o: at least fourteen days",
    ),
)
SETTINGS = (FREE, EARLY, LAST, LATE, NO_SHOW, REFLECTION)
NEVER, BY_STAGES = "free", "by-stages"
"""The schemes: withdrawing never costs anything, or it does in stages."""


@dataclass(frozen=True, slots=True)
class Stage:
    """From this day withdrawing costs so much."""

    starts_on: date
    fee: Money

    @property
    def day_before(self) -> date:
        return self.starts_on - ONE_DAY


@dataclass(frozen=True, slots=True)
class Terms:
    """The numbers in force on a day, for what costs anything to withdraw from; shares are percentages."""

    is_free: bool
    free: Length
    early: int
    last: Length
    late: int
    no_show: int
    reflection: Length

    @property
    def said(self) -> Said:
        """As everybody reads it before enrolling."""
        if self.is_free:
            return Sentence("Withdrawing never costs anything.")
        said: dict[str, Value] = {
            "free": self.free.said(),
            "early": _percent(self.early),
            "no_show": _percent(self.no_show),
        }
        if self.early == self.late:
            return Sentence(
                "Withdrawing is free until {free} before the first meeting. After that you pay {early} of "
                "the price, unless a colleague takes your place. Whoever never comes pays {no_show}.",
                **said,
            )
        return Sentence(
            "Withdrawing is free until {free} before the first meeting. After that you pay {early} of the "
            "price, and {late} from {last} before it, unless a colleague takes your place. Whoever never "
            "comes pays {no_show}.",
            last=self.last.said(),
            late=_percent(self.late),
            **said,
        )

    def free_until(self, starts_on: date) -> date:
        """The last day on which withdrawing costs nothing: never after the day before the first meeting."""
        return min(self.free.before(starts_on), starts_on - ONE_DAY)

    def stages(self, price: Money, starts_on: date, *, free_until: date) -> tuple[Stage, ...]:
        """What withdrawing costs after the free days, from the first stage that costs anything."""
        if self.is_free or not price:
            return ()
        first, last = free_until + ONE_DAY, self.last.before(starts_on)
        early, late = (Money(price.cents * share // 100) for share in (self.early, self.late))
        if early == late or last <= first:
            stages = [Stage(first, late if last <= first else early)]
        else:
            stages = [Stage(first, early), Stage(last, late)]
        begun = (stage for stage in stages if stage.starts_on < starts_on)
        return tuple(dropwhile(lambda stage: not stage.fee, begun))

    def fee_of_staying_away(self, price: Money) -> Money:
        return Money(0) if self.is_free else Money(price.cents * self.no_show // 100)


def _percent(share: int) -> str:
    return f"{share}%"


def terms_at(path: str, scheme: str, *, on: date) -> Terms:
    """At this place in the tree; one statement."""
    return terms_from(scheme, values_of(SETTINGS, path=path, on=on))


def terms_from(scheme: str, values: Mapping[str, str]) -> Terms:
    """From the values of `SETTINGS`, by their keys."""
    return Terms(
        is_free=scheme == NEVER,
        free=Length.parse(values[FREE.key]),
        early=int(values[EARLY.key]),
        last=Length.parse(values[LAST.key]),
        late=int(values[LATE.key]),
        no_show=int(values[NO_SHOW.key]),
        reflection=Length.parse(values[REFLECTION.key]),
    )


def chosen(path: str, *, on: date | OuterRef, settings: Iterable[Setting] = SETTINGS) -> dict[str, Coalesce]:
    """The values in force on a day at the place that `path` leads to, as columns of another statement."""
    return {column(each): value_of(each, path=path, on=on) for each in settings}


def column(setting: Setting) -> str:
    """A key as the name of a column."""
    return setting.key.replace(".", "_").replace("-", "_")


def values_in(row: object, settings: Iterable[Setting] = SETTINGS) -> dict[str, str]:
    """By key, what `chosen` put into this row."""
    read = row.__getitem__ if isinstance(row, Mapping) else lambda name: getattr(row, name)
    return {each.key: read(column(each)) for each in settings}
