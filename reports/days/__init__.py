"""Any page as it stood on a day that has gone."""
