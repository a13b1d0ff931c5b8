from django.urls import path

from helpdesk.people.views import (
    factor_demands,
    factor_reset,
    invited,
    leaving,
    preferences,
    security,
    staff,
    teams,
    tokens,
)

app_name = "people"
urlpatterns = [
    path("desk/me/", preferences.preferences_page, name="preferences"),
    path("desk/me/after-send/", preferences.after_send, name="after_send"),
    path("desk/me/security/", security.security, name="security"),
    path("desk/me/security/sessions/<int:pk>/end/", security.end_session, name="end_session"),
    path("desk/me/security/sessions/end-others/", security.end_other_sessions, name="end_other_sessions"),
    path("desk/me/tokens/", tokens.tokens, name="tokens"),
    path("desk/me/tokens/<str:token_key>/revoke/", tokens.revoke, name="revoke_token"),
    path("desk/me/theme/", preferences.theme, name="theme"),
    path("desk/me/security/needed/", factor_demands.factor_needed, name="factor_needed"),
    path("desk/settings/second-factor/", factor_demands.factor_demands, name="factor_demands"),
    path("desk/settings/staff/", staff.staff, name="staff"),
    path("desk/settings/staff/invite/", staff.invite, name="invite"),
    path("desk/settings/staff/invitations/<int:pk>/renew/", staff.renew_invitation, name="renew_invitation"),
    path("desk/settings/staff/invitations/<int:pk>/withdraw/", staff.withdraw_invitation, name="withdraw_invitation"),
    path("desk/settings/staff/<int:pk>/", staff.person, name="person"),
    path("desk/settings/staff/<int:pk>/permissions/", staff.permissions, name="permissions"),
    path("desk/settings/staff/<int:pk>/sign-out/", staff.sign_out, name="sign_out_everywhere"),
    path("desk/settings/staff/<int:pk>/reset-factor/", factor_reset.reset, name="reset_factors"),
    path("desk/settings/staff/<int:pk>/leave/", leaving.leave, name="leave"),
    path("desk/settings/staff/<int:pk>/back/", staff.come_back, name="come_back"),
    path("desk/settings/teams/", teams.teams, name="teams"),
    path("desk/settings/teams/new/", teams.new, name="new_team"),
    path("desk/settings/teams/<int:pk>/", teams.team, name="team"),
    path("desk/settings/teams/<int:pk>/archive/", teams.archive, name="archive_team"),
    path("desk/settings/teams/<int:pk>/restore/", teams.restore, name="restore_team"),
    path("accounts/invited/<str:secret>/", invited.invited, name="invited"),
]
