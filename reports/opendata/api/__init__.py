"""The read-only API: the records of the tables, a page at a time, described by OpenAPI."""
