"""Page to records: the only selectors of the indexer."""

from indexer.pages.errors import PageError
from indexer.pages.item import complete
from indexer.pages.parse import as_json, parse, parse_minutes, read_file, sniff

__all__ = ["PageError", "as_json", "complete", "parse", "parse_minutes", "read_file", "sniff"]
