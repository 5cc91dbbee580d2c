"""Waiting for something to become true. Nothing in these tests waits for time to pass."""

import threading
import time

PATIENCE = 60  # seconds: a limit for a machine that is busy, not a measure of anything
_never = threading.Event()


def wait_until(condition, what, failing=None):
    """Returns the first true value of `condition()`. After PATIENCE it fails, saying `what` did not come, and why, as
    `failing()` tells it."""
    deadline = time.monotonic() + PATIENCE
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > deadline:
            more = "" if failing is None else "\n" + failing()
            raise AssertionError(f"waited in vain until {what}{more}")
        _never.wait(0.05)
