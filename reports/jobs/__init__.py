"""Official tables made away from the request: asked for by a person or by a schedule, kept for a while."""
