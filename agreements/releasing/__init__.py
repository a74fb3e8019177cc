"""Dated releases: everything that is public, as files with checksums, and what changed since the release before.

`folder`       where releases are, what they are called, and how one comes to be whole or not at all
`files`        files whose bytes follow from their content, with checksums of both
`records`      the records of one moment, as lines
`differences`  what two releases do not have in common, and the later one made from the earlier
`making`       the act
`rebuilding`, `checking`  what others do with a release
`read_me`      what a release says of itself in words
`offered`      which releases may be given out: none that holds what was taken back since
`pages`        the addresses
"""

from .folder import Release, ReleaseProblem, releases
from .making import make_release

__all__ = ["Release", "ReleaseProblem", "make_release", "releases"]
