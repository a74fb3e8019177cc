"""What was promised, by whom, until when, and what became of it: the tracker, its feed and calendar, and the scoreboard.

`standing`  how a commitment stands after everything that a version tells, and its place in the tracker
`rows`      the index rows of a version
`shown`     what the tracker prints of a commitment
"""
