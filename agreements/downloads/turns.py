"""How many large files a process makes at a time: the pages of other readers go first."""

from collections.abc import Iterator
from threading import BoundedSemaphore

AT_A_TIME = 2
LARGE = 500  # records: what takes more than a second
free = BoundedSemaphore(AT_A_TIME)


class Turn:
    """The pieces of a file; `is_held`: and a place, which is free again after the last piece, or when the reader is gone before.

    Django closes what it streams, also when nothing of it was ever asked for.
    """

    def __init__(self, pieces: Iterator[bytes], *, is_held: bool):
        self.pieces, self.is_held = pieces, is_held

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self.pieces
        finally:
            self.close()

    def close(self) -> None:
        if self.is_held:
            self.is_held = False
            free.release()

    __del__ = close
