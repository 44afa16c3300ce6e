"""Thornmere Borough Council: an invented council, and a ModernGov site of it over loopback."""

from crawler.sample.council import COUNCIL_KEY, COUNCIL_NAME, truth
from crawler.sample.server import SampleSite

__all__ = ["COUNCIL_KEY", "COUNCIL_NAME", "SampleSite", "truth"]
