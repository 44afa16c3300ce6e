"""``python -m crawler.sample``: serves the sample council until Ctrl-C."""

from __future__ import annotations

import argparse
import signal
import sys
import threading

from crawler.sample.council import COUNCIL_NAME
from crawler.sample.server import FAULTS, SampleSite


def main() -> int:
    """Serves the site and prints its address; 1 where the port is taken."""
    options = _options()
    try:
        site = SampleSite(
            port=options.port, web_service=not options.no_web_service, faults=options.fault, edition=options.edition
        )
    except OSError as error:
        print(f"Port {options.port} cannot be used ({error.strerror}): try --port 0 for any free one.", file=sys.stderr)
        return 1
    stopped = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stopped.set())
    with site:
        print(f"{COUNCIL_NAME} is at {site.base} (Ctrl-C ends it)", flush=True)
        stopped.wait()
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m crawler.sample", description=f"Serve the site of {COUNCIL_NAME}.")
    parser.add_argument("--port", type=int, default=8010, help="0 for any free port (default: 8010)")
    parser.add_argument("--no-web-service", action="store_true", help="pages only, as at councils that switched it off")
    parser.add_argument("--edition", type=int, choices=(1, 2), default=1, help="2: the site as it is some weeks later")
    parser.add_argument("--fault", choices=sorted(FAULTS), help="a way in which the site misbehaves")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
