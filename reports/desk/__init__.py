"""The planners' desk: official tables of every plan that an office decides for, public or not."""
