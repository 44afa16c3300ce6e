"""A council's ModernGov pages, in the markup that such sites serve."""

# ruff: noqa: E501 - markup as ModernGov writes it has long lines

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape

from emulator.council import Committee, Council, Item, Kind, Meeting
from emulator.prose import Text, escaped

ROWS = 15
"""So many meetings are on one page of a list."""

CUT = 500
"""So many words of an item's text are on the meeting's page."""

_TITLES = {
    Kind.MINUTES: "Agenda and minutes", Kind.DRAFT: "Agenda and draft minutes", Kind.AGENDA: "Agenda",
    Kind.PRINTED: "Agenda and minutes", Kind.DOCUMENT: "Agenda and minutes",
    Kind.CANCELLED: "Meeting", Kind.COMING: "Meeting",
}  # fmt: skip
_TAILS = {
    Kind.MINUTES: " - Agenda, Decisions, Minutes", Kind.DRAFT: " - Agenda, Draft minutes", Kind.AGENDA: " - Agenda",
    Kind.PRINTED: " - Agenda, Minutes", Kind.DOCUMENT: " - Minutes", Kind.CANCELLED: " - CANCELLED", Kind.COMING: "",
}  # fmt: skip
_DAYS = ["Llun", "Mawrth", "Mercher", "Iau", "Gwener", "Sadwrn", "Sul"]
_MONTHS = [
    "Ionawr",
    "Chwefror",
    "Mawrth",
    "Ebrill",
    "Mai",
    "Mehefin",
    "Gorffennaf",
    "Awst",
    "Medi",
    "Hydref",
    "Tachwedd",
    "Rhagfyr",
]
_MENU = (
    ("mgCalendarMonthView.aspx?GL=1&amp;bcr=1", "Calendar"), ("mgListCommittees.aspx?bcr=1", "Committees"),
    ("ieListMeetings.aspx?CId=686&info=1&MD=Constitution", "Constitution"), ("mgMemberIndex.aspx?bcr=1", "Councillors"),
    ("mgDelegatedDecisions.aspx?bcr=1&amp;DM=0&amp;DS=2&amp;K=0&amp;DR=&amp;V=0", "Decisions"),
    ("ieDocHome.aspx?bcr=1", "Meetings"), ("ieDocSearch.aspx?bcr=1", "Search documents"),
    ("mgWhatsNew.aspx?bcr=1", "What's new"), ("mgFindMember.aspx?bcr=1", "Your councillors"),
)  # fmt: skip
_SCRIPT = """<script type="text/javascript">
\tif(window.$ModernGov === undefined)
\t{
\t\tObject.defineProperty(window, "$ModernGov", { value: {} });
\t}
</script>"""


def tip(words: str) -> str:
    """Words in a title attribute, as ModernGov writes them."""
    return escape(words).replace(" ", "&#32;")


