"""WARC files of other makers: packed or not, encoded or not, with pages of ours among anything else, none trusted."""

from __future__ import annotations

import base64
import gzip
import hashlib
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.archive import Archive, ArchiveError
from crawler.archive_commands import archive as archive_command
from crawler.foreign import records
from crawler.importing import Importer, ImportReport
from crawler.moderngov import PageKind
from crawler.unpacking import dechunked

SITE = "https://democracy.netherby.example"
MEETING = b"<div id='modgov'><h1 class='mgMainTitleTxt'>Agenda and minutes</h1></div>"
CHUNKED = b"%x;note\r\n%b\r\n%x\r\n%b\r\n0\r\n\r\n" % (10, MEETING[:10], len(MEETING) - 10, MEETING[10:])
DATE = "2019-05-06T07:08:09Z"
MEETING_XML = b"<?xml version='1.0'?><meeting><meetingid>7</meetingid></meeting>"


def meeting(number: object = 2) -> str:
    return f"{SITE}/ieListDocuments.aspx?CId=1&MId={number}&Ver=4"


def digest(body: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(body).digest()).decode()


def answer(body: bytes = MEETING, status: int = 200, **headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status} X", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items()), "", ""]
    return "\r\n".join(lines).encode() + body


def record(block: bytes, url: str = "", kind: str = "response", version: str = "1.0", **named: str) -> bytes:
    """A WARC record; keywords are its further fields, with _ for -."""
    fields = {
        "WARC-Type": kind, "WARC-Target-URI": url or meeting(), "WARC-Date": DATE, "Content-Length": str(len(block)),
        "Content-Type": "application/http; msgtype=response",
    } | {name.replace("_", "-"): value for name, value in named.items()}  # fmt: skip
    head = "\r\n".join([f"WARC/{version}", *(f"{name}: {value}" for name, value in fields.items()), "", ""])
    return head.encode() + block + b"\r\n\r\n"


def imported(path: Path, *files: bytes | Path) -> tuple[ImportReport, dict[str, bytes]]:
    """What the import of ``files`` says, and the payloads that the archive then has, by address."""
    report = ImportReport()
    with Archive(path / "archive", create=True) as archive:
        importer = Importer(archive)
        for number, file in enumerate(files):
            place = file if isinstance(file, Path) else path / f"{number}.warc"
            if isinstance(file, bytes):
                place.write_bytes(file)
            importer.take(place, report)
        assert list(archive.check()) == []
        kinds = (archive.pages(key, kind) for key in archive.councils() for kind in PageKind)
        return report, {page.url: page.body for pages in kinds for page in pages}


def why(path: Path, file: bytes) -> str:
    """Why the one record of ``file`` was not taken."""
    report, held = imported(path, file)
    assert (report.added, report.known, held) == (0, 0, {})
    (reason,) = report.skipped
    return reason


def by_warcio(path: Path, pages: list[tuple[str, int, bytes, dict[str, str]]], *, packed: bool = True) -> Path:
    """A WARC file as another program makes it; each page is address, status, body as sent, headers."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=packed, warc_version="1.0")
    writer.write_record(writer.create_warcinfo_record(path.name, {"software": "another"}))
    for url, status, body, headers in pages:
        http = StatusAndHeaders(f"{status} X", [("Content-Type", "text/html"), *headers.items()], protocol="HTTP/1.1")
        written = writer.create_warc_record(
            url, "response", payload=BytesIO(body), length=len(body), http_headers=http,
            warc_headers_dict={"WARC-Date": DATE},
        )  # fmt: skip
        writer.write_record(written)
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
]


@pytest.mark.parametrize("packed", [True, False])
def test_pages_of_a_moderngov_site_are_taken_and_nothing_else_and_only_once(tmp_path: Path, packed: bool) -> None:
    file = by_warcio(tmp_path / "other.warc", PAGES, packed=packed)
    first, held = imported(tmp_path, file)
    again, still = imported(tmp_path, file)
    assert (first.added, first.known, again.added, again.known) == (3, 0, 0, 3)
    assert first.skipped == again.skipped == {
        "request records": 8, "warcinfo records": 1, "no pages of a ModernGov site": 3, "answers with status 404": 1,
        "its firewall": 1,
    }  # fmt: skip
    assert set(held.values()) == {MEETING}
    assert held == still
    with Archive(tmp_path / "archive") as archive:
        pages = list(archive.pages("netherby", PageKind.MEETING))
    assert {(page.fetched_at, page.council_name, page.base) for page in pages} == {
        (DATE, "democracy.netherby.example", f"{SITE}/")
    }
    assert not any("set-cookie" in page.headers for page in pages)


def wacz(*files: bytes) -> bytes:
    """A WACZ file, as browsertrix packs its WARC files."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("datapackage.json", "{}")
        for number, file in enumerate(files):
            packed.writestr(f"archive/rec-{number}.warc.gz", gzip.compress(file))
    return out.getvalue()


