"""The staff's pages: entry by units, approval by the strategy office."""
