from leerlijn.foundation.credentials.keys import KeyFolder


def test_only_the_owner_can_read_a_private_key(tmp_path):
    key = KeyFolder(tmp_path / "keys").make()
    file = tmp_path / "keys" / f"{key.thumbprint()}.json"
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_a_key_is_found_again_by_its_identifier(tmp_path):
    keys = KeyFolder(tmp_path / "keys")
    made = keys.make()
    assert keys.holds(made.thumbprint())
    assert keys.open(made.thumbprint()).as_dict(private=True) == made.as_dict(private=True)
    assert not keys.holds("another")
