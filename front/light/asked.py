"""What a light page was asked: the request, who asks, and what a form said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from secrets import token_urlsafe
from time import time
from urllib.parse import parse_qsl

from starlette.requests import Request

from data.actors import Actor
from front.language import COOKIE as LANGUAGE
from front.language import chosen
from front.light.tokens import made, seal_of
from front.villages import server_file
from front.visits import COOKIE, Visitor, kept_language, visitor_of

FORM_COOKIE = "laurel_form"
MOST_FIELDS = 500


@dataclass
class Asked:
    """One request to a page; `body` is what was posted."""

    request: Request
    body: bytes = b""
    at: float = field(default_factory=time)

    @cached_property
    def visitor(self) -> Visitor:
        """Who asks."""
        return visitor_of(self.token, self.at)

    @property
    def actor(self) -> Actor:
        """Who asks, as a book knows them."""
        return self.visitor.actor

    @property
    def token(self) -> str:
        """The session's token from the cookie, whether it is good or not; "" where there is none."""
        return self.request.cookies.get(COOKIE, "")

    @cached_property
    def form(self) -> Mapping[str, str]:
        """The fields of a posted form; of a field that was given twice, the last. Empty for anything else."""
        kind = self.request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != "application/x-www-form-urlencoded":
            return {}
        try:
            fields = parse_qsl(self.body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)
        except ValueError:
            return {}
        return dict(fields)

    @property
    def query(self) -> Mapping[str, str]:
        """What stands after the ? in the address."""
        return self.request.query_params

    @cached_property
    def language(self) -> str:
        """The language to answer in: of the address, else chosen here, else kept for who asks, else the browser's."""
        wishes = self.query.get("lang", ""), self.request.cookies.get(LANGUAGE, "") or kept_language(self.visitor)
        return chosen(*wishes, accepted=self.request.headers.get("accept-language", ""))

    @property
    def wants_json(self) -> bool:
        """Whether a script asks, which reads a code rather than a page."""
        return "application/json" in self.request.headers.get("accept", "")

    @property
    def address_of_visitor(self) -> str:
        """The network address that asks."""
        return self.request.client.host if self.request.client else ""

    @cached_property
    def form_seed(self) -> str:
        """What the tokens of this visitor's forms are bound to: the session, or before there is one a cookie."""
        return self.token if self.visitor.session else self.request.cookies.get(FORM_COOKIE) or token_urlsafe(24)

    def form_token(self) -> str:
        """A token for a form, which no other site can know; it is good as long as the session."""
        return made(self._secret, self.form_seed)

    def form_is_ours(self) -> bool:
        """Whether what was posted came from a page that this visitor was given."""
        given = self.form.get("form_token") or self.request.headers.get("x-form-token", "")
        seed = self.token if self.visitor.session else self.request.cookies.get(FORM_COOKIE, "")
        return bool(seed) and seal_of(self._secret, seed, given)

    @cached_property
    def _secret(self) -> bytes:
        with server_file() as server:
            return server.secret()
