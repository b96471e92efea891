"""Two servers behind Debian's nginx, as docs/operations.md shows it: TLS, sub-paths, compression, and a short visit."""

import datetime
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from playwright.sync_api import Browser, expect

from data.actors import OPERATOR
from data.demo import samples, write_village
from data.demo_accounts import PASSWORD
from data.open import create_book, open_book
from front.visits import COOKIE
from tests.browser.conftest import free_port, serving
from tests.browser.phones import Card, households, marks, open_household

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


@contextmanager
def nginx(home: Path, port: int, east: int, west: int) -> Iterator[str]:
    """Debian's nginx with the example, whose ports and certificate are put in place."""
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin") or ""
    if not program:
        message = "No nginx here: apt install nginx-light"
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
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


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path, int]]:
    """The proxy's address, the book of Willow Bend behind /east, and the port of its figures."""
    home = tmp_path_factory.mktemp("nginx")
    folders = {side: home / side / "villages" for side in ("east", "west")}
    for folder in folders.values():
        folder.mkdir(parents=True)
    willow = next(sample for sample in samples() if sample.file == "willow-bend.db")
    write_village(willow, folders["east"] / willow.file)
    create_book(folders["west"] / "hill.db", "Hill").close()
    east, west, figures, door = (free_port() for _ in range(4))
    more = ("--metrics-port", str(figures), "--logs", "json")
    with (
        serving(laurel(folders["east"], east, "/east", *more), east, home / "east", "/east"),
        serving(laurel(folders["west"], west, "/west"), west, home / "west", "/west"),
        nginx(home, door, east, west) as address,
    ):
        yield address, folders["east"] / willow.file, figures


def test_a_rater_enters_and_sees_the_board_through_the_proxy(browser: Browser, served: tuple[str, Path, int]) -> None:
    address, path, figures = served
    context = browser.new_context(locale="en-GB", has_touch=True, ignore_https_errors=True)
    context.set_default_timeout(30_000)
    page = context.new_page()
    page.goto(f"{address}/east/enter")
    page.get_by_label("Your name in Laurel").fill("rater-1")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("heading", name="Enter", exact=True).wait_for()
    name = households(page)[0]
    open_household(page, name)
    expect(Card(page, "mark:training").tap(3).state).to_have_text("Saved")
    with open_book(path, OPERATOR) as book:
        assert marks(book, name) == {"training": 3}
    (cookie,) = [each for each in context.cookies() if each["name"] == COOKIE]
    assert (cookie["path"], cookie["secure"]) == ("/east", True)
    page.goto(f"{address}/east/")
    expect(page.get_by_role("heading", name="Willow Bend")).to_be_visible()
    context.close()
    told = httpx.get(f"http://127.0.0.1:{figures}/metrics", trust_env=False).text
    assert 'page="/east/enter/answer"' in told
    assert name not in re.findall(r'page="([^"]*)"', told)


def test_each_path_is_a_process_of_its_own_and_files_come_compressed(served: tuple[str, Path, int]) -> None:
    with httpx.Client(base_url=served[0], verify=False, trust_env=False, timeout=60) as client:
        assert [client.get(f"/{side}/healthz").text for side in ("east", "west")] == ["ok\n", "ok\n"]
        assert client.get("/west").headers["location"].endswith("/west/")
        first = client.get("/west/").text
        script = re.search(r'src="\./(static/[^"]+\.js)"', first)
        assert script is not None
        answer = client.get(f"/west/{script[1]}", headers={"Accept-Encoding": "gzip"})
        assert answer.headers["content-encoding"] == "gzip"
        assert int(answer.headers.get("content-length", 0)) < len(answer.content)
        assert client.get("/region/").text == "a region"
        assert client.get("/east/sign-in").headers["strict-transport-security"]
        assert [client.get(path).status_code for path in ("/", "/east/nothing", "/healthz")] == [404, 404, 404]
