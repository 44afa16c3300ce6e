"""What people type or paste leads to the council that they mean, or to a sentence."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

import crawler
from crawler.addresses import is_host, owner
from crawler.councils import (
    Council,
    CouncilError,
    as_kept,
    conventional,
    councils,
    is_confirmed,
    note_of,
    of_address,
    resolve,
    rows,
    slug,
)
from crawler.moderngov import base_of
from crawler.names import core, nearest, plain, same_council


@pytest.mark.parametrize(
    ("typed", "base"),
    [
        ("democracy.netherby.example", "https://democracy.netherby.example/"),
        ("http://democracy.netherby.example", "http://democracy.netherby.example/"),
        (" HTTPS://Democracy.Netherby.Example/ieDocHome.aspx ", "https://democracy.netherby.example/"),
        ("democracy.netherby.example/ieListDocuments.aspx?CId=1&MId=2#AI3", "https://democracy.netherby.example/"),
        ("www.netherby.example/moderngov", "https://www.netherby.example/moderngov/"),
        (
            "https://www.netherby.example/councilmeetings/mgAi.aspx?ID=3",
            "https://www.netherby.example/councilmeetings/",
        ),
        ("https://x.example/mg/documents/s1/a%20b.pdf", "https://x.example/mg/"),
        ("https://x.example/mgWebService.asmx/GetMeeting?lMeetingId=1", "https://x.example/"),
        ("127.0.0.1:8123", "http://127.0.0.1:8123/"),
        ("localhost:8123/moderngov/", "http://localhost:8123/moderngov/"),
        ("[::1]:8123", "http://[::1]:8123/"),
        ("//democracy.netherby.example/ieDocHome.aspx?bcr=1", "https://democracy.netherby.example/"),
        ("<https://democracy.netherby.example/mgWebService.asmx>", "https://democracy.netherby.example/"),
        ("“https://democracy.netherby.example/moderngov”", "https://democracy.netherby.example/moderngov/"),
        ("\ufeff democracy.netherby.example.\u200b\n", "https://democracy.netherby.example/"),
        ("https://x.example:443/", "https://x.example/"),
        ("http://x.example:8080/ieDocHome.aspx", "http://x.example:8080/"),
        (
            "https://x.example/committee-services/ieListDocuments.aspx?CId=1&MId=2",
            "https://x.example/committee-services/",
        ),
        ("https://x.example/mg/documents/g123/Printed minutes 1.pdf?T=1", "https://x.example/mg/"),
    ],
)
def test_any_address_on_a_site_leads_to_its_base(typed: str, base: str) -> None:
    assert resolve(typed).base == base


@pytest.mark.parametrize(
    ("base", "key"),
    [
        ("https://democracy.leeds.gov.uk/", "leeds"),
        ("https://worcestershire.moderngov.co.uk/", "worcestershire"),
        ("http://127.0.0.1:8123/", "127-0-0-1-8123"),
        ("https://www.wandsworth.gov.uk/moderngov/", "wandsworth"),
        ("https://democracy.cyngor.gwynedd.gov.uk/", "gwynedd"),
        ("https://moderngov.cheshireeast.gov.uk/ecminutes/", "cheshireeast-ecminutes"),
        ("http://localhost:80/", "localhost-80"),
    ],
)
def test_a_site_gets_a_key_that_says_whose_it_is(base: str, key: str) -> None:
    assert slug(base) == key


def test_a_council_is_known_by_key_name_and_address_in_any_case() -> None:
    council = next(one for one in councils() if one.key == "thornmere")
    for words in ("THORNMERE", "thornmere  borough Council", "127.0.0.1:8010", "http://127.0.0.1:8010/ieDocHome.aspx"):
        assert resolve(words) == council


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Kent", "kent"), ("kent CC", "kent"), ("Kent Council", "kent"), ("Thornmere BC.", "thornmere"),
        ("Cyngor Sir Gâr", "carmarthenshire"), ("cyngor sir gar", "carmarthenshire"), ("Ynys Môn", "anglesey"),
        ("LB Hackney", "hackney"), ("London Borough of Hackney", "hackney"), ("RB Greenwich", "greenwich"),
        ("Brighton & Hove", "brighton-hove"), ("St. Helens", "sthelens"), ("Saint Helens", "sthelens"),
        ("St.Helens", "sthelens"), ("City of Lincoln", "lincoln"), ("Lincoln City", "lincoln"),
        ("King’s Lynn & West Norfolk", "west-norfolk"), ("“Leeds”", "leeds"),
        ("Newcastle under Lyme", "newcastle-staffs"), ("Newcastle upon Tyne", "newcastle"),
        ("Leicester", "leicester"), ("Leicestershire", "leics"), ("Worcester", "worcester"),
        ("County Durham", "durham"), ("Vale of White Horse", "whitehorsedc"),
        ("City of London", "cityoflondon"),
    ],
)  # fmt: skip
def test_a_name_counts_however_it_is_written(typed: str, key: str) -> None:
    assert resolve(typed).key == key


def test_a_name_that_two_councils_can_have_is_answered_with_both() -> None:
    with pytest.raises(CouncilError, match="can be City of London Corporation or Greater London Authority: give"):
        resolve("London")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Thornmeer Borough Council", "Thornmere Borough Council"),
        ("Cheshire", "Cheshire East Council or Cheshire West and Chester Council"),
        ("Sussex", "East Sussex County Council"),
        ("Durham City Council", "Durham County Council"),
        ("Lincoln County Council", "City of Lincoln Council or Lincolnshire County Council"),
    ],
)
def test_a_name_that_is_no_councils_is_never_taken_for_a_neighbours(typed: str, meant: str) -> None:
    with pytest.raises(CouncilError, match=f"Did you mean {meant}.*give the address"):
        resolve(typed)


def test_a_council_that_ended_is_meant_only_where_no_other_can_be_and_its_note_says_who_followed() -> None:
    assert resolve("Buckinghamshire").key == resolve("Bucks Council").key == "buckinghamshire"
    gone = resolve("Buckinghamshire County Council")
    assert gone.key == "buckscc"
    assert "abolished in 2020; Buckinghamshire Council followed it" in (note_of(gone) or "")


def test_an_address_that_nobody_has_tried_is_noted_and_one_that_was_typed_is_not() -> None:
    assert not is_confirmed(KENT)
    assert KENT.base in (note_of(KENT) or "")
    for council in (resolve("thornmere"), Council("kent", KENT.name, "https://k.example/"), of_address("x.example")):
        assert is_confirmed(council)
        assert note_of(council) is None


def test_the_host_alone_means_the_site_in_its_folder_but_a_page_of_a_site_means_that_site() -> None:
    gla = resolve("gla")
    assert urlsplit(gla.base).path == "/moderngov/"
    assert resolve("www.london.gov.uk") == resolve("https://www.london.gov.uk/index.html") == gla
    assert resolve("https://www.london.gov.uk/mgAi.aspx?ID=1").base == "https://www.london.gov.uk/"
    assert resolve("https://www.london.gov.uk/other/").key != "gla"


def test_a_council_is_known_by_each_of_its_hosts() -> None:
    welsh = resolve("https://democratiaeth.ynysmon.gov.uk/ieDocHome.aspx?LLL=1")
    assert (welsh.key, welsh.base) == ("anglesey", "https://democratiaeth.ynysmon.gov.uk/")


@pytest.mark.parametrize(
    "words",
    [
        "", "   ", "http://", "ftp://x.example", "https://a b.example", "https://me:pw@x.example", "a:b:c",
        "file:///etc/passwd", "file:/etc/passwd", "javascript:alert(1)", "mailto:clerk@x.example", "C:\\minutes",
        "https:/x.example", "https://", "//", "/ieDocHome.aspx", "ieDocHome.aspx", "https://a.example https://b.example",
        "https://a\nb.example", "https://a\tb.example", "https://a\x00b.example/", "https://x.example/\x1b[2J",
        "https://x.example:port/", "https://x.example:99999/", "https://x.example\\@y.example/", "https://[::1/",
        "https://ex%61mple.org/", "https://-x.example/", "https://x..example/", "https://" + "a" * 5_000,
        "https://x.example/" + "a" * 5_000,
        "https://a\u202eb.example/", "council", "…",
    ],
)  # fmt: skip
def test_what_is_no_address_is_said_so(words: str) -> None:
    with pytest.raises(CouncilError, match="address") as caught:
        resolve(words)
    assert len(str(caught.value)) < 400
    assert str(caught.value).isprintable()


@given(
    st.one_of(st.text(), st.text("htps:/.@[]?#%\\ \n\x00-ab09é\u200b"), st.from_regex(r"https?://[^/]{0,20}/.{0,20}"))
)
def test_whatever_is_typed_names_a_site_or_is_refused(words: str) -> None:
    try:
        council = resolve(words)
    except CouncilError:
        return
    parts = urlsplit(council.base)
    assert parts.scheme in ("http", "https")
    assert is_host(parts.hostname or "")
    assert "@" not in parts.netloc
    assert base_of(council.base) == council.base
    assert council.key.strip("-")


@given(st.text(), st.text())
def test_a_name_made_plain_stays_as_it_is_and_the_same_council_is_so_both_ways(one: str, other: str) -> None:
    assert plain(plain(one)) == plain(one)
    assert same_council(one, other) == same_council(other, one)
    assert set(nearest(one, [other])) <= {other}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Parks & Paths", "parks and  paths"), ("Children’s Board", "Childrens board"), ("Tŷ Môn", "ty mon")],
)
def test_names_that_people_write_alike_are_alike(one: str, other: str) -> None:
    assert plain(one) == plain(other)


def test_every_row_of_the_file_is_whole_and_unlike_the_others() -> None:
    table = tomllib.loads((Path(crawler.__file__).parent / "councils.toml").read_text("utf-8"))["councils"]
    fields = {"key", "name", "base", "confirmed", "abolished", "others", "also", "note"}
    assert {row["key"] for row in table} >= {"thornmere", "leeds"}
    assert [row for row in table if not fields.issuperset(row) or row["confirmed"] not in (True, False)] == []
    for field in ("key", "name", "base"):
        assert len({plain(row[field]) for row in table}) == len(table)
    assert [row["key"] for row in table if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", row["key"])] == []


def test_every_base_in_the_file_is_that_of_a_site_and_leads_to_its_council() -> None:
    bases = [(row.council.key, base) for row in rows() for base in row.bases]
    assert len({base for _, base in bases}) == len(bases)
    assert [base for _, base in bases if base_of(base) != base or not is_host(urlsplit(base).hostname or "")] == []
    assert [base for _, base in bases if not base.startswith("https://")] == [resolve("thornmere").base]
    assert [base for key, base in bases if (resolve(base).key, resolve(base).base) != (key, base)] == []


def test_every_name_in_the_file_leads_to_its_council_and_to_no_other() -> None:
    shared = {"London"}
    assert [
        name for row in rows() for name in row.names if name not in shared and resolve(name).key != row.council.key
    ] == []


def test_every_council_that_ended_has_a_note_that_says_when_and_who_followed() -> None:
    gone = [row for row in rows() if row.abolished is not None]
    assert len(gone) >= 18
    assert [row for row in gone if f"in {row.abolished}; " not in row.note or " followed it." not in row.note] == []
    assert all(2016 <= (row.abolished or 0) <= date.today().year for row in gone)


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("democracy.netherby.gov.uk", "netherby.gov.uk"), ("netherby.gov.uk", "netherby.gov.uk"),
        ("netherby.moderngov.co.uk", "netherby.moderngov.co.uk"), ("www.netherby.wales", "netherby.wales"),
        ("127.0.0.1", None), ("localhost", None), ("netherby.unknown", None), ("gov.uk", "gov.uk"),
    ],
)  # fmt: skip
def test_the_owner_of_a_host_is_told_and_never_guessed(host: str, name: str | None) -> None:
    assert owner(host) == name


def test_where_a_councils_site_usually_is() -> None:
    assert conventional("https://www.kent.gov.uk/") == (KENT.base,)
    assert conventional("https://www.netherby.gov.uk/about/") == (
        "https://democracy.netherby.gov.uk/",
        "https://netherby.moderngov.co.uk/",
    )
    assert conventional("https://netherby.moderngov.co.uk/") == conventional("http://127.0.0.1:8123/") == ()


def test_what_tells_a_council_from_the_others_of_its_kind() -> None:
    assert core("City and County of Thornmere") == core("Thornmere County Borough Council") == "thornmere"
    assert core("The Council of the London Borough of Netherby") == core("LB Netherby") == "netherby"
    assert core("City of London Corporation") == "london"
    assert core("Council") == ""


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://kent.police.uk", "kent-police-uk"),
        ("https://durham.nhs.uk/moderngov/", "durham-nhs-uk-moderngov"),
        ("https://democracy.nowhere-at-all.gov.uk", "nowhere-at-all"),
    ],
)
def test_a_site_in_no_row_never_takes_the_key_of_one(address: str, key: str) -> None:
    assert of_address(address).key == key


KENT = resolve("kent")
POLICE = Council("kent", "kent.police.uk", "https://kent.police.uk/")
NHS = of_address("https://ambridge.nhs.uk/")
FIRE = of_address("https://ambridge.org.uk/")


def test_a_site_whose_key_another_site_has_in_the_archive_gets_a_longer_one() -> None:
    assert NHS.key == FIRE.key == "ambridge"
    assert as_kept(FIRE, []) == FIRE
    assert as_kept(FIRE, [NHS]).key == "ambridge-org-uk"
    squatter = Council("ambridge-org-uk", "ambridge-org.uk", "https://ambridge-org.uk/")
    assert as_kept(FIRE, [NHS, squatter]).key == "ambridge-org-uk-2"


def test_a_site_stays_under_the_key_that_it_was_kept_under() -> None:
    assert as_kept(of_address(POLICE.base), [POLICE]) == POLICE
    assert as_kept(FIRE, [NHS, Council("fire", "Fire", "http://ambridge.org.uk/")]).key == "fire"
    assert as_kept(KENT, [POLICE]).key not in {"kent", "kent-police-uk"}


def test_a_council_that_moves_to_another_host_or_is_renamed_goes_on_under_its_key() -> None:
    moved = Council("kent", KENT.name, "https://democracy.kent.example/")
    assert as_kept(KENT, [moved]) == KENT
    assert as_kept(moved, [KENT]) == moved
    assert as_kept(KENT, [Council("kent", "Kent of old", "https://democracy.kent.example/")]) == KENT