def test_every_packing_is_read(tmp_path: Path) -> None:
    parts = [record(answer(), meeting(number)) for number in range(1, 5)]
    whole = b"".join(parts)
    padded = b"".join(map(gzip.compress, parts)) + b"\0" * 700
    files = {"plain": whole, "as a whole": gzip.compress(whole), "padded": padded, "wacz": wacz(*parts)}
    for name, file in files.items():
        (tmp_path / name).mkdir()
        report, _ = imported(tmp_path / name, file)
        assert report.added == 4, name


@pytest.mark.parametrize("version", ["0.17", "0.18", "1.0", "1.1"])
def test_every_version_is_read_also_with_odd_line_ends_and_folded_fields(tmp_path: Path, version: str) -> None:
    file = record(answer(), version=version).replace(b"WARC-Date: ", b"warc-date:\r\n\t").replace(b"\r\n", b"\n", 4)
    assert imported(tmp_path, b"\r\n" + file)[0].added == 1


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(MEETING), {"Content_Encoding": "GZIP"}),
        (zlib.compress(MEETING), {"Content_Encoding": "deflate"}),
        (zlib.compress(MEETING)[2:-4], {"Content_Encoding": "deflate"}),
        (MEETING, {"Content_Encoding": "gzip"}),
        (MEETING, {"Content_Encoding": "br"}),
        (MEETING, {"Transfer_Encoding": "chunked"}),
        (CHUNKED, {"Transfer_Encoding": "Chunked"}),
        (gzip.compress(gzip.compress(MEETING)), {"Content_Encoding": "gzip, gzip"}),
    ],
    ids=count(),
)
def test_encodings_are_undone_also_where_they_were_already(
    tmp_path: Path, body: bytes, headers: Mapping[str, str]
) -> None:
    _, held = imported(tmp_path, record(answer(body, **headers), WARC_Payload_Digest=digest(body)))
    assert held == {meeting(): MEETING}


def test_a_payload_whose_digest_was_taken_after_unpacking_is_taken(tmp_path: Path) -> None:
    packed = answer(gzip.compress(MEETING), Content_Encoding="gzip")
    assert imported(tmp_path, record(packed, WARC_Payload_Digest=digest(MEETING)))[0].added == 1


def test_a_resource_is_a_page_and_a_conversion_is_none(tmp_path: Path) -> None:
    resource = record(MEETING, kind="resource", Content_Type="text/html")
    conversion = record(MEETING, meeting(3), kind="conversion", Content_Type="text/plain")
    report, held = imported(tmp_path, resource + conversion)
    assert held == {meeting(): MEETING}
    assert report.skipped == {"conversion records": 1}


@pytest.mark.parametrize(
    "named",
    [
        {"WARC_Refers_To": "<urn:uuid:1>"},
        {"WARC_Payload_Digest": digest(gzip.compress(MEETING, mtime=0))},
        {"WARC_Refers_To_Target_URI": meeting(), "WARC_Refers_To_Date": DATE},
    ],
    ids=count(),
)
@pytest.mark.parametrize("status", [200, 304])
def test_a_revisit_has_the_payload_that_it_refers_to(tmp_path: Path, named: Mapping[str, str], status: int) -> None:
    packed = gzip.compress(MEETING, mtime=0)
    first = record(
        answer(packed, Content_Encoding="gzip"), WARC_Record_ID="<urn:uuid:1>", WARC_Payload_Digest=digest(packed)
    )
    again = record(answer(b"", status), kind="revisit", **{**named, "WARC_Date": "2020-01-01T00:00:00Z"})
    report, held = imported(tmp_path, first, again)
    assert (report.added, held) == (2, {meeting(): MEETING})
    with Archive(tmp_path / "archive") as archive:
        latest = archive.latest(meeting())
    assert latest is not None
    assert (latest.fetched_at, latest.status) == ("2020-01-01T00:00:00Z", 200)


