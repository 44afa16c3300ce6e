"""WARC files of other makers: packed or not, transfer-encoded or not, with pages of ours among anything else."""

from __future__ import annotations

import gzip
from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.archive import Archive, ArchiveError
from crawler.importing import import_file
from crawler.moderngov import PageKind

SITE = "https://democracy.netherby.example"
MEETING = b"<div id='modgov'><h1 class='mgMainTitleTxt'>Agenda and minutes</h1></div>"
CHUNKED = b"%x\r\n%b\r\n0\r\n\r\n" % (len(MEETING), MEETING)


def warc_of(path: Path, pages: list[tuple[str, int, bytes, dict[str, str]]], *, packed: bool = True) -> Path:
    """A WARC file as another program would make it; each page is address, status, body as sent, headers."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=packed, warc_version="1.0")
    writer.write_record(writer.create_warcinfo_record(path.name, {"software": "another"}))
    for url, status, body, headers in pages:
        http = StatusAndHeaders(f"{status} X", [("Content-Type", "text/html"), *headers.items()], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            url, "response", payload=BytesIO(body), length=len(body), http_headers=http,
            warc_headers_dict={"WARC-Date": "2019-05-06T07:08:09Z"},
        )  # fmt: skip
        writer.write_record(record)
        request = StatusAndHeaders("GET / HTTP/1.1", [("Host", "x")], is_http_request=True)
        writer.write_record(writer.create_warc_record(url, "request", http_headers=request))
    path.write_bytes(out.getvalue())
    return path


PAGES: list[tuple[str, int, bytes, dict[str, str]]] = [
    (f"{SITE}/ieListDocuments.aspx?CId=1&MId=2&Ver=4", 200, MEETING, {"Set-Cookie": "a=b"}),
    (f"{SITE}/ieListDocuments.aspx?CId=1&MId=3", 200, gzip.compress(MEETING), {"Content-Encoding": "gzip"}),
    (f"{SITE}/ieListDocuments.aspx?CId=1&MId=4", 200, CHUNKED, {"Transfer-Encoding": "chunked"}),
    (f"{SITE}/ieListDocuments.aspx?CId=1&MId=5", 404, MEETING, {}),
    (f"{SITE}/ieListDocuments.aspx?CId=1&MId=6", 200, b"<title>Just a moment...</title>", {}),
    (f"{SITE}/mgError.aspx", 200, MEETING, {}),
    (f"{SITE}/images/logo.png", 200, b"PNG", {}),
    ("https://www.netherby.example/", 200, b"<h1>Home</h1>", {}),
]  # fmt: skip


@pytest.mark.parametrize("packed", [True, False])
def test_pages_of_a_moderngov_site_are_taken_and_nothing_else_and_only_once(tmp_path: Path, packed: bool) -> None:
    file = warc_of(tmp_path / "other.warc", PAGES, packed=packed)
    with Archive(tmp_path / "archive", create=True) as archive:
        first, again = import_file(archive, file), import_file(archive, file)
        pages = list(archive.pages("netherby", PageKind.MEETING))
        assert list(archive.check()) == []
    assert (first.added, first.known, first.others) == (3, 0, 5)
    assert (again.added, again.known) == (0, 3)
    assert {page.body for page in pages} == {MEETING}
    assert {(page.fetched_at, page.council_name, page.base) for page in pages} == {
        ("2019-05-06T07:08:09Z", "democracy.netherby.example", f"{SITE}/")
    }
    assert not any("set-cookie" in page.headers for page in pages)


def test_two_sites_of_one_file_that_would_share_a_key_are_kept_apart(tmp_path: Path) -> None:
    name = "ieListDocuments.aspx?CId=1&MId=2"
    sites = ("https://netherby.nhs.uk", SITE)
    file = warc_of(tmp_path / "other.warc", [(f"{site}/{name}", 200, MEETING, {}) for site in sites])
    with Archive(tmp_path / "archive", create=True) as archive:
        import_file(archive, file)
        assert archive.councils() == ("democracy-netherby-example", "netherby")


def test_a_file_that_breaks_off_is_taken_as_far_as_it_goes_and_told(tmp_path: Path) -> None:
    file = warc_of(tmp_path / "other.warc.gz", PAGES[:3])
    data = file.read_bytes()
    file.write_bytes(data[: data.rindex(b"\x1f\x8b\x08") - 60])
    with Archive(tmp_path / "archive", create=True) as archive:
        with pytest.raises(ArchiveError, match="get a whole copy"):
            import_file(archive, file)
        pages = list(archive.pages("netherby", PageKind.MEETING))
        assert [page.body for page in pages] == [MEETING, MEETING]
        assert list(archive.check()) == []
