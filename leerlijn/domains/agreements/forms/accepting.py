"""What somebody says they know before they write: a vote stops, more is divided than was granted."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django import forms

from leerlijn.domains.agreements.guards.ledger import OVERDRAWS
from leerlijn.domains.agreements.guards.measures import STOPS_VOTE
from leerlijn.foundation.ui.forms import JudgedElsewhere, said_later
from leerlijn.kernel.sentence import Said, Sentence

KNOWN: Mapping[str, Sentence] = {
    STOPS_VOTE: Sentence("I know that the vote stops; save it all the same"),
    OVERDRAWS: Sentence("I know that more is divided than was granted; save it all the same"),
}


class Accepting(JudgedElsewhere):
    """Asks to accept only what is so: from the first look at it, or once the action found it."""

    def ask_to_accept(self, names: Collection[str]) -> None:
        for name, label in KNOWN.items():
            if name in names:
                self.fields[name] = forms.BooleanField(label=said_later(label))

    def to_accept(self) -> list[forms.BoundField]:
        return [self[name] for name in KNOWN if name in self.fields]

    @property
    def accepts(self) -> frozenset[str]:
        return frozenset(name for name in KNOWN if self.data.get(name))

    def refuse(self, errors: Mapping[str, Said]) -> None:
        self.ask_to_accept({*errors, *self.accepts})
        super().refuse(errors)
