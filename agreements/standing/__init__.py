"""How an agreement stands: its status and that of its parties, after everything or on a day, and who held an office when it was signed."""
