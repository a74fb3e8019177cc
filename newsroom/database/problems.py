class DatabaseProblem(Exception):
    """Why there is no database to talk to: one sentence for the person at the keyboard, with what to do."""
