"""What people type or paste leads to the council that they mean, or to a sentence."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import crawler
from crawler.councils import Council, CouncilError, as_kept, councils, of_address, resolve, slug


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


def test_an_unknown_name_gets_the_nearest_ones() -> None:
    with pytest.raises(CouncilError, match="Did you mean Thornmere Borough Council"):
        resolve("Thornmeer Borough Council")


@pytest.mark.parametrize(
    "words", ["", "http://", "ftp://x.example", "https://a b.example", "https://me:pw@x.example", "a:b:c"]
)
def test_what_is_no_address_is_said_so(words: str) -> None:
    with pytest.raises(CouncilError, match="address"):
        resolve(words)


def test_every_row_of_the_file_is_whole_and_unlike_the_others() -> None:
    rows = tomllib.loads((Path(crawler.__file__).parent / "councils.toml").read_text("utf-8"))["councils"]
    assert {row["key"] for row in rows} >= {"thornmere", "leeds"}
    for field in ("key", "name", "base"):
        assert len({row[field].casefold() for row in rows}) == len(rows)
    assert all(row["confirmed"] in (True, False) for row in rows)
    assert all(resolve(row["base"]) == Council(row["key"], row["name"], row["base"]) for row in rows)


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
