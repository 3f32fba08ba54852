"""What messages keep about people: who was told what, where it was sent, and when it was read."""

from __future__ import annotations

from leerlijn.kernel.data_map import OUR_DEFAULT, THEMSELVES, Ground, Kept, Processing, data_map
from leerlijn.kernel.procedure import Setting
from leerlijn.kernel.sentence import Text

MESSAGES_FOR = Setting(
    "keep.messages",
    Text(nl="bewaren: berichten en mail", en="keeping: messages and mail"),
    "P1Y",
    OUR_DEFAULT,
)
MESSAGES = Processing(
    key="messages",
    title=Text(nl="Berichten, mail en agenda", en="Messages, mail and calendar"),
    whose=Text(nl="wie een bericht krijgt", en="whoever gets a message"),
    purpose=Text(
        nl="mensen op tijd laten weten wat er van ze verwacht wordt, en dat kunnen laten zien",
        en="telling people in time what is expected of them, and being able to show that",
    ),
    ground=Ground.TASK,
    law=OUR_DEFAULT,
    comes_from=Text(nl="het logboek", en="the journal"),
    read_by=(THEMSELVES.key,),
    kept=Kept(
        since=Text(nl="nadat het bericht gemaakt werd", en="after the message was made"), length=MESSAGES_FOR
    ),
)

data_map.keeps(
    "notices.Notice",
    MESSAGES,
    identity="person",
    words="said",
    doing="kind made_at read_at state since due_on week href",
)
data_map.keeps(
    "notices.Mail",
    MESSAGES,
    contact="to language",
    words="subject",
    doing="state sent_at next_try_at why",
    bare="tries",
)
data_map.keeps("notices.Reminder", MESSAGES, doing="due_on made_at", bare="offset")
data_map.keeps("notices.Feed", MESSAGES, identity="person", access="digest", doing="made_at revoked_at")
data_map.keeps("notices.Wording", MESSAGES, identity="by", doing="made_at")
data_map.tells_nothing(
    "notices.Wording",
    "kind nl en subject_nl subject_en note starts_on",
    Text(nl="een tekst voor iedereen die de brief krijgt", en="a text for everybody who gets the letter"),
)
data_map.never_leaves("notices.Feed")

data_map.erases("notices.Mail", "notice__person", goes=True)
data_map.erases("notices.Notice", "person", goes=True)
data_map.erases("notices.Feed", "person", goes=True)
