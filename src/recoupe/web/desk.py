"""The story that is being shown, and what people decide about it.

The pages are drawn from one edition of the story, loaded once. When the store has another one, this is loaded
beside it and takes its place when it is ready: a reader never waits for a build.
"""

from __future__ import annotations

import gc
import logging
import subprocess
import sys
import threading
import time
from collections.abc import Sequence

from recoupe.model.judgement import Judgement
from recoupe.pipeline import judge, load
from recoupe.pipeline.earlier import earlier
from recoupe.resolve.actors.judged import in_force
from recoupe.store import Store, StoreError
from recoupe.web.edition import Edition

_log = logging.getLogger("recoupe.web")
# A story of so many articles is related anew in a process of its own, so that the pages stay quick meanwhile.
_LARGE = 100
# How long an answer waits for what a person decided to be in the page, and for a new edition of a story that
# is loaded in no time.
_PATIENCE, _GLANCE = 2.0, 0.2
# Seconds after which the interpreter turns to another thread while an edition is loaded. An answer waits that
# long at every step of it, of which there are a dozen.
_TURN, _USUAL_TURN = 0.001, sys.getswitchinterval()
# How long to wait until a build that holds the store is asked again.
_AGAIN = 2.0


class Desk:
    """The edition that is shown, kept up with the store. ``store`` stays the caller's to close."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._turn = threading.Lock()
        self._wanted = threading.Event()
        self._idle = threading.Event()
        self._idle.set()
        self._loading: threading.Thread | None = None
        self._closed = False
        self._edition = self._loaded()
        self._applier = threading.Thread(target=self._apply, name="applier", daemon=True)
        self._applier.start()
        if not self.is_applied():
            self.apply()

    def edition(self) -> Edition:
        """The story as it is, or as it was a moment ago where a newer one is still being loaded."""
        if self.store.story_key() != self._edition.key:
            with self._turn:
                if self._loading is None or not self._loading.is_alive():
                    self._loading = threading.Thread(target=self._reload, name="loader", daemon=True)
                    self._loading.start()
            if not self._is_large:
                self._loading.join(_GLANCE)
        return self._edition

    @property
    def _is_large(self) -> bool:
        return len(self._edition.story.articles) > _LARGE

    def _loaded(self) -> Edition:
        # The key first: a story that comes in between is then loaded once more, never missed.
        key = self.store.story_key()
        # What is loaded stays, and has no cycles: the collector need not look at millions of objects again
        # and again, which takes longer than drawing a page.
        gc.disable()
        sys.setswitchinterval(_TURN)
        try:
            edition = Edition(key, load(self.store), earlier(self.store))
            edition.warm()
            gc.freeze()
        finally:
            sys.setswitchinterval(_USUAL_TURN)
            gc.enable()
        return edition

    def _reload(self) -> None:
        try:
            self._edition = self._loaded()
        except StoreError as error:
            _log.warning("%s", error)

    # Judgements

    def keep(self, judgements: Sequence[Judgement]) -> int:
        """Keep what was decided; it is on the disk when this returns. Gives how many were new.

        Waits a little for the story to follow.
        """
        known = {judgement.id for judgement in self.store.judgements()}
        new = [judgement for judgement in judgements if judgement.id not in known]
        for judgement in new:
            self.store.judge(judgement)
        if new:
            self.apply()
            self._idle.wait(_PATIENCE)
        return len(new)

    def is_applied(self) -> bool:
        """Whether the story that is shown is as it was judged."""
        shown = {judgement.id for judgement in self._edition.story.judgements}
        return {judgement.id for judgement in in_force(self.store.judgements())} == shown

    def apply(self) -> None:
        """Have the story related anew, soon."""
        self._idle.clear()
        self._wanted.set()

    def close(self) -> None:
        """Stop following the store."""
        self._closed = True
        self._wanted.set()
        self._applier.join(_AGAIN)

    def _apply(self) -> None:
        while True:
            self._wanted.wait()
            if self._closed:
                return
            self._wanted.clear()
            if not self._related():
                # Another build holds the store. What was decided is kept, and is tried again.
                self._wanted.set()
                time.sleep(_AGAIN)
                continue
            if self.store.story_key() != self._edition.key:
                self._reload()
            if not self._wanted.is_set():
                self._idle.set()

    def _related(self) -> bool:
        try:
            if self._is_large:
                return self._related_apart()
            judge(self.store, ())
        except StoreError as error:
            _log.info("%s", error)
            return False
        except Exception:
            # The judgements are kept, and the next build takes them into account.
            _log.exception("the story could not be related anew")
        return True

    def _related_apart(self) -> bool:
        command = [sys.executable, "-m", "recoupe.web.relate", self.store.address]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode:
            # Another build holds the store, most often; it is tried again.
            _log.info("%s", done.stderr.strip().rpartition("\n")[2])
        return not done.returncode
