"""Every regular expression for prose, named, with an example of what it finds above it. Data, no logic.

House rules: every repetition is bounded, so that no text can make a search slow; ``_`` names are parts of others;
where two forms of one thing are read differently they are two patterns. Wordings are taken from how councils in
general write; no name of a council or a person stands here.
"""

from __future__ import annotations

# ruff: noqa: F403
from indexer.extract.patterns.acts import *
from indexer.extract.patterns.asking import *
from indexer.extract.patterns.attendance import *
from indexer.extract.patterns.business import *
from indexer.extract.patterns.decisions import *
from indexer.extract.patterns.lead_ins import *
from indexer.extract.patterns.motions import *
from indexer.extract.patterns.naming import examples_of as examples_of
from indexer.extract.patterns.naming import names_of as names_of
from indexer.extract.patterns.outcomes import *
from indexer.extract.patterns.people import *
from indexer.extract.patterns.references import *
from indexer.extract.patterns.speech import *
from indexer.extract.patterns.text import *
from indexer.extract.patterns.turns import *
from indexer.extract.patterns.votes import *
