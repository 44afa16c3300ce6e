"""Makes sure that the browser tests find a Chromium: one that is here, its own download, or the system's package."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

SYSTEM_NAMES = ("chromium", "chromium-browser", "google-chrome")


def system_chromium() -> str | None:
    """The path of a Chromium on this machine's PATH, or None."""
    return next(filter(None, map(shutil.which, SYSTEM_NAMES)), None)


def executable() -> str | None:
    """The browser that the tests start: playwright's own where it is installed, else the system's, else None."""
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else system_chromium()


def starts(path: str) -> bool:
    """Whether the browser at ``path`` really starts here."""
    try:
        with sync_playwright() as playwright:
            playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"]).close()
    except Error:
        return False
    return True


def attempts() -> list[list[str]]:
    """The ways to get a browser, the likelier first."""
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    ways = [[sys.executable, "-m", "playwright", "install", *(["--with-deps"] if not as_root else []), "chromium"]]
    if shutil.which("apt-get"):
        ways += [
            [*as_root, "apt-get", "update", "-q"],
            [*as_root, "apt-get", "install", "-q", "-y", "chromium"],
        ]
    elif shutil.which("dnf"):
        ways.append([*as_root, "dnf", "install", "-y", "chromium"])
    elif shutil.which("brew"):
        ways.append(["brew", "install", "--cask", "chromium"])
    return ways


def main() -> int:
    """Gives 0 when a browser starts, 1 with a sentence when none can be had."""
    for way in [None, *attempts()]:
        if way is not None:
            print("Getting Chromium:", " ".join(way), flush=True)
            try:
                subprocess.run(way, check=False, timeout=240, stdin=subprocess.DEVNULL)
            except (OSError, subprocess.TimeoutExpired) as error:
                print(error)
        found = executable()
        if found and starts(found):
            print(f"Browser tests use {found}")
            return 0
    print(
        "No Chromium could be installed or started. Install the system's package (chromium) and try again.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
