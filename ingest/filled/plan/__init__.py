"""A plan in a workbook: its structure, targets and costs handed out, filled in offline, read back and checked."""
