"""Records as tables, out and in: what a cell says, what a row changes, what is wrong with it."""
