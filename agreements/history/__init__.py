"""What readers may know of a record's versions: their list, what changed between two of them, and how one is cited."""
