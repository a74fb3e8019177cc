"""Everything that records date, in one order of time: the timeline of everything.

`rows`      the index rows of a version
`kinds`     what one can ask for
`filters`   the filters of page and API, as conditions for either table
`finding`   pages of both tables in one order, by key
`overview`  how much there is in each decade or year, counted up to a limit and estimated beyond
`bars`      the overview, drawn
`pages`     the page
`places`    where a record's page tells a fact
"""
