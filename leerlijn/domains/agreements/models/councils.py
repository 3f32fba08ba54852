"""What a council is asked: the request with its right and file, questions, proxies, votes and conditions."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThan

from leerlijn.domains.agreements.models.agreements import Version
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.people.models import Person, Unit


class CouncilRequest(models.Model):
    """A request for advice or consent. `about` is the agenda or agreement, `case` the course of the request.

    `scope` is what the answer covers: the whole paper, or the part that the right is about. `sealed` is the
    manifest of what was asked, `fingerprint` the hash of it; that file lies there since `put_at`. `talk_on`
    is the day of the talk that is offered before an advice, `decision` how that advice is followed. `called`
    is the fingerprint at the moment at which the vote was called. The row is there before its case: that is
    how the case knows that it was asked from the agreement itself.
    """

    class Kind(models.TextChoices):
        ADVICE = "advice-request"
        CONSENT = "consent-request"

    class Outcome(models.TextChoices):
        POSITIVE = "positive"
        POSITIVE_WITH_REMARKS = "positive-with-remarks"
        NEGATIVE = "negative"
        CONSENTED = "consented"
        CONSENTED_WITH_CONDITIONS = "consented-with-conditions"
        REFUSED = "refused"
        NO_QUORUM = "no-quorum"
        EXPIRED = "expired"
        WITHDRAWN = "withdrawn"

    kind = models.CharField(max_length=20, choices=Kind)
    about = models.ForeignKey(Case, models.PROTECT, related_name="council_requests")
    case = models.OneToOneField(Case, models.PROTECT, null=True, blank=True, related_name="council_request")
    council = models.ForeignKey(Unit, models.PROTECT, related_name="council_requests")
    version = models.ForeignKey(Version, models.PROTECT, related_name="council_requests")
    question = models.TextField()
    basis = models.CharField(max_length=20)
    source_nl = models.CharField(max_length=300)
    source_en = models.CharField(max_length=300)
    scope_nl = models.CharField(max_length=300)
    scope_en = models.CharField(max_length=300)
    talk_on = models.DateField(null=True, blank=True)
    sealed = models.TextField()
    fingerprint = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    put_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="council_requests")
    complete_at = models.DateTimeField(null=True, blank=True)
    round = models.PositiveSmallIntegerField(default=0)
    called = models.CharField(max_length=64, blank=True)
    called_at = models.DateTimeField(null=True, blank=True)
    members = models.PositiveSmallIntegerField(default=0)
    present = models.PositiveSmallIntegerField(default=0)
    in_favour = models.PositiveSmallIntegerField(default=0)
    against = models.PositiveSmallIntegerField(default=0)
    abstained = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(max_length=30, choices=Outcome, blank=True)
    reasons = models.TextField(blank=True)
    decision = models.TextField(blank=True)
    announced_at = models.DateTimeField(null=True, blank=True)
    consultation = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                "about",
                condition=Q(outcome__in=["", "no-quorum"]),
                name="one_council_is_asked_at_a_time",
            ),
            models.CheckConstraint(
                condition=GreaterThan(Length("source_nl"), 0), name="a_right_rests_on_a_source"
            ),
        ]
        indexes: ClassVar = [models.Index("council", "outcome", name="request_by_council")]


class CouncilQuestion(models.Model):
    """A written question of a member, and its answer."""

    request = models.ForeignKey(CouncilRequest, models.PROTECT, related_name="questions")
    text = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="council_questions")
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="council_answers"
    )


class Proxy(models.Model):
    """A member who will be absent lets another vote for them: one absent member for each who holds one."""

    request = models.ForeignKey(CouncilRequest, models.PROTECT, related_name="proxies")
    giver = models.ForeignKey(Person, models.PROTECT, related_name="proxies_given")
    holder = models.ForeignKey(Person, models.PROTECT, related_name="proxies_held")
    given_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("request", "giver", name="a_member_gives_one_proxy"),
            models.UniqueConstraint("request", "holder", name="a_member_holds_one_proxy"),
            models.CheckConstraint(condition=~Q(giver=F("holder")), name="a_proxy_is_given_to_somebody_else"),
        ]


class Vote(models.Model):
    """One vote of one member in one round; `cast_by` is somebody else where a proxy was used."""

    class Choice(models.TextChoices):
        FOR = "for"
        AGAINST = "against"
        ABSTAIN = "abstain"

    request = models.ForeignKey(CouncilRequest, models.PROTECT, related_name="votes")
    round = models.PositiveSmallIntegerField()
    member = models.ForeignKey(Person, models.PROTECT, related_name="votes")
    cast_by = models.ForeignKey(Person, models.PROTECT, related_name="votes_cast")
    choice = models.CharField(max_length=10, choices=Choice)
    cast_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("request", "round", "member", name="nobody_votes_twice"),
        ]


class Condition(models.Model):
    """What must be done for the consent to hold, by whom and by when; `duty` is the case that it became."""

    request = models.ForeignKey(CouncilRequest, models.PROTECT, related_name="conditions")
    text = models.TextField()
    owner = models.ForeignKey(Person, models.PROTECT, related_name="conditions")
    due_on = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="conditions_made")
    duty = models.OneToOneField(Case, models.PROTECT, null=True, blank=True, related_name="condition")


class Readership(models.Model):
    """A council that was asked or told about a case: whoever is in it today reads along."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="readerships")
    council = models.ForeignKey(Unit, models.PROTECT, related_name="readerships")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("case", "council", name="council_reads_a_case_once"),
        ]
