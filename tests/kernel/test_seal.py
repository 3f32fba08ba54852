"""One number for everything handed in: a changed byte is found, and named."""

from __future__ import annotations

import hashlib
import io
import json
import string

import pytest

from leerlijn.kernel.seal import Item, Manifest, changed, from_canonical, short, verify

FILES = {"plan.pdf": b"a plan", "observation.pdf": b"an observation", "één.csv": b"1;2"}


def manifest_of(files: dict[str, bytes]) -> Manifest:
    return Manifest(
        tuple(
            Item(name, hashlib.sha256(content).hexdigest(), len(content), {"criteria": ("1.1", "2.1")})
            for name, content in files.items()
        )
    )


def opened(files: dict[str, bytes]) -> list[io.BytesIO]:
    return [io.BytesIO(content) for content in files.values()]


def test_untouched_files_verify():
    assert verify(manifest_of(FILES), opened(FILES)) is None


@pytest.mark.parametrize("name", FILES)
def test_one_flipped_bit_names_the_item(name):
    touched = {**FILES, name: bytes([FILES[name][0] ^ 1]) + FILES[name][1:]}
    found = verify(manifest_of(FILES), opened(touched))
    assert found is not None
    assert found.name == name


def test_a_missing_file_is_named():
    found = verify(manifest_of(FILES), [*opened(FILES)[:1], None, *opened(FILES)[2:]])
    assert found is not None
    assert found.name == "observation.pdf"
    assert verify(manifest_of(FILES), opened(FILES)[:2]) == manifest_of(FILES).items[2]


def test_the_number_depends_on_content_words_and_order():
    whole = manifest_of(FILES)
    touched = manifest_of({**FILES, "plan.pdf": b"a plot"})
    said = Manifest((Item("plan.pdf", whole.items[0].digest, 6, {"criteria": ("1.1",)}), *whole.items[1:]))
    turned = Manifest(whole.items[::-1])
    assert len({manifest.fingerprint for manifest in (whole, touched, said, turned)}) == 4


def test_the_number_is_shown_as_four_groups_of_four():
    assert short("4d1ea07b19c277fe" + "0" * 48) == "4d1e a07b 19c2 77fe"
    groups = manifest_of(FILES).short.split()
    assert [len(group) for group in groups] == [4, 4, 4, 4]
    assert set("".join(groups)) <= set(string.hexdigits)


def test_the_number_can_be_computed_without_this_code():
    whole = manifest_of(FILES)
    listed = [
        {"name": item.name, "digest": item.digest, "size": item.size, "about": {"criteria": ["1.1", "2.1"]}}
        for item in whole.items
    ]
    text = json.dumps({"items": listed}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert whole.fingerprint == hashlib.sha256(text.encode()).hexdigest()


def test_a_manifest_that_was_written_down_is_the_same_manifest():
    whole = manifest_of(FILES)
    again = from_canonical(whole.canonical)
    assert again == whole
    assert again.fingerprint == whole.fingerprint


def test_what_changed_between_two_manifests_is_listed():
    after = {"plan.pdf": b"another plan", "één.csv": b"1;2", "new.md": b"#"}
    assert [item.name for item in changed(manifest_of(FILES), manifest_of(after))] == [
        "plan.pdf",
        "new.md",
        "observation.pdf",
    ]
    assert changed(manifest_of(FILES), manifest_of(FILES)) == ()
