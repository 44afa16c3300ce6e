"""Certificates are verified, by the system's authorities and those that the user adds, and what is wrong is told."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme
from crawl_site import FakeSite

from crawler.councils import Council
from crawler.errors import UnusableError
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
