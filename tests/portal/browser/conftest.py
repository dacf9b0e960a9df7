"""The town that the browser walks through."""

from __future__ import annotations

import pytest

from tests.factories import Town
from tests.portal.browser.town import shown_town


@pytest.fixture
def town(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Town:
    # The browser's event loop runs in this thread, which Django takes for async code.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    return shown_town()
