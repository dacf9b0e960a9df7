"""Plans, targets, costs and figures as tables: a row goes through what the forms go through."""
