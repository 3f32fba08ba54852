"""The addresses of this room."""

from django.urls import path, re_path

from leerlijn.domains.agreements.views import (
    agreements,
    budget,
    councils,
    dialogues,
    indicators,
    measures,
    public,
    rounds,
)

NUMBER = "(?P<number>[0-9]{1,18})"
ORDER = "(?P<order>[0-9]{1,4})"

app_name = "agreements"
urlpatterns = [
    path("quality-agreements/", public.agreements, name="public"),
    path("quality-agreements/themes/", public.themes, name="themes"),
    re_path(rf"^quality-agreements/{NUMBER}/$", public.agreement, name="public-agreement"),
    path("agreements/", agreements.agreements, name="agreements"),
    path("agreements/begin/", agreements.begin, name="begin"),
    path("agreements/rounds/open/", rounds.open_next, name="round-open"),
    path("agreements/council/", councils.desk, name="desk"),
    path("agreements/dialogues/", dialogues.dialogues, name="dialogues"),
    re_path(rf"^agreements/{NUMBER}/$", agreements.agreement, name="agreement"),
    re_path(rf"^agreements/requests/{NUMBER}/$", councils.council_request, name="request"),
    re_path(rf"^agreements/dialogues/{NUMBER}/$", dialogues.dialogue, name="dialogue"),
    path("agreements/indicators/", indicators.indicators, name="indicators"),
    path("agreements/budget/", budget.budget, name="budget"),
    path("agreements/budget/postings/", budget.postings, name="postings"),
    re_path("^agreements/budget/table[.](?P<kind>xlsx|csv)$", budget.download, name="budget-download"),
    re_path(rf"^agreements/{NUMBER}/measures/$", measures.measures, name="measures"),
    re_path(rf"^agreements/{NUMBER}/measures/add/$", measures.add, name="measure-add"),
    re_path(rf"^agreements/{NUMBER}/measures/{ORDER}/$", measures.change, name="measure-change"),
    re_path(rf"^agreements/{NUMBER}/measures/{ORDER}/drop/$", measures.drop, name="measure-drop"),
    re_path(rf"^agreements/{NUMBER}/measures/{ORDER}/budget/$", budget.post, name="budget-post"),
    re_path(rf"^agreements/{NUMBER}/funds/$", budget.grant, name="budget-grant"),
    re_path(rf"^agreements/{NUMBER}/move/$", budget.move, name="budget-move"),
    re_path(
        rf"^agreements/{NUMBER}/entries/(?P<entry>[0-9]{{1,18}})/take-back/$",
        budget.put_right,
        name="budget-correct",
    ),
]
