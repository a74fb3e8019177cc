"""Two records of one actor become one, and two again when that was wrong.

`plan(merged, survivor)` says what a merge would do, `merge()` does it in one transaction, `undo(merge)` takes it back.
What refers to an actor is found by walking the relations of all installed apps; this package knows none of them by name.
"""
