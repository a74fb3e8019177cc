"""A registry of invented records, as large as wanted: to see how pages, lists and matching do with much in the database."""
