"""Round every page: the council's own skin, ModernGov's ``div#modgov`` within it; how titles and links are written."""

from __future__ import annotations

from crawler.sample.council import COUNCIL_NAME
from crawler.sample.markup import ascii_html

_MENU = (
    ("mgCalendarMonthView.aspx?GL=1&amp;bcr=1", "Calendar"),
    ("mgListCommittees.aspx?bcr=1", "Committees"),
    ("ieListMeetings.aspx?CId=190&info=1&MD=Constitution", "Constitution"),
    ("mgMemberIndex.aspx?bcr=1", "Councillors"),
    ("mgDelegatedDecisions.aspx?bcr=1&amp;DM=0&amp;DS=2&amp;K=0&amp;DR=&amp;V=0", "Decisions"),
    ("ieDocHome.aspx?bcr=1", "Meetings"),
    ("ieDocSearch.aspx?bcr=1", "Search documents"),
    ("mgWhatsNew.aspx?bcr=1", "What's new"),
)
_SCRIPT = """<script type="text/javascript">
	if(window.$ModernGov === undefined)
	{
		Object.defineProperty(window, "$ModernGov", { value: {} });
		Object.defineProperty($ModernGov, "Settings", {value: {} });
	}
</script>"""
_BREADCRUMB = (
    '<nav aria-label="Breadcrumb"><ul><li><a href="/">Home</a></li>'
    '<li><a  href="mgListCommittees.aspx?bcr=1" >Committees</a></li></ul></nav>'
)
_BLURB = "<p>The papers of a meeting are published five clear days before it. To watch a meeting, follow the link.</p>"
_SUBJECTS = (
    "Government, politics and public administration",
    "Local government",
    "Decision making",
    "Council meetings",
)


def tooltip(text: str) -> str:
    """``text`` as ModernGov escapes it in an attribute: "Link&#32;to&#32;..."."""
    return _signs(ascii_html(text)).replace(" ", "&#32;").replace("'", "&#39;").replace('"', "&quot;")


def label(text: str) -> str:
    """``text`` as ModernGov escapes titles and names in a page."""
    return _signs(ascii_html(text)).replace("'", "&#39;")


def _signs(text: str) -> str:
    for sign, code in (("&amp;", "&#38;"), ("(", "&#40;"), (")", "&#41;")):
        text = text.replace(sign, code)
    return text


def page(
    heading: str, subtitle: str, content: str, *, links: str = "", metas: dict[str, str] | None = None, lang: str = "en"
) -> str:
    """A whole page. ``subtitle``, ``content`` and ``links`` (list items) are HTML; ``metas`` are the DC metas."""
    title = (metas or {}).get("DC.title", f"{heading} - {COUNCIL_NAME}")
    sub = f'<div class="mgSubTitle" >\t\n\t<h2 class="mgSubTitleTxt">{subtitle}</h2>\n</div>\n' if subtitle else ""
    actions = f'<ul  class="mgActionList" >\r\n{links}\r\n</ul>\n' if links else ""
    return f"""<!DOCTYPE html>\r
\r
<html lang="{lang}">
	<head>
		<meta charset="utf-8">
		<meta http-equiv='X-UA-Compatible' content='IE=edge, chrome=1' />{_metas(metas or {})}
		<title>{label(title)} - {COUNCIL_NAME}</title>
		<link href="SiteSpecific/ssMgStyles.css" rel="stylesheet" type="text/css" />
		<link href="sitespecific/ssWordStyles.css" rel="stylesheet" type="text/css" />
	</head>
	<body class="has-background-light">
		<a class="sr-only" href="#mgMainContent">Skip to main content</a>
		<header id="page-header"><img src="SiteSpecific/res/img/Logo.png" alt="{COUNCIL_NAME}" /></header>
		{_BREADCRUMB}\r
		<div role="main">
			<div id="modgov"><div class="mgHeader"><h1  class="mgMainTitleTxt" >{label(heading)}</h1></div>
{sub}{_BLURB}
{_SCRIPT}\r
	<div class="mgLinks" >\n{actions}</div>
<div class="mgContent" >
{content}
<div class="mgHelpLine" >\t\n</div>\t
</div>
<div class="mgFooter" >\t\t
	<p>&nbsp;</p>
<input type="hidden" value="false" id="hidIsExtLinkNewWindow" name="hidIsExtLinkNewWindow">
    <script src="edit-doc-activex.js" type="text/javascript"></script>
</div>
</div>
		</div>
		{_menu()}
		<footer id="page-footer"><small>&copy; {COUNCIL_NAME}. The Guildhall, Thornmere.</small></footer>\r
	</body>
</html>
"""


def _metas(metas: dict[str, str]) -> str:
    def meta(name: str, text: str) -> str:
        scheme = ' scheme="W3CDTF"' if name.startswith("DC.date") else ""
        return f'<meta name="{name}"{scheme}  content="{label(text)}"/>'

    subjects = [f'<meta name="DC.subject" scheme="eGMS.IPSV"  content="{subject}"/>' for subject in _SUBJECTS]
    return "\n".join([meta(name, text) for name, text in metas.items()] + (subjects if metas else []))


def _menu() -> str:
    rows = "\n".join(f'<li><a href="{href}" title="Link to {words}">{words}</a></li>' for href, words in _MENU)
    return f'<nav id="side-nav"><div class="menu"><ul class="menu-list">\n{rows}</ul></div></nav>'


def link(href: str, words: str, title: str, *, css: str = "") -> str:
    """A link as ModernGov writes it: odd spaces, an escaped tooltip. ``words`` are plain text."""
    attribute = f' class="{css}"  ' if css else " "
    return f'<a {attribute}href="{href}"  title="{tooltip(title)}">{label(words)}</a>'
