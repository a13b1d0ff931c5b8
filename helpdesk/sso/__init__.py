"""Single sign-on: who says who a colleague is, who may come in by that, and what they are here.

Knows identity providers (OpenID Connect, SAML) and the links between their people and ours. Its door is `services`;
what a provider's word is worth is decided by `judging` and `services.come_in` alone. It must not know customers or
tickets.
"""
