"""A period's figures in a workbook: handed out to a unit, filled in offline, read back and checked."""