class Pages:
    """The pages of ``council``. With ``raw`` characters are not written as entities; ``labelled`` is whether the pages
    of items say which text is which; ``charset`` is what the pages claim of themselves; ``endless`` lists always go on."""

    def __init__(self, council: Council, *, raw: bool, labelled: bool, charset: str, endless: bool) -> None:
        self.council, self.raw, self.labelled, self.charset, self.endless = council, raw, labelled, charset, endless

    def committees(self) -> str:
        """mgListCommittees.aspx: the living ones alone, by category; one tag is never closed."""
        body = '<a href="ieDocSearch.aspx">Search for Expired Committees</b>\n<div class="mgContent" >\n'
        living = [committee for committee in self.council.committees if not committee.expired]
        for category in dict.fromkeys(committee.category for committee in living):
            rows = "\n".join(
                f'\t\t<li><a  href="mgCommitteeDetails.aspx?ID={c.number}"  title="{tip("Link to details for " + c.name)}"'
                f" >{self._words(c.name)}</a></li>"
                for c in living
                if c.category == category
            )
            body += (
                f'<h2 class="mgSectionTitle">{self._words(category)}</h2>\n<ul  class="mgBulletList" >\n{rows}\n</ul>\n'
            )
        return self._shell("Committee structure", "", body + "</div>", "Committees")

    def committee(self, committee: Committee) -> str:
        """mgCommitteeDetails.aspx: its purpose names the committees that it took over from."""
        number, name = committee.number, committee.name
        links = "".join(
            f'\t<li><a  href="{page}={number}"  title="{tip(f"{words} {name}")}">{words}</a></li>\n'
            for page, words in (
                ("ieListMeetings.aspx?CommitteeId", "Browse meetings and agendas for this committee"),
                ("mgAttendanceSummary.aspx?RPID", "View attendance statistics"),
                ("mgCommitteeStats.aspx?RP", "View meeting statistics"),
            )
        )
        before = [other for other in self.council.committees if other.named_by == number]
        replaced = "".join(
            f'<p class="MsoNormal">This committee took over the work of the\n<a href="mgCommitteeDetails.aspx?ID='
            f'{other.number}">{self._words(other.name)}</a>.</p>\n'
            for other in before
        )
        body = f"""<div class="mgLinks" >
<ul  class="mgActionList" >
{links}</ul>
</div>
<div class="mgContent" >
<link rel="alternate" type="application/rss+xml" title="modern.gov - What's new"  href="mgRss.aspx?CID={number}"  />
<h2 class="mgSectionTitle">Purpose of committee</h2>
<div class="mgWordPara"><div class="WordSection1">
<p class="MsoNormal">To do what the Council has asked it to do.</p>
{replaced}</div>
</div>
<h2 class="mgSectionTitle">Membership<a name="#MEM"></a></h2>
<ul  class="mgBulletList" >
<li><a  href="mgUserInfo.aspx?UID=101"  >Councillor Maud Abernethy</a>&nbsp; &#40;Chair&#41;&nbsp; </li>
</ul>
</div>"""
        return self._shell("Committee details", self._words(name), body, name)

    def meetings(self, committee: Committee, asked: dict[str, str]) -> str:
        """ieListMeetings.aspx: fifteen meetings, and links to earlier and to later ones."""
        rows, start = self.council.of(committee.number), 0
        turn, day = asked.get("act", "").lower(), asked.get("d", "")
        if turn == "earlier":
            rows = [m for m in rows if _stamp(m) < day][:ROWS]
        elif turn == "later":
            rows = [m for m in rows if _stamp(m) > day][-ROWS:]
        elif asked.get("year", "0") not in ("", "0"):
            rows = [m for m in rows if str(m.day.year) == asked["year"]]
        else:
            start = max(0, sum(m.day > self.council.today for m in rows) - 4)
            rows = rows[start : start + ROWS]
        turns = self._turns(committee, rows, day)
        lines = "".join(self._row(committee, meeting, place) for place, meeting in enumerate(rows))
        years = "".join(f'<option value="{y}">{y}</option>' for y in range(2000, self.council.today.year + 2))
        body = f"""<p>This page lists the meetings for {self._words(committee.name)}.</p>
<form method="post"  action="ieListMeetings.aspx"  id="FormYearSelect">
<div class="mgLinks" >
<ul  class="mgActionList" >
<li><a  href="mgCommitteeDetails.aspx?ID={committee.number}"  >More information about {self._words(committee.name)}</a></li>
<li><a  href="ieListMeetings.aspx?CommitteeId={committee.number}&amp;Year={self.council.today.year}&amp;View=table" >Table</a></li>
<li><label for="YearSelect">Show meetings for the year: </label>
<select	size="1" id="YearSelect" name="YearSelect" ><option value="0"> </option>{years}</select></li>
</ul>
</div>
<div class="mgContent" >
{turns}
<div  class="mgTableBorder" >
<div  class="mgTableTitleTxt" >
           Meetings
</div>
<ul  class="mgNonBulletTableList"  >{lines}</ul>
</div>
{turns}
</div>
</form>"""
        return self._shell("Browse meetings", self._words(committee.name), body, committee.name)

    def _turns(self, committee: Committee, rows: list[Meeting], asked: str) -> str:
        known = self.council.of(committee.number)
        first, last = (_stamp(rows[0]), _stamp(rows[-1])) if rows else (asked, asked)
        links = "".join(
            f'<a   class="mgTableNextLnk"   href="ieListMeetings.aspx?Act={act}&amp;CId={committee.number}&amp;D={stamp}'
            f"&amp;MD=ielistmeetings\"  >{words} meetings</a><span class='mgLinkSep'>. </span>\n"
            for act, stamp, words, there in (
                ("earlier", last, "Earlier", any(_stamp(m) < last for m in known)),
                ("later", first, "Later", any(_stamp(m) > first for m in known)),
            )
            if there or self.endless
        )
        return f"<div  class='mgMeetingsEarlierLater' ><p>{links}</p></div>"

    def _row(self, committee: Committee, meeting: Meeting, place: int) -> str:
        href = f"ieListDocuments.aspx?CId={committee.number}&amp;MId={meeting.number}&amp;Ver=4"
        if meeting.kind is Kind.DOCUMENT:
            href = (
                f"CeListDocuments.aspx?CommitteeId={committee.number}&amp;MeetingId={meeting.number}"
                f"&amp;DF={meeting.day:%d}%2f{meeting.day:%m}%2f{meeting.day:%Y}&amp;Ver=2"
            )
        title = tip(f"Link to meeting details for {committee.name} meeting of {_short(meeting.day)}")
        style = ("mgTableEvenRow", "mgTableOddRow")[place % 2]
        time = meeting.time.replace(".", "&#46;")
        return (
            f'<li  class="{style}" ><a  class="mgMeetingTableLnk"    href="{href}"  title="{title}">'
            f"{_short(meeting.day)}&nbsp;{time}</a>{_TAILS[meeting.kind]}</li>"
        )

    def meeting(self, meeting: Meeting) -> str:
        """ieListDocuments.aspx: each item's texts, the long ones cut."""
        number, committee = meeting.number, meeting.committee
        name = self._words(committee.name)
        status = ", CANCELLED" if meeting.kind is Kind.CANCELLED else ""
        heading = (
            f'<a  href="mgCommitteeDetails.aspx?ID={committee.number}"  title="{tip("Link to " + committee.name)}">'
            f"{name} - {self._day(meeting)} {meeting.time}{status}</a>"
        )
        title = _TITLES[meeting.kind]
        items = meeting.items()
        if meeting.kind in (Kind.MINUTES, Kind.DRAFT) and any(item.decision for item in items):
            title = title.replace("Agenda and", "Agenda, decisions and")
        if meeting.welsh and meeting.kind is Kind.MINUTES:
            title = "Rhaglen a chofnodion"
        body = f"""<div class="mgLinks" >
<ul  class="mgActionList" >
<li><a  href="mgMeetingAttendance.aspx?ID={number}"  title="{tip("Link to attendance details")}">Attendance details</a></li>
{self._packs(meeting)}</ul>
</div>
<div class="mgContent" >
{self._table(meeting, items)}</div>"""
        return self._shell(title, heading, body, f"Agenda for {committee.name} on {_long(meeting)}", meeting.day)

    def _packs(self, meeting: Meeting) -> str:
        if meeting.kind in (Kind.CANCELLED, Kind.COMING):
            return ""
        if meeting.kind is Kind.DOCUMENT:
            return (
                f'<li><a href="CeListDocuments.aspx?CommitteeId={meeting.committee.number}&amp;MeetingId={meeting.number}'
                f'&amp;DF={meeting.day:%d}%2f{meeting.day:%m}%2f{meeting.day:%Y}&amp;Ver=2">Minutes of the meeting</a></li>\n'
            )
        packs = [("Agenda frontsheet", "Agenda frontsheet", 0), ("Public reports pack", "Agenda reports pack", 10)]
        if meeting.kind in (Kind.MINUTES, Kind.PRINTED, Kind.DRAFT):
            packs.append(("Printed minutes", "Printed minutes", 1))
        when = f"{meeting.day:%A %d-%b-%Y} {meeting.committee.name.replace('&', '&amp;')}"
        return "".join(
            f'<li><a  href="documents/g{meeting.agenda_number}/{file} {when}.pdf?T={kind}"   title="{tip(words)}">{words}\n'
            f'<span  class="mgFileSize" ><img src="mgimages/logo-pdf-1.gif" alt="" /> PDF 82 KB</span> </a>\n</li>\n'
            for file, words, kind in packs
        )

    def _table(self, meeting: Meeting, items: list[Item]) -> str:
        place = "Proposed venue: " if meeting.kind is Kind.COMING else "Venue: "
        venue = f'<p><span  class="mgLabel" >{place}</span>Committee Room 2, Guildhall</p>\n'
        if meeting.kind in (Kind.CANCELLED, Kind.COMING):
            return f"<p>No documents are available for this meeting</p>\n{venue}"
        if meeting.kind is Kind.DOCUMENT:
            return venue
        rows = "".join(self._item_row(meeting, item) for item in items)
        return f"""{venue}<table class="mgItemTable"  summary="Table of agenda items" id="mgItemTable">
<caption  class="mgSectionTitle" >Items</caption>
     <tr>
            <th class="mgHide" abbr="No" scope="col">No.</th>
            <th class="mgHide" abbr="Item" scope="col">Item</th>
    </tr>
{rows}</table>
"""

    def _item_row(self, meeting: Meeting, item: Item) -> str:
        title, words = self._words(item.title), ("Minutes:", "Decision:")
        if meeting.welsh:
            words = ("Cofnodion:", "Penderfyniad:")
        if item.paper:
            title = (
                f'<a  class="mgAiTitleLnk"   href="documents/s{item.paper}/Report {item.label}pdf"\n'
                f'title="{tip("Link to document")}">{title} <span  class="mgFileSize" ><img height="12" '
                'src="mgimages/logo-pdf-1.gif" width="12" alt="pdf icon" /> PDF 284 KB</span> </a>'
            )
        parts = [f'<p  class="mgAiTitleTxt" >{title}</p>\n']
        if item.number % 4 == 0:
            parts.append(
                f'<ul  class="mgActionList" >\n<li><a  href="mgIssueHistoryHome.aspx?IId={item.number + 9}"  title='
                f'"{tip("Link to issue details")}">View the background to item {item.label}</a></li>\n</ul>\n'
            )
        in_print = meeting.kind is Kind.PRINTED
        parts += [
            self._text(item, "agenda", item.agenda),
            "" if in_print else self._labelled(words[1], item, "decision", item.decision),
            "" if in_print else self._labelled(words[0], item, "minutes", item.minutes),
        ]
        if item.vote:
            parts.append(_vote(meeting, item))
        return f"""		<tr>
			<td  class="mgItemNumberCell" ><p  class="mgAiTitleTxt" ><a name="AI{item.number}" aria-disabled="true"></a>{item.label}</p></td>
		<td >
{"".join(parts)}
        </td>
		</tr>
"""

    def _labelled(self, label: str, item: Item, sort: str, text: Text | None) -> str:
        return f'<p class="mgSubItemTitleTxt">{label}</p>\n{self._text(item, sort, text)}' if text else ""

    def _text(self, item: Item, sort: str, text: Text | None) -> str:
        if text is None:
            return ""
        more = (
            f' &nbsp;...&nbsp; <a href="mgAi.aspx?ID={item.number}" title=\n"Link to view the full item text for item '
            f'{item.label}, {escape(item.title)}">\nview the full {sort} text for item {item.label}</a>'
        )
        return f'<div class="mgWordPara">{text.markup(raw=self.raw, cut=CUT, more=more)}</div>\n'

    def item(self, meeting: Meeting, item: Item) -> str:
        """mgAi.aspx: one item, its texts whole; older sites print them without their labels."""
        parts, printed = [], meeting.kind is Kind.PRINTED
        texts = (("", item.agenda), ("Decision:", item.decision), ("Minutes:", item.minutes))
        for label, text in texts:
            if text is None or (printed and label):
                continue
            if label and (self.labelled or label == "Decision:"):
                parts.append(f'<p class="mgSubItemTitleTxt">{label}</p>\n')
            parts.append(f'<div class="mgWordPara">{text.markup(raw=self.raw)}</div>\n')
        back = (
            f'<div class="mgLinks" ><ul  class="mgActionList" ><li><a  href="ieListDocuments.aspx?CId='
            f'{meeting.committee.number}&amp;MId={meeting.number}#AI{item.number}"  >Meeting of {self._words(meeting.committee.name)},'
            f" {_long(meeting)} &#40;Item {item.label}&#41;</a></li></ul></div>\n"
        )
        body = f'{back}<div class="mgContent" >\n{"".join(parts)}</div>'
        return self._shell("Agenda item", self._words(item.title), body, f"Agenda item - {item.title}")

    def document(self, meeting: Meeting) -> str:
        """CeListDocuments.aspx: the whole minutes as Word wrote them, and no table of items."""
        rows = []
        for item in meeting.items():
            rows.append(
                f'<p class="MsoNormal"><b><span style="">{item.label}&nbsp;&nbsp;&nbsp;{self._words(item.title.upper())}'
                f'</span></b></p>\n<p class="MsoNormal">&nbsp;</p>\n'
            )
            if item.minutes:
                rows.append(item.minutes.markup(raw=self.raw))
        heading = f"{self._words(meeting.committee.name)} - {self._day(meeting)} {meeting.time}"
        body = (
            f'<div class="mgContent" >\n<div class="mgWordPara"><div class="WordSection1">\n'
            f'<p class="MsoNormal" align="center"><b>{self._words(meeting.committee.name.upper())}</b></p>\n'
            f'<p class="MsoNormal" align="center"><b>{_long(meeting)}</b></p>\n{"".join(rows)}</div>\n</div>\n</div>'
        )
        return self._shell("Minutes", heading, body, f"Minutes of {meeting.committee.name}", meeting.day)

    def attendance(self, meeting: Meeting) -> str:
        """mgMeetingAttendance.aspx."""
        rows = "".join(
            f'<tr><td ><a  href="mgUserInfo.aspx?UID={number}"  >{self._words(name)}</a></td><td >{role}</td><td >{there}</td></tr>\n'
            for number, name, role, there in meeting.attendance()
        )
        body = (
            '<div class="mgContent" >\n<table class="mgStatsTable" summary="Table of meeting attendance">\n'
            "<thead><th>Attendee</th><th>Role</th><th>Attendance</th></thead>\n"
            f"<tbody>{rows}</tbody></table></div>"
        )
        heading = f"{self._words(meeting.committee.name)} - {self._day(meeting)} {meeting.time}"
        return self._shell("Meeting attendance", heading, body, "Attendance")

    def decision(self, meeting: Meeting, item: Item) -> str:
        """ieDecisionDetails.aspx."""
        text = item.decision.markup(raw=self.raw) if item.decision else ""
        body = (
            '<div class="mgContent" >\n<p><span  class="mgLabel" >Is Key decision?: </span>No</p>\n'
            f'<h3 class="mgSubSubTitleTxt">Decision:</h3>\n<div class="mgWordPara">{text}</div>\n'
            f'<p><span  class="mgLabel" >Decided at meeting: </span><a  href="ieListDocuments.aspx?CId='
            f'{meeting.committee.number}&amp;MID={meeting.number}"  >{meeting.day:%d&#47;%m&#47;%Y}</a></p></div>'
        )
        return self._shell("Decision details", self._words(item.title), body, item.title)

    def whats_new(self, start: date, end: date) -> str:
        """mgWhatsNew.aspx: what was published from ``start`` to ``end``."""
        lines = "".join(
            f'<li>{day:%d/%m/%Y} - Minutes published: <a href="ieListDocuments.aspx?CId={meeting.committee.number}&amp;'
            f'MId={number}">{self._words(meeting.committee.name)}, {_long(meeting)}</a></li>\n'
            for day, number in self.council.news
            if start <= day <= end and (meeting := self.council.by_number.get(number))
        )
        return self._shell("What's new", "", f'<div class="mgContent" ><ul>\n{lines}</ul></div>', "What's new")

    def home(self) -> str:
        """ieDocHome.aspx."""
        rows = "".join(
            f'<li><a href="ieListMeetings.aspx?CommitteeId={c.number}">{self._words(c.name)}</a></li>\n'
            for c in self.council.committees
            if not c.expired
        )
        body = f'<div class="mgContent" ><h2 class="mgSectionTitle">Current committees</h2><ul  class="mgBulletList" >{rows}</ul></div>'
        return self._shell("Browse meetings", "", body, "Browse meetings")

    def plain(self, title: str, links: list[tuple[str, str]]) -> str:
        """Any other page: a title and links."""
        rows = "".join(f'<p><a href="{escape(href)}">{escape(words)}</a></p>\n' for href, words in links)
        return self._shell(title, "", f'<div class="mgContent" >\n{rows}</div>', title)

    def _words(self, words: str) -> str:
        """Words with the odd references that ModernGov writes."""
        return escaped(words, raw=self.raw).replace("(", "&#40;").replace(")", "&#41;").replace("&amp;", "&#38;")

    def _day(self, meeting: Meeting) -> str:
        day = meeting.day
        if meeting.welsh:
            return f"Dydd {_DAYS[day.weekday()]}, {day.day}fed {_MONTHS[day.month - 1]}, {day.year}"
        ending = "th" if 10 < day.day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
        forms = (f"{day:%A} {day.day} {day:%B %Y}", f"{day:%A}, {day.day}{ending} {day:%B}, {day.year}")
        return forms[meeting.number % 2]

    def _shell(self, title: str, heading: str, body: str, named: str, day: date | None = None) -> str:
        menu = "\n".join(
            f'<li><a href="{href}" title="Link to {words.lower()}">{words}</a></li>' for href, words in _MENU
        )
        sub = f'<div class="mgSubTitle" >\t\n<h2 class="mgSubTitleTxt">{heading}</h2>\n</div>\n' if heading else ""
        declared = f'\t\t<meta charset="{self.charset}">\n' if self.charset else ""
        dated = f'<meta name="DC.date" scheme="W3CDTF"  content="{day or self.council.today:%Y-%m-%d}"/>'
        return f"""<!DOCTYPE html>



<html lang="en">
	<head>
{declared}		<meta http-equiv='X-UA-Compatible' content='IE=edge, chrome=1' /><meta name="DC.title"  content="{escape(named)}"/>
{dated}
		<title>{escape(named)} - {escape(self.council.name)} Council</title>
		<link href="sitespecific/ssMgStyles.css" rel="stylesheet" type="text/css" />
	</head>
	<body class="has-background-light">
		<div class="menu"><ul class="menu-list">
{menu}
</ul></div>
		<div id="modgov"><div class="mgHeader"><h1  class="mgMainTitleTxt" >{title}</h1></div>
{sub}<p>You can view the individual reports for this meeting by selecting the headings below.</p>
{_SCRIPT}
{body}
<div class="mgFooter" >
	<p>&nbsp;</p>
    <script src="edit-doc-activex.js" type="text/javascript"></script>
</div>
</div>
	</body>
</html>
"""


