"""What partnerships keep about people: who is in a theme group, and who chairs it."""

from __future__ import annotations

from leerlijn.kernel.data_map import OUR_DEFAULT, Ground, Kept, Processing, data_map
from leerlijn.kernel.procedure import Setting
from leerlijn.kernel.sentence import Text

GROUPS_FOR = Setting(
    "keep.theme-groups",
    Text(nl="bewaren: wie in een themagroep zat", en="keeping: who was in a theme group"),
    "P2Y",
    OUR_DEFAULT,
)
GROUPS = Processing(
    key="theme-groups",
    title=Text(nl="Themagroepen van een partnerschap", en="Theme groups of a partnership"),
    whose=Text(nl="mensen van scholen en opleidingen", en="people of schools and programmes"),
    purpose=Text(nl="samen werken aan een vraag", en="working on a question together"),
    ground=Ground.TASK,
    law=OUR_DEFAULT,
    comes_from=Text(nl="de coördinator van het partnerschap", en="the coordinator of the partnership"),
    read_by=("see theme-group", "read-theme-group-products"),
    kept=Kept(
        since=Text(
            nl="nadat de groep stopte; wat de groep maakte, blijft",
            en="after the group ended; what it made stays",
        ),
        length=GROUPS_FOR,
        of=("theme-group",),
    ),
)
OF_ORGANISATIONS = Text(nl="gaat over organisaties", en="is about organisations")

data_map.tells_nothing(
    "partnerships.Partnership",
    "key short name_nl name_en about_nl about_en link students source_nl source_en",
    OF_ORGANISATIONS,
)
data_map.tells_nothing("partnerships.Member", "order kind name came left", OF_ORGANISATIONS)
data_map.tells_nothing("partnerships.Lead", "year", OF_ORGANISATIONS)
data_map.keeps("partnerships.ThemeGroup", GROUPS, identity="chair")
data_map.tells_nothing(
    "partnerships.ThemeGroup",
    "name safeguards question hours",
    Text(nl="gaat over de vraag van de groep", en="is about the question of the group"),
)
data_map.keeps("partnerships.Seat", GROUPS, identity="person")
data_map.tells_nothing(
    "partnerships.Product",
    "safeguard title made_on",
    Text(nl="gaat over wat een groep maakte", en="is about what a group made"),
)
