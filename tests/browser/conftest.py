"""A real browser: Debian's Chromium and its driver, without a window and without a profile."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from recoupe.export import FORMATS
from recoupe.model import Story

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

Open = Callable[..., "Chrome"]
Served = Callable[[Path], str]


@pytest.fixture(scope="session")
def driver() -> Iterator[Chrome]:
    """One browser for all tests; skipped where there is none, unless RECOUPE_REQUIRE_SERVICES is set."""
    chromium, chromedriver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not chromedriver:
        missing = "needs chromium and chromedriver (apt-get install chromium chromium-driver)"
        if os.environ.get("RECOUPE_REQUIRE_SERVICES"):
            pytest.fail(missing)
        pytest.skip(missing)
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    # As root, as in a container, Chromium's own sandbox does not start.
    for flag in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,900"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(chromedriver))
    try:
        yield browser
    finally:
        browser.quit()


@pytest.fixture
def opened(driver: Chrome, tmp_path: Path) -> Iterator[Open]:
    """Exports a story and opens its page; width, scheme and script as asked for."""

    def visit(
        story: Story, fragment: str = "", width: int = 1280, scheme: str = "light", script: bool = True
    ) -> Chrome:
        path = tmp_path / "dossier.html"
        FORMATS["html"](story, path)
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
        feature = {"name": "prefers-color-scheme", "value": scheme}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not script})
        for kind in ("browser", "performance"):
            driver.get_log(kind)
        driver.get("about:blank")
        driver.get(path.as_uri() + (f"#{fragment}" if fragment else ""))
        return driver

    yield visit
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.fixture
def served() -> Iterator[Served]:
    """Serves a store; gives the address of its front page."""
    servers: list[subprocess.Popen[str]] = []

    def serve(path: Path) -> str:
        command = [sys.executable, "-m", "recoupe", "serve", str(path), "--port", "0"]
        servers.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
        line = servers[-1].stdout.readline()  # type: ignore[union-attr]
        found = re.search(r"http://\S+", line)
        assert found, line
        return found[0].rstrip("/")

    yield serve
    for server in servers:
        server.terminate()
        server.wait(10)


@pytest.fixture
def screen(driver: Chrome) -> Iterator[Chrome]:
    """The browser, with a wide window in light colours, no cookies and an empty log."""
    shape(driver)
    driver.execute_cdp_cmd("Network.clearBrowserCookies", {})
    for kind in ("browser", "performance"):
        driver.get_log(kind)  # type: ignore[no-untyped-call]
    yield driver
    shape(driver)


def shape(driver: Chrome, width: int = 1280, scheme: str = "light") -> None:
    """Give the window a width and a scheme of colours."""
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
    feature = {"name": "prefers-color-scheme", "value": scheme}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
