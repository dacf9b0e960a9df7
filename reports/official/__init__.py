"""Official tables as files: a report is built once and written as a workbook or a document."""
