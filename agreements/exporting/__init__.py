"""Export from the desk: the tables that an import reads, with exactly its columns, so that an export re-imports unchanged.

`formats`   rows of text as CSV, XLSX or JSON Lines, a piece at a time
`rows`      the rows of a table, as many as a filter finds, in bounded memory
`guarding`  cells that a spreadsheet would run, and back
"""
