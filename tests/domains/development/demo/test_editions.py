"""The editions of the demonstration: all on Wednesdays at two, so each in a room of its own."""

from itertools import combinations

from leerlijn.domains.development.demo.editions import STORIES, room_of


def test_no_two_editions_meet_in_one_room():
    rooms = [{room_of(story, number) for number in range(story.sessions)} - {"Online"} for story in STORIES]
    assert not [pair for pair in combinations(rooms, 2) if pair[0] & pair[1]]
