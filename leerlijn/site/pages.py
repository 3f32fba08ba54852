"""The addresses of the pages of the roof, and those that only a demonstration has."""

from django.urls import path, re_path

from leerlijn.site.views import (
    accessibility,
    erasing,
    front,
    journal,
    operation,
    outbox,
    permissions,
    problem,
    register,
    retention,
    search,
    settings,
    staff,
    taking_out,
    taking_over,
    undoing,
)

app_name = "site"
urlpatterns = [
    path("", front.front, name="front"),
    path("problem/", problem.problem, name="problem"),
    path("search/", search.search, name="search"),
    path("why/", permissions.why, name="why"),
    path("permissions/", permissions.permissions, name="permissions"),
    path("register/", register.register, name="register"),
    path("accessibility/", accessibility.accessibility, name="accessibility"),
    path("retention/", retention.retention, name="retention"),
    path("retention/proposed/", retention.proposed, name="destruction"),
    path("journal/", journal.journal, name="journal"),
    path("journal/verify/", journal.verify_all, name="verify-journal"),
    re_path(r"^journal/of/(?P<subject>[^/]{1,120})/$", journal.subject, name="subject"),
    path("account/trail/", journal.trail, name="trail"),
    path("take-over/", taking_over.choose, name="take-over"),
    path("take-over/now/", taking_over.take_over, name="take-over-now"),
    path("take-over/done/", taking_over.taken_over, name="taken-over"),
    re_path(r"^take-over/sheet\.(?P<kind>xlsx|csv)$", taking_over.template, name="take-over-template"),
    path("erasing/", erasing.all_erasing, name="erasing"),
    re_path(r"^erasing/(?P<number>[0-9]{1,18})/$", erasing.erasing, name="erase"),
    path("account/everything/", taking_out.everything, name="everything"),
    path("staff/import/", staff.choose, name="import-staff"),
    path("staff/import/take-over/", staff.take_over, name="take-over-staff"),
    re_path(r"^staff/import/(?P<number>[0-9]{1,18})/$", staff.taken_over, name="staff-taken-over"),
    re_path(r"^staff/import/(?P<number>[0-9]{1,18})/undo/$", undoing.undo, name="undo-import"),
    path("operation/", operation.operation, name="operation"),
    path("settings/", settings.settings, name="settings"),
    re_path(r"^settings/(?P<key>[a-z0-9][a-z0-9.-]{0,79})/$", settings.choose, name="setting"),
]
DEMONSTRATION = ([path("mail/", outbox.letters, name="mail")], "demo")
