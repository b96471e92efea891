"""Debian's nginx as docs/operations.md shows it, in front of two servers, for tests."""

import datetime
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.browser.conftest import free_port

EXAMPLE = Path(__file__).parent.parent.parent / "docs" / "operations" / "nginx.conf"
AROUND = """
daemon off;
pid {home}/nginx.pid;
error_log stderr;
worker_processes 1;
events {{}}
http {{
    access_log off;
    client_body_temp_path {home}/body;
    proxy_temp_path {home}/proxy;
    fastcgi_temp_path {home}/fastcgi;
    uwsgi_temp_path {home}/uwsgi;
    scgi_temp_path {home}/scgi;
    include {home}/laurel.conf;
}}
"""


def nginx_here() -> str:
    """The program; "" where there is none, which is a failure in continuous integration."""
    found = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin") or ""
    if not found and os.environ.get("CI") == "true":
        pytest.fail("No nginx here: apt install nginx-light")
    return found


@contextmanager
def nginx(home: Path, port: int, east: int, west: int) -> Iterator[str]:
    """Debian's nginx with the example, whose ports and certificate are put in place."""
    program = nginx_here()
    certificate(home)
    text = EXAMPLE.read_text("utf-8").replace("listen 443 ssl", f"listen 127.0.0.1:{port} ssl")
    text = text.replace("listen 80;", f"listen 127.0.0.1:{free_port()};")
    text = text.replace(":8601", f":{east}").replace(":8602", f":{west}")
    text = text.replace("/etc/ssl/", f"{home}/").replace("/srv/laurel/", f"{home}/")
    (home / "region").mkdir()
    (home / "region" / "index.html").write_text("a region", "utf-8")
    (home / "laurel.conf").write_text(text, "utf-8")
    # Started by root, nginx gives its work to somebody who cannot read a test's folder.
    user = "user root;" if os.geteuid() == 0 else ""
    (home / "nginx.conf").write_text(user + AROUND.format(home=home), "utf-8")
    log = home / "nginx.log"
    with log.open("wb") as file:
        process = subprocess.Popen([program, "-p", str(home), "-c", str(home / "nginx.conf")], stdout=file, stderr=file)
    try:
        await_door(port)
        yield f"https://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)
    assert process.returncode == 0, log.read_text("utf-8")


def await_door(port: int) -> None:
    """Until somebody listens: nginx takes a moment to begin."""
    for _ in range(200):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    pytest.fail("nginx does not listen")


def certificate(home: Path) -> None:
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "laurel")])
    began = datetime.datetime.now(datetime.UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(began).not_valid_after(began + datetime.timedelta(days=1))
    (home / "laurel.pem").write_bytes(made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    (home / "laurel.key").write_bytes(private)


def laurel(folder: Path, port: int, path: str, *more: str) -> list[str]:
    run = ["-m", "front.cli", "run", "--villages", str(folder), "--port", str(port), "--base-path", path]
    return [*run, *more]
