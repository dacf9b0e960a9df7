"""Questions and answers: how they are asked, decided on, answered, told of and forgotten."""
