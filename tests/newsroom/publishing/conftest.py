from contextlib import ExitStack

import pytest

from newsroom.publishing.clock import clock_set_to


@pytest.fixture
def pin_clock():
    """`pin_clock(moment)`: the site's clock stands there until it is pinned elsewhere."""
    with ExitStack() as stack:
        yield lambda moment: stack.enter_context(clock_set_to(moment, for_transaction=False))


@pytest.fixture
def numbers():
    """`numbers(queryset)`: the versions in it by number."""
    return lambda versions: list(versions.order_by("number").values_list("number", flat=True))
