"""The list of committees (mgListCommittees.aspx, mgCommitteeStructure.aspx) and a committee's own page."""

from __future__ import annotations

import re

from bs4.element import Tag

from indexer.pages.errors import PageError, not_a
from indexer.pages.page import Page, linked, links, parameter
from indexer.pages.text import clean, one_line
from indexer.records import Committee, CommitteePage, Member

LIST = "a list of committees (mgListCommittees.aspx)"
OWN = "a committee's page (mgCommitteeDetails.aspx)"
_ROLE = re.compile(r"\(([^()]+)\)\s*\Z")


def read_committees(page: Page) -> tuple[Committee, ...]:
    """The committees on a page, each under the category it stands below; raises PageError where there are none."""
    found: dict[str, Committee] = {}
    category = None
    for tag in page.root.find_all(["h2", "h3", "a"]):
        if tag.name != "a":
            category = one_line(tag) if "mgSectionTitle" in tag.get_attribute_list("class") else category
            continue
        committee_id = _details_id(tag)
        if committee_id and tag.find_parent("li") is not None and one_line(tag):
            found.setdefault(committee_id, Committee(committee_id, one_line(tag), category))
    if not found:
        raise not_a(LIST, page.text)
    return tuple(found.values())


def _details_id(link: Tag) -> str | None:
    href = str(link.get("href", ""))
    return parameter(href, "ID") if "mgcommitteedetails.aspx" in href.lower() else None


def read_committee(page: Page) -> CommitteePage:
    """A committee's name, purpose and members from its own page; raises PageError."""
    name = one_line(page.heading)
    members = tuple(_member(link) for link in links(page.root, "mgUserInfo.aspx") if link.find_parent("li") is not None)
    own_id = parameter(page.url, "ID") or linked(page.root, "ieListMeetings.aspx", "CommitteeId", "CId")
    if not name or not (members or own_id):
        raise not_a(OWN, page.text)
    if own_id is None:
        raise PageError(
            "This committee's page does not say which committee it is: give the address that it was fetched from."
        )
    return CommitteePage(own_id, name, _purpose(page), members)


def _purpose(page: Page) -> str | None:
    """The text under the first section, which is the purpose of the committee; it comes before the members."""
    body = page.root.find("div", class_="mgWordPara")
    return clean(body) if isinstance(body, Tag) else None


def _member(link: Tag) -> Member:
    entry = link.find_parent("li")
    role = _ROLE.search(one_line(entry))
    return Member(one_line(link), role[1].strip() if role else None, parameter(str(link["href"]), "UID"))
