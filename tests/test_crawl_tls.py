"""Certificates are verified, by the system's authorities and those that the user adds, and what is wrong is told."""

from __future__ import annotations

import itertools
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme
from crawl_site import FakeSite, Reply

from crawler.councils import Council
from crawler.errors import ElsewhereError, UnusableError
from crawler.fetcher import Fetcher
from crawler.moderngov import PageKind, build
from crawler.politeness import Turns


@contextmanager
def secure(certificate: trustme.LeafCert) -> Iterator[str]:
    """The base address of a site that shows ``certificate``."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    with FakeSite(tls=context) as site:
        yield site.base.replace("http:", "https:")


def fetch(base: str, ca_bundle: Path | None = None) -> int:
    council = Council("netherby", "Netherby", base)
    fetcher = Fetcher(Turns(0), ca_bundle=str(ca_bundle) if ca_bundle else None)
    try:
        return fetcher.get(build(base, PageKind.COMMITTEES), council).status
    finally:
        fetcher.close()


@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def bundle(authority: trustme.CA, tmp_path: Path) -> Path:
    path = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(path))
    return path


def test_an_unknown_authority_is_not_trusted_and_the_way_out_is_told(authority: trustme.CA) -> None:
    with (
        secure(authority.issue_cert("127.0.0.1")) as base,
        pytest.raises(UnusableError, match=r"chain is incomplete.*--ca-bundle FILE"),
    ):
        fetch(base)


def test_an_authority_that_the_user_gives_is_trusted(authority: trustme.CA, bundle: Path) -> None:
    with secure(authority.issue_cert("127.0.0.1")) as base:
        assert fetch(base, bundle) == 200


def test_a_chain_that_lacks_its_middle_is_mended_by_that_certificate(tmp_path: Path, authority: trustme.CA) -> None:
    middle = authority.create_child_ca()
    leaf = middle.issue_cert("127.0.0.1")
    path = tmp_path / "bundle.pem"
    path.write_bytes(authority.cert_pem.bytes() + middle.cert_pem.bytes())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    alone = tmp_path / "leaf.pem"
    alone.write_bytes(leaf.private_key_pem.bytes() + leaf.cert_chain_pems[0].bytes())
    context.load_cert_chain(alone)
    with FakeSite(tls=context) as site:
        assert fetch(site.base.replace("http:", "https:"), path) == 200


def test_a_missing_middle_is_enough_and_trusts_no_more_than_itself(tmp_path: Path, authority: trustme.CA) -> None:
    middle, other = authority.create_child_ca(), authority.create_child_ca()
    path = tmp_path / "middle.pem"
    middle.cert_pem.write_to_path(str(path))
    with secure(middle.issue_cert("127.0.0.1")) as base:
        assert fetch(base, path) == 200
    with secure(other.issue_cert("127.0.0.1")) as base, pytest.raises(UnusableError, match="chain is incomplete"):
        fetch(base, path)


def test_the_system_s_authorities_are_trusted_and_no_list_that_a_library_brings(
    authority: trustme.CA, bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with secure(authority.issue_cert("127.0.0.1")) as base:
        monkeypatch.setattr("requests.adapters.DEFAULT_CA_BUNDLE_PATH", str(bundle))
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(bundle))
        with pytest.raises(UnusableError, match="chain is incomplete"):
            fetch(base)
        monkeypatch.setenv("SSL_CERT_FILE", str(bundle))
        assert fetch(base) == 200


def test_a_certificate_that_is_not_valid_yet_is_refused(authority: trustme.CA, bundle: Path) -> None:
    early = authority.issue_cert("127.0.0.1", not_before=datetime.now(UTC) + timedelta(days=1))
    with secure(early) as base, pytest.raises(UnusableError, match="not valid yet"):
        fetch(base, bundle)


def test_a_site_that_has_moved_to_https_is_followed_once(authority: trustme.CA, bundle: Path) -> None:
    with secure(authority.issue_cert("127.0.0.1")) as there:

        def moved(path: str, _: dict[str, str]) -> Reply | None:
            return None if path == "/robots.txt" else Reply(status=301, headers={"Location": there + path[1:]})

        with FakeSite(tamper=moved) as here:
            fetcher = Fetcher(Turns(0), ca_bundle=str(bundle))
            council = Council("netherby", "Netherby", here.base)
            for name in ("mgListCommittees.aspx", "mgListCommittees.aspx", "mgListCommittees.aspx"):
                assert fetcher.get(here.base + name, council).status == 200
            assert here.paths == ["/robots.txt", "/mgListCommittees.aspx"]
            assert fetcher.secured(here.base) == there
            fetcher.close()


def test_a_robots_txt_that_has_moved_to_https_is_read_once(authority: trustme.CA, bundle: Path) -> None:
    seen: list[str] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with FakeSite(tls=context, tamper=lambda path, _: seen.append(path)) as secured:
        there = secured.base.replace("http:", "https:")
        with FakeSite(tamper=lambda path, _: Reply(status=301, headers={"Location": there + path[1:]})) as here:
            fetcher = Fetcher(Turns(0), ca_bundle=str(bundle))
            fetcher.get(here.base + "mgListCommittees.aspx", Council("netherby", "Netherby", here.base))
            fetcher.close()
            assert here.paths == ["/robots.txt"]
    assert seen == ["/robots.txt", "/mgListCommittees.aspx"]


def test_nobody_is_led_from_https_back_to_http(authority: trustme.CA, bundle: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with FakeSite() as plain:

        def back(path: str, _: dict[str, str]) -> Reply | None:
            return None if path == "/robots.txt" else Reply(status=302, headers={"Location": plain.base + path[1:]})

        with (
            FakeSite(tls=context, tamper=back) as site,
            pytest.raises(ElsewhereError, match="from https back to http"),
        ):
            fetch(site.base.replace("http:", "https:"), bundle)
        assert plain.asked == []


def test_a_certificate_for_another_host_is_refused(authority: trustme.CA, bundle: Path) -> None:
    with (
        secure(authority.issue_cert("democracy.netherby.example")) as base,
        pytest.raises(UnusableError, match="another host name"),
    ):
        fetch(base, bundle)


def test_an_expired_certificate_is_refused(authority: trustme.CA, bundle: Path) -> None:
    old = authority.issue_cert("127.0.0.1", not_after=datetime.now(UTC) - timedelta(days=1))
    with secure(old) as base, pytest.raises(UnusableError, match="has expired"):
        fetch(base, bundle)


def test_a_bundle_without_certificates_is_no_bundle(tmp_path: Path) -> None:
    (tmp_path / "empty.pem").write_text("nothing")
    with pytest.raises(ssl.SSLError):
        Fetcher(ca_bundle=str(tmp_path / "empty.pem"))
    with pytest.raises(OSError, match="No such file"):
        Fetcher(ca_bundle=str(tmp_path / "missing.pem"))


def test_a_connection_lost_in_the_handshake_is_tried_again(authority: trustme.CA, bundle: Path) -> None:
    """What stands before the site drops the first connections without a word."""
    with secure(authority.issue_cert("127.0.0.1")) as base, losing(3, base) as before:
        assert fetch(before, bundle) == 200


@contextmanager
def losing(count: int, base: str) -> Iterator[str]:
    """An address that loses its first ``count`` connections, and leads all others through to ``base``."""
    inner = ("127.0.0.1", int(base.rstrip("/").rpartition(":")[2]))
    listening = socket.create_server(("127.0.0.1", 0))

    def pump(source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65_536):
                target.sendall(data)
        target.close()

    def serve() -> None:
        with suppress(OSError):
            for number in itertools.count():
                outer = listening.accept()[0]
                if number < count:
                    outer.recv(65_536)
                    outer.close()
                    continue
                through = socket.create_connection(inner)
                for pair in ((outer, through), (through, outer)):
                    threading.Thread(target=pump, args=pair, daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield f"https://127.0.0.1:{listening.getsockname()[1]}/"
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
