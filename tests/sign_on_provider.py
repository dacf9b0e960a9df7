"""A small OpenID provider in a thread: discovery, token, userinfo; it knows one person."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import jwt

CLIENT_ID = "kent-karnesi"
CLIENT_SECRET = "yalniz-ikimizin-bildigi-uzun-bir-soz"
CODE = "bir-kerelik"


@dataclass
class Provider:
    """What the provider says, and what it was asked."""

    person: dict[str, Any]
    challenge: str = ""  # of PKCE, from the address the browser was sent to
    server: ThreadingHTTPServer | None = None
    refused: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        assert self.server is not None
        return f"http://127.0.0.1:{self.server.server_port}"

    def discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "userinfo_endpoint": f"{self.address}/userinfo",
            "jwks_uri": f"{self.address}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def token(self, form: dict[str, list[str]]) -> dict[str, Any] | None:
        """Change the code for a token, where secret, code and PKCE verifier are right."""
        digest = hashlib.sha256(form["code_verifier"][0].encode()).digest()
        proof = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        given = (form["client_secret"], form["code"], proof)
        if given != ([CLIENT_SECRET], [CODE], self.challenge):
            self.refused.append("token")
            return None
        return {"access_token": "gecer", "token_type": "Bearer", "id_token": self._id()}

    def _id(self) -> str:
        claims = {"iss": self.address, "aud": CLIENT_ID, "sub": self.person["sub"]}
        times = {"iat": 1_700_000_000, "exp": 4_000_000_000}
        return jwt.encode(claims | times, "x" * 32, algorithm="HS256")


def _answers_of(provider: Provider) -> type[BaseHTTPRequestHandler]:
    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/.well-known/openid-configuration":
                return self._say(provider.discovery())
            bearer = self.headers["Authorization"]
            is_asked = self.path == "/userinfo" and bearer == "Bearer gecer"
            return self._say(provider.person if is_asked else None)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._say(provider.token(parse_qs(body)))

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

        def _say(self, words: dict[str, Any] | None) -> None:
            body = json.dumps(words or {"error": "invalid_request"}).encode()
            self.send_response(200 if words else 400)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    return Answers


@contextmanager
def running(person: dict[str, Any]) -> Iterator[Provider]:
    """A provider that knows the person, until the block ends."""
    provider = Provider(person)
    provider.server = ThreadingHTTPServer(("127.0.0.1", 0), _answers_of(provider))
    thread = threading.Thread(target=provider.server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield provider
    finally:
        provider.server.shutdown()
        thread.join()
        provider.server.server_close()
