"""Pure reading of documents: a file goes in, a PlanDocument comes out; no Django, no database."""
