"""What kinds of acquaintance can be declared, in words."""

from __future__ import annotations

from collections.abc import Mapping

from leerlijn.foundation.panels.models import Declaration
from leerlijn.kernel.sentence import Text

Kind = Declaration.Kind
KINDS: Mapping[str, Text] = {
    Kind.COLLEAGUE: Text(nl="We werken of werkten samen", en="We work or worked together"),
    Kind.TEACHES_ALONG: Text(nl="We geven of gaven samen een vak", en="We teach or taught a course together"),
    Kind.WROTE_TOGETHER: Text(nl="We schrijven of schreven samen", en="We write or wrote together"),
    Kind.PRIVATE: Text(nl="We kennen elkaar privé", en="We know each other in private"),
    Kind.OTHER: Text(nl="Iets anders", en="Something else"),
}
