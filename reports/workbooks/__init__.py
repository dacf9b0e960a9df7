"""Official tables as workbooks; they render the rows that the pages render."""
