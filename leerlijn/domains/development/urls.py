"""The addresses of this room."""

from __future__ import annotations

from django.urls import path, re_path

from leerlijn.domains.development.views import catalogue, editions, enrolments, requests, teams

NUMBER = "(?P<number>[0-9]{1,18})"
ORDER = "(?P<order>[0-9]{1,5})"
CODE = "(?P<code>[a-z0-9-]{1,60})"
TOKEN = "(?P<token>[0-9a-f]{40})"

app_name = "development"
urlpatterns = [
    path("catalogue/", catalogue.offers, name="catalogue"),
    re_path(rf"^catalogue/{CODE}/$", catalogue.offering, name="offering"),
    re_path(rf"^catalogue/{CODE}/{NUMBER}/enrol/$", catalogue.enrol_in, name="enrol"),
    re_path(rf"^catalogue/{CODE}/{NUMBER}/enrol-team/$", teams.enrol, name="enrol-team"),
    re_path(rf"^development/teams/{NUMBER}/$", teams.team_enrolment, name="team-enrolment"),
    path("development/enrolments/", enrolments.own, name="enrolments"),
    re_path(rf"^development/enrolments/{NUMBER}/$", enrolments.enrolment, name="enrolment"),
    re_path(rf"^development/enrolments/{NUMBER}/statement/$", enrolments.statement, name="statement"),
    path("development/school/", enrolments.team, name="team"),
    path("development/editions/", editions.editions, name="editions"),
    path("development/editions/plan/", editions.plan, name="plan"),
    re_path(rf"^development/editions/{NUMBER}/$", editions.edition, name="edition"),
    re_path(rf"^development/editions/{NUMBER}/rule/$", editions.rule, name="rule"),
    re_path(rf"^development/editions/{NUMBER}/meetings/{ORDER}/$", editions.attendance, name="attendance"),
    path("development/requests/ask/", requests.ask, name="ask"),
    re_path(rf"^development/requests/{NUMBER}/$", requests.tailor_made, name="request"),
    re_path(rf"^sign/{TOKEN}/$", requests.sign, name="sign"),
]