def _vote(meeting: Meeting, item: Item) -> str:
    return f"""<table class="mgTableNoBorderFullWidth" summary="Recorded vote"><caption class="mgSectionTitle">Recorded Vote</caption>
<thead><tr><th>Title</th><th>Type</th><th>Recorded Vote text</th><th>Result</th></thead>
<tr><td>Vote</td><td>Motion</td><td>That the recommendations be agreed</td><td>Carried</td></tr>
</table>
<li><a  href="mgListRecordedVotesShort.aspx?AIID={item.number}&amp;MID={meeting.number}"  >View the recorded votes</a></li>
"""


def _stamp(meeting: Meeting) -> str:
    hour, _, rest = meeting.time.partition(".")
    return f"{meeting.day:%Y%m%d}{int(hour) + 12 * (rest.endswith('pm') and hour != '12'):02}{rest[:2]}"


def _short(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def _long(meeting: Meeting) -> str:
    return f"{meeting.day:%A} {meeting.day.day} {meeting.day:%B %Y}, {meeting.time}"


def printed(meeting: Meeting) -> Iterator[tuple[str | None, str, list[str]]]:
    """What the printed minutes hold: number, title and paragraphs of each item."""
    for item in meeting.items():
        texts = [text.plain.split("\n") for text in (item.decision, item.minutes) if text]
        yield item.label.rstrip("."), item.title, [line for text in texts for line in text]
