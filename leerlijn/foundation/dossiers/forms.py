"""The forms for evidence and judgement: they show what was typed; the actions say what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms

from leerlijn.foundation.dossiers.models import Item
from leerlijn.foundation.dossiers.queries.items import ItemLine
from leerlijn.foundation.frameworks.queries import CriterionLine
from leerlijn.foundation.panels.content import Finding
from leerlijn.foundation.panels.panel import PanelRule
from leerlijn.foundation.ui.forms import JudgedElsewhere, said_now
from leerlijn.kernel.sentence import Sentence, Text

KINDS: Mapping[str, Text] = {
    Item.Kind.DESIGN: Text(nl="ontwerp", en="design document"),
    Item.Kind.LESSON_PLAN: Text(nl="lesplan", en="lesson plan"),
    Item.Kind.MATERIAL: Text(nl="lesmateriaal", en="teaching material"),
    Item.Kind.VIDEO: Text(nl="video", en="video"),
    Item.Kind.OBSERVATION: Text(nl="lesobservatie", en="observation report"),
    Item.Kind.TEST: Text(nl="toets met antwoordmodel", en="test with answer model"),
    Item.Kind.TEST_ANALYSIS: Text(nl="toetsanalyse", en="test analysis"),
    Item.Kind.EVALUATION: Text(nl="onderwijsevaluatie", en="course evaluation"),
    Item.Kind.REFLECTION: Text(nl="reflectie", en="reflection"),
    Item.Kind.VISION: Text(nl="onderwijsvisie", en="vision on teaching"),
    Item.Kind.FEEDBACK: Text(nl="feedback van anderen", en="feedback of others"),
    Item.Kind.CERTIFICATE: Text(nl="certificaat", en="certificate"),
    Item.Kind.OTHER: Text(nl="iets anders", en="something else"),
}


class ItemForm(JudgedElsewhere):
    """A piece of evidence with the criteria it proves. The sentence why is asked for later."""

    title = forms.CharField(max_length=120)
    kind = forms.ChoiceField()
    period = forms.CharField(max_length=60, required=False)
    criteria = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False)
    document = forms.FileField(required=False)

    def __init__(
        self, criteria: Sequence[CriterionLine], *args: Any, item: ItemLine | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {} if item is None else _kept(item)
        self.fields["title"].label = said_now(Sentence("Name"))
        self.fields["kind"] = forms.ChoiceField(
            label=said_now(Sentence("What kind of evidence")),
            choices=[("", ""), *((value, said_now(word)) for value, word in KINDS.items())],
        )
        self.fields["period"].label = said_now(Sentence("Which course, and when"))
        self.fields["criteria"] = forms.MultipleChoiceField(
            label=said_now(Sentence("Which criteria does it prove?")),
            choices=[(line.code, f"{line.code} {said_now(line.short)}") for line in criteria],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
        self.fields["document"].label = said_now(
            Sentence("The file") if item is None else Sentence("A new version")
        )
        self.fields["document"].required = item is None

    def claims(self, before: Mapping[str, str]) -> dict[str, str]:
        """The chosen criteria, each with the sentence it already had."""
        chosen = self.data.getlist("criteria") if hasattr(self.data, "getlist") else []
        return {code: before.get(code, "") for code in chosen}


def _kept(item: ItemLine) -> dict[str, object]:
    return {
        "title": item.title,
        "kind": item.kind,
        "period": item.period,
        "criteria": list(item.claims),
    }


class ClaimForm(JudgedElsewhere):
    """The sentence that says why an item proves a criterion, and which of its other criteria it serves."""

    needs: ClassVar = {"sentence": Sentence("(needed before the pre-check)")}
    sentence = forms.CharField(widget=forms.Textarea, max_length=1000, required=False)
    also = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False)

    def __init__(
        self, others: Sequence[CriterionLine], *args: Any, item: ItemLine, code: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        same = [each.code for each in others if item.claims[each.code] == item.claims[code] != ""]
        self.initial = {"sentence": item.claims[code], "also": same}
        self.fields["sentence"].label = said_now(Sentence("This shows it, because …"))
        self.fields["also"] = forms.MultipleChoiceField(
            label=said_now(Sentence("The same sentence says why of")),
            choices=[(line.code, f"{line.code} {said_now(line.short)}") for line in others],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )

    def claims(self, before: Mapping[str, str], code: str) -> dict[str, str]:
        """What the item claims, with this sentence where it was said to serve."""
        chosen = self.data.getlist("also") if hasattr(self.data, "getlist") else []
        served = {code, *(each for each in chosen if each in before)}
        return {**before, **dict.fromkeys(served, self.data.get("sentence", ""))}


FINDINGS: Mapping[str, Text] = {
    Finding.SUFFICIENT: Text(nl="Voldoende", en="Sufficient"),
    Finding.NOT_YET: Text(nl="Nog niet", en="Not yet"),
    Finding.ASK: Text(nl="Ik wil het eerst vragen", en="I want to ask first"),
    Finding.PARTLY: Text(nl="Gedeeltelijk", en="Partly"),
    Finding.STRONG: Text(nl="Ruim voldoende", en="More than sufficient"),
}


class JudgementForm(JudgedElsewhere):
    """One assessor on one criterion; a draft may lack anything."""

    needs: ClassVar = {"why": Sentence("(needed unless it is sufficient)")}
    finding = forms.ChoiceField(widget=forms.RadioSelect, required=False)
    seen = forms.CharField(max_length=300, required=False)
    why = forms.CharField(widget=forms.Textarea, max_length=2000, required=False)
    question = forms.CharField(widget=forms.Textarea, max_length=500, required=False)

    def __init__(self, rule: PanelRule, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["finding"] = forms.ChoiceField(
            label=said_now(Sentence("Your judgement")),
            choices=[(finding.value, said_now(FINDINGS[finding])) for finding in rule.findings],
            widget=forms.RadioSelect,
            required=False,
        )
        self.fields["seen"].label = said_now(Sentence("Where did you see it?"))
        self.fields["why"].label = said_now(Sentence("Why?"))
        self.fields["question"].label = said_now(Sentence("What do you want to ask in the talk?"))
        if not rule.talks:
            del self.fields["question"]


class SettlementForm(JudgedElsewhere):
    """What two assessors agree to find of a criterion on which they differed; a hint says when to argue."""

    needs: ClassVar = {"argument": ""}
    finding = forms.ChoiceField(widget=forms.RadioSelect, required=False)
    argument = forms.CharField(widget=forms.Textarea, max_length=2000, required=False)

    def __init__(self, rule: PanelRule, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["finding"] = forms.ChoiceField(
            label=said_now(Sentence("What you both find")),
            choices=[(finding.value, said_now(FINDINGS[finding])) for finding in rule.outcomes],
            widget=forms.RadioSelect,
            required=False,
        )
        self.fields["argument"].label = said_now(Sentence("What settled it"))
        self.fields["argument"].required = rule.argued_from == 0
