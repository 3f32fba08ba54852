import pytest

from leerlijn.foundation.credentials.content import from_canonical
from tests.foundation.credentials.builders import content


def test_what_was_written_down_reads_back_the_same():
    said = content()
    assert from_canonical(said.canonical) == said


def test_another_letter_is_another_fingerprint():
    assert content("Lotte Brinkhuis").fingerprint != content("Lotte Brinkhuijs").fingerprint


def test_other_data_is_not_taken_for_a_certificate():
    with pytest.raises(ValueError, match="not the content of a certificate"):
        from_canonical('{"format":"leerlijn-certificate-2"}')
