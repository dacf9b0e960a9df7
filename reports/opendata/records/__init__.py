"""One record for each public table: its columns, and how a row is made."""
