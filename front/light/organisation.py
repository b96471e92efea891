"""Signing in at an organisation's identity provider."""


def provider_name() -> str:
    """What the provider is called on the sign-in page; "" where there is none."""
    return ""
