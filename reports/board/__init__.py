"""A plan's year for those who lead it: how it stands, what is late, what it may come to, what it costs."""
