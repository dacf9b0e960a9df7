"""The drawn corpus: invented plans, the layouts that print them, and the score of a reading."""
