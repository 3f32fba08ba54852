"""When there is no page to give."""

import pytest


@pytest.mark.parametrize(
    ("address", "status", "english", "dutch"),
    [
        (
            "/absent/",
            404,
            "This does not exist or is not open to you",
            "Dit bestaat niet of staat niet voor je open",
        ),
        (
            "/nowhere/",
            404,
            "This does not exist or is not open to you",
            "Dit bestaat niet of staat niet voor je open",
        ),
        ("/refused/", 403, "This is not open to you.", "Dit staat niet voor je open."),
        ("/unreadable/", 400, "We could not read what was sent", "We konden niet lezen wat er is verstuurd"),
        ("/changed/", 409, "Nothing was saved", "Er is niets opgeslagen"),
        ("/too-large/", 413, "This is too big to take in", "Dit is te groot om op te nemen"),
    ],
)
def test_every_refusal_is_a_page_in_words(client, address, status, english, dutch):
    for language, words in (("en", english), ("nl", dutch)):
        client.cookies["language"] = language
        answer = client.get(address)

        assert answer.status_code == status
        assert words in answer.content.decode()


def test_what_is_absent_and_what_was_never_there_look_the_same(client):
    absent, nowhere = (client.get(address).content.decode() for address in ("/absent/", "/nowhere/"))

    assert absent.replace("absent", "nowhere") == nowhere


def test_a_failure_of_ours_still_gives_a_page_in_both_languages(client):
    client.raise_request_exception = False

    answer = client.get("/broken/")

    assert answer.status_code == 500
    assert "Er ging iets mis aan onze kant" in answer.content.decode()
    assert "Something went wrong on our side" in answer.content.decode()