def test_a_revisit_of_what_is_not_held_is_named(tmp_path: Path) -> None:
    again = record(answer(b""), kind="revisit", WARC_Payload_Digest=digest(MEETING))
    assert why(tmp_path, again).startswith("the payload that it refers to is not held")


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (record(answer(), WARC_Payload_Digest=digest(b"another")), "its payload is not what its digest names"),
        (record(answer(), WARC_Payload_Digest="sha256:" + "0" * 64), "its payload is not what its digest names"),
        (record(answer(), WARC_Block_Digest=digest(b"another")), "it is not what its digest names"),
        (record(answer(), WARC_Truncated="length"), "its maker has cut it short"),
        (record(answer(), WARC_Segment_Number="2"), "it lies in several segments"),
        (record(answer(), WARC_Date="yesterday"), "its date cannot be read"),
        (record(answer(), WARC_Date=""), "its date cannot be read"),
        (record(answer(), WARC_Date="0001-01-01T00:00:00+14:00"), "its date cannot be read"),
        (record(answer(), WARC_Date="1970-01-01T00:00:00Z"), "its date lies before there were such sites"),
        (record(answer(), WARC_Date="9999-12-31T23:59:59Z"), "its date lies in the future"),
        (
            record(answer(), WARC_Date=f"{datetime.now(UTC) + timedelta(days=3):%Y-%m-%dT%H:%M:%SZ}"),
            "its date lies in the future",
        ),
        (record(answer(b"x" * 40, Content_Encoding="br")), "it is packed with br, which needs the package Brotli"),
        (record(answer(b"x" * 40, Content_Encoding="rot13")), "its content encoding"),
        (record(answer(gzip.compress(MEETING)[:-9], Content_Encoding="gzip")), "its body breaks off"),
        (record(answer(b"\x1f\x8b" + b"x" * 40, Content_Encoding="gzip")), "its body is damaged"),
        (record(answer(gzip.compress(b" " * 60_000_000, 9), Content_Encoding="gzip")), "it is larger than"),
        (record(b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 100_000 + b"\r\n"), "its headers"),
        (record(b"nonsense"), "answers with status 0"),
        (record(answer(b"<h1>Our new site</h1>")), "a page came that is not a ModernGov one"),
        (record(answer(b"<form><h1>Log in</h1><input type=password></form>")), "it asks for a name and a password"),
        (record(answer(), f"{SITE}/documents/g12/Printed minutes.pdf?T=1"), "a web page came instead of a PDF"),
        (record(answer(MEETING_XML[:-12]), f"{SITE}/mgWebService.asmx/GetMeeting?lMeetingId=7"), "its XML is broken"),
        (record(answer(MEETING_XML), f"{SITE}/mgWebService.asmx/GetMeeting?lMeetingId=8"), "the answer is not about"),
        (record(answer(MEETING), f"{SITE}/mgWebService.asmx/GetMeeting?lMeetingId=7"), "a web page came instead of"),
    ],
    ids=count(),
)  # fmt: skip
def test_what_cannot_be_trusted_is_skipped_with_its_reason(tmp_path: Path, file: bytes, reason: str) -> None:
    assert why(tmp_path, file).startswith(reason)


@pytest.mark.parametrize(
    "place",
    [
        "/a/../ieListDocuments.aspx?MId=2", "/mg//ieListDocuments.aspx?MId=2", "//ieListDocuments.aspx?MId=2",
        "/%2e%2e/ieListDocuments.aspx?MId=2", "/a%2fb/ieListDocuments.aspx?MId=2", "/a\\b/ieListDocuments.aspx?MId=2",
        "/ieListDocuments.aspx/mgAi.aspx?ID=2", "/x/mgAi.aspx/y/ieListDocuments.aspx?MId=2",
    ],
)  # fmt: skip
def test_an_address_that_no_such_site_has_is_named(tmp_path: Path, place: str) -> None:
    assert why(tmp_path, record(answer(), SITE + place)) == "its address is not one that a ModernGov site has"


