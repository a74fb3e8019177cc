"""Everything that records date, in one order of time: the timeline of everything.

`rows`   the index rows of a version
"""
