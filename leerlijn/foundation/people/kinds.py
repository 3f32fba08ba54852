"""The fixed lists of this room, for whoever names a value and needs no row: roles, and kinds of units."""

from __future__ import annotations

from leerlijn.foundation.people.models import Membership, Unit

Role = Membership.Role
Kind = Unit.Kind
