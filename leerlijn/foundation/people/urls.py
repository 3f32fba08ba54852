"""The addresses of this room."""

from django.urls import path, re_path

from leerlijn.foundation.people.views import (
    account,
    doubles,
    mail_link,
    mandates,
    people,
    proving,
    second_step,
    sign_on,
    units,
    ways,
)

NUMBER = "(?P<number>[0-9]{1,18})"

app_name = "people"
urlpatterns = [
    path("sign-in/", account.sign_in, name="sign-in"),
    path("sign-in/password/", account.choose_password, name="choose-password"),
    path("sign-in/institution/", sign_on.leave, name="sign-on"),
    path("sign-in/institution/back/", sign_on.back, name="sign-on-back"),
    path("sign-in/link/", mail_link.ask, name="ask-link"),
    re_path(r"^sign-in/link/(?P<token>[0-9a-f]{40})/$", mail_link.come, name="link"),
    path("sign-in/code/", second_step.by_code, name="by-code"),
    path("sign-in/passkey/", second_step.by_passkey, name="by-passkey"),
    path("sign-out/", account.sign_out, name="sign-out"),
    path("sign-out/everywhere/", account.sign_out_everywhere, name="sign-out-everywhere"),
    path("prove/", proving.prove_again, name="prove"),
    path("prove/card/", proving.prove_by_card, name="prove-by-card"),
    path("account/", account.account, name="account"),
    path("account/language/", account.choose_language, name="choose-language"),
    path("account/mail/", account.choose_mail, name="choose-mail"),
    path("account/keys/", account.make_token, name="make-token"),
    re_path(rf"^account/keys/{NUMBER}/revoke/$", account.revoke_token, name="revoke-token"),
    path("account/ways/", ways.ways, name="ways"),
    path("account/ways/passkeys/add/", ways.add_passkey, name="add-passkey"),
    re_path(rf"^account/ways/passkeys/{NUMBER}/remove/$", ways.remove_passkey, name="remove-passkey"),
    path("account/ways/codes/add/", ways.add_codes, name="add-codes"),
    path("account/ways/codes/remove/", ways.remove_codes, name="remove-codes"),
    path("account/ways/password/", ways.replace_password, name="replace-password"),
    path("account/ways/recovery/", ways.renew_recovery, name="renew-recovery"),
    path("account/mandates/", mandates.mandates, name="mandates"),
    path("account/mandates/give/", mandates.give, name="give-mandate"),
    re_path(rf"^account/mandates/{NUMBER}/withdraw/$", mandates.withdraw, name="withdraw-mandate"),
    path("units/", units.units, name="units"),
    path("units/loose/", units.loose, name="loose"),
    re_path(rf"^units/{NUMBER}/$", units.unit, name="unit"),
    re_path(rf"^units/{NUMBER}/add/$", units.add, name="add-unit"),
    re_path(rf"^units/{NUMBER}/rename/$", units.rename, name="rename-unit"),
    re_path(rf"^units/{NUMBER}/end/$", units.end, name="end-unit"),
    re_path(rf"^units/{NUMBER}/appoint/$", units.give_role, name="appoint"),
    re_path(rf"^units/names/{NUMBER}/drop/$", units.drop, name="drop-name"),
    re_path(rf"^units/roles/{NUMBER}/end/$", units.end_role, name="end-role"),
    path("people/", people.people, name="people"),
    path("people/add/", people.add, name="add-person"),
    path("people/doubles/", doubles.doubles, name="doubles"),
    re_path(r"^people/doubles/(?P<stays>[0-9]{1,18})/(?P<gone>[0-9]{1,18})/$", doubles.merging, name="merge"),
    re_path(
        r"^people/doubles/(?P<stays>[0-9]{1,18})/(?P<gone>[0-9]{1,18})/apart/$", doubles.apart, name="apart"
    ),
    re_path(rf"^people/merges/{NUMBER}/undo/$", doubles.undo, name="undo-merge"),
    re_path(rf"^people/{NUMBER}/$", people.person, name="person"),
    re_path(rf"^people/{NUMBER}/account/$", people.account, name="account-of"),
    re_path(rf"^people/{NUMBER}/account/open/$", people.open_for, name="open-account"),
    re_path(rf"^people/{NUMBER}/account/renew/$", people.renew, name="renew-password"),
    re_path(rf"^people/{NUMBER}/account/(?P<what>second-step|sign-on)/$", people.take_away, name="take-away"),
    re_path(rf"^people/{NUMBER}/account/end/$", people.end_what_runs, name="end-what-runs"),
    re_path(rf"^people/{NUMBER}/account/close/$", people.close, name="close-account"),
]
