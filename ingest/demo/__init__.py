"""The demonstration: the source documents as they are read, and one fictional municipality."""
