"""What an installation can set: read in one place, refused with a sentence, described in both languages."""

from pathlib import Path

import pytest

from leerlijn.site import environment
from leerlijn.site.environment import TABLE, Setting


def test_every_setting_stands_in_the_table_of_the_manual():
    assert set(TABLE) == {known for known in vars(environment).values() if isinstance(known, Setting)}


def test_every_setting_has_a_name_of_ours_and_says_what_it_is_for():
    assert [known.name for known in TABLE if not known.name.startswith("LEERLIJN_")] == []
    assert [known.name for known in TABLE if not (known.about.nl and known.about.en)] == []


def test_every_default_can_be_read():
    assert [known.name for known in TABLE if known.value({}) != known.read(known.default)] == []


def test_an_empty_variable_counts_as_absent():
    assert environment.MAIL_PORT.value({"LEERLIJN_MAIL_PORT": ""}) == 587


@pytest.mark.parametrize(
    ("setting", "said", "read"),
    [
        (environment.DEMO, "Yes", True),
        (environment.DEMO, "0", False),
        (environment.HOSTS, "a.example, b.example,", ["a.example", "b.example"]),
        (environment.BASE_URL, "https://leerlijn.example/", "https://leerlijn.example"),
        (environment.FILES, "s3://bucket.of-ours/leerlijn/files/", "s3://bucket.of-ours/leerlijn/files"),
        (environment.DATA, "/srv/leerlijn", Path("/srv/leerlijn")),
    ],
)
def test_a_setting_is_read_as_it_is_meant(setting, said, read):
    assert setting.value({setting.name: said}) == read


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        (environment.DEMO, "perhaps"),
        (environment.MAIL_PORT, "mail"),
        (environment.BASE_URL, "leerlijn.example"),
        (environment.FILES, "/srv/files"),
        (environment.FILES, "s3://bucket"),
        (environment.FILES, "s3://bucket/../other"),
        (environment.S3_ENDPOINT, "s3.example"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(setting, said):
    with pytest.raises(ValueError, match=f"{setting.name} is '{said}'"):
        setting.value({setting.name: said})
