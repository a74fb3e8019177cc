"""What was promised, by whom, until when, and what became of it: the tracker, its feed and calendar, and the scoreboard.

`standing`                  how a commitment stands after everything that a version tells, and its place in the tracker
`rows`, `shown`, `representing`  the index rows of a version, and what pages and API print of them
`states`, `waiting`         how it stands on a day, and how long it has waited, in words
`filters`, `finding`, `counting`  which rows one asks for, the rows, and how many there are of what: index rows of live versions only
`pages`, `on_page`, `chosen`, `board`  the tracker's page; `calendar` and `lately` are what follows it
`strip`, `owed`             ratings over time on an agreement's page; what an actor owes, on its own
"""
