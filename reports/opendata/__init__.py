"""Everything that is public as data: tables, the plan's document, the API and the catalogue."""
