"""One sheet as CSV, XLSX, JSON, and its description as CSVW; none of them holds all rows at once."""
