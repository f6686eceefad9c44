"""Every address, asked as its own OpenAPI description says and as it does not (schemathesis)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, seed, settings

from recoupe.store import open_store
from recoupe.web.app import create_app
from recoupe.web.guard import Policy
from tests.web.conftest import Browser

schemathesis = pytest.importorskip("schemathesis")
HOST = "testserver"
EXAMPLES = 30
# What a story does not have is no fault of the request, and no form is taken without its token.
CONFIG = {
    "checks": {
        "positive_data_acceptance": {"expected-statuses": ["2xx", "3xx", 403, 404, 422]},
        "negative_data_rejection": {"expected-statuses": [303, 400, 401, 403, 404, 405, 413, 422]},
    }
}


@pytest.fixture(scope="module")
def described(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The description of a server over the example story, that takes any number of changes a minute."""
    schemathesis.checks.load_all_checks()
    path = Path(shutil.copy(built, tmp_path_factory.mktemp("openapi") / "story.db"))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("recoupe.web.guard._CHANGES", 10**9)
        patched.setattr("recoupe.web.guard._TRIES", 10**9)
        store = open_store(path)
        app = create_app(store, Policy(frozenset({HOST}), 80))
        with Browser(app, raise_server_exceptions=False) as web:
            config = schemathesis.Config.from_dict(CONFIG)
            described = schemathesis.openapi.from_asgi("/openapi.json", app, config=config)
            described.csrf = web.csrf()
            described.cookie = "; ".join(f"{n}={v}" for n, v in web.cookies.items())
            yield described
        store.close()


@pytest.mark.parametrize("mode", list(schemathesis.GenerationMode))
def test_no_request_makes_it_stumble(described: Any, mode: Any) -> None:
    asked = set()
    for found in described.get_all_operations():
        operation = found.ok()
        if mode.is_negative and not (operation.query or operation.path_parameters or operation.body):
            continue
        _ask(operation, described, mode)
        asked.add(operation.label)
    assert {"GET /search", "GET /judge/{id_}", "POST /judge", "POST /judgements/import"} <= asked


def _ask(operation: Any, described: Any, mode: Any) -> None:
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @seed(1)
    @given(case=operation.as_strategy(generation_mode=mode))
    def asked(case: Any) -> None:
        if isinstance(case.body, dict) and "csrf" in case.body:
            # Else nothing would get past the door.
            case.body["csrf"] = described.csrf
        answer = case.call_and_validate(headers={"cookie": described.cookie})
        assert "Traceback" not in answer.text

    asked()
