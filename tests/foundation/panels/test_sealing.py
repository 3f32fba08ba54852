import pytest
from cryptography.exceptions import InvalidTag

from leerlijn.foundation.panels.content import Content
from leerlijn.foundation.panels.keys import new_key
from leerlijn.foundation.panels.models import Judgement
from leerlijn.foundation.panels.queries import own_judgement
from leerlijn.foundation.panels.sealing import written
from tests.foundation.panels.builders import judge_all


def test_the_judgement_of_one_cannot_be_laid_in_the_place_of_the_other(round, anna, bram):
    judge_all(round, anna)
    of_anna = Judgement.objects.get(judge=anna).content
    Judgement.objects.filter(judge=bram).update(content=of_anna)
    assert own_judgement(round.pk, anna.pk).still_open == ()
    with pytest.raises(InvalidTag):
        own_judgement(round.pk, bram.pk)


def test_what_would_not_fit_is_refused_and_never_longer_than_the_others():
    with pytest.raises(ValueError, match="does not fit"):
        written(Content(note="x" * 100_000), key=new_key(), order=1, criteria=1)
