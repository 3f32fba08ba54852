"""What every page has around it."""

import pytest


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_gallery_of_all_parts_opens_in_both_languages(client, language):
    client.cookies["language"] = language

    answer = client.get("/gallery/")

    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.content.decode()