@pytest.mark.parametrize("number", ["2x", "-2", "../2", "2%00", "٣", "9" * 40])
def test_an_id_that_is_no_number_is_no_page(tmp_path: Path, number: str) -> None:
    assert why(tmp_path, record(answer(), meeting(number))) == "no pages of a ModernGov site"


def test_whose_page_it_is_is_never_taken_from_the_record(tmp_path: Path) -> None:
    named = {"Council": "leeds", "Name": "Leeds", "Base": "https://elsewhere.example/", "Kind": "item"}
    file = record(answer(), **{f"WARC_Minutebook_{name}": value for name, value in named.items()})
    imported(tmp_path, file)
    with Archive(tmp_path / "archive") as archive:
        (site,) = archive.sites()
        assert (site.key, site.base) == ("netherby", f"{SITE}/")
        assert len(list(archive.pages("netherby", PageKind.MEETING))) == 1


def test_two_sites_of_one_file_that_would_share_a_key_are_kept_apart(tmp_path: Path) -> None:
    name = "ieListDocuments.aspx?CId=1&MId=2"
    imported(tmp_path, *(record(answer(), f"{site}/{name}") for site in ("https://netherby.nhs.uk", SITE)))
    with Archive(tmp_path / "archive") as archive:
        assert archive.councils() == ("democracy-netherby-example", "netherby")


def test_a_file_that_breaks_off_is_taken_as_far_as_it_goes_and_told(tmp_path: Path) -> None:
    file = by_warcio(tmp_path / "other.warc.gz", PAGES[:3])
    data = file.read_bytes()
    file.write_bytes(data[: data.rindex(b"\x1f\x8b\x08") - 60])
    with pytest.raises(ArchiveError, match=r"beyond 2 pages .*get a whole copy"):
        imported(tmp_path, file)
    with Archive(tmp_path / "archive") as archive:
        assert [page.body for page in archive.pages("netherby", PageKind.MEETING)] == [MEETING, MEETING]


@pytest.mark.parametrize(
    "file",
    [
        b"nothing of the kind", b"\x28\xb5\x2f\xfdzstd", b"WARC/1.0\r\nContent-Length: -1\r\n\r\n", b"\n" * 1_000,
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 999999999999999\r\n\r\nx",
        b"WARC/1.0\r\n" + b"a" * 2_000_000, b"WARC/1.0\r\n" + b"a: b\r\n" * 5_000, gzip.compress(b"x" * 9)[:-5],
        wacz(), wacz(record(answer()))[:-30], wacz(b"no WARC"),
    ],
    ids=count(),
)  # fmt: skip
def test_what_is_no_warc_file_is_told(tmp_path: Path, file: bytes) -> None:
    with pytest.raises(ArchiveError, match="cannot be read as a WARC file beyond 0 pages"):
        imported(tmp_path, file)


@given(
    st.binary(max_size=400), st.sampled_from([b"", record(answer()), gzip.compress(record(answer()))]), st.booleans()
)
@settings(max_examples=80, deadline=None)
def test_whatever_a_file_holds_its_records_are_read_or_it_is_told(noise: bytes, whole: bytes, packed: bool) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "x.warc"
        file.write_bytes(whole + (gzip.compress(noise) if packed else noise))
        found = []
        with suppress(ValueError):
            found += records(file, 10_000)
        assert len(found) == bool(whole)


@given(st.binary(max_size=60))
def test_any_body_is_put_together_or_left_as_it_is(body: bytes) -> None:
    assert dechunked(body) == body or len(dechunked(body)) < len(body)


def test_several_files_are_taken_and_a_broken_one_does_not_stop_the_others(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.warc" for number in range(3)]
    for number, file in enumerate(files):
        file.write_bytes(record(answer(), meeting(number + 1)) if number != 1 else b"broken")
    evil = record(answer(), f"{SITE}/a/../\x1b]0;owned\x07ieListDocuments.aspx/ieListDocuments.aspx?MId=2")
    files[2].write_bytes(files[2].read_bytes() + evil)
    done = CliRunner().invoke(archive_command, ["import", *map(str, files), "--archive", str(tmp_path / "archive")])
    assert done.exit_code == 1
    assert "2 pages were added; 0 were held already." in done.stdout
    assert "1.warc cannot be read as a WARC file" in done.stderr
    assert "Skipped: https://democracy.netherby.example/a/../" in done.stderr
    assert "\x1b" not in done.output
