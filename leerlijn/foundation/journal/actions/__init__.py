"""Writing in the journal, anchoring it, and erasing from it."""

from leerlijn.foundation.journal.actions.anchors import make_anchor
from leerlijn.foundation.journal.actions.erasing import erase_names, erase_payloads
from leerlijn.foundation.journal.actions.recording import Actor, Written, record, record_all

__all__ = ["Actor", "Written", "erase_names", "erase_payloads", "make_anchor", "record", "record_all"]
