"""The publishing kernel: working copies become versions, and everything public is a version.

Acts: `publish`, `withdraw`, `cancel`, `restore_document`, `hide`, `redact`, `merging` and `unmerging`; `replaying` for a past. It knows
Django and nothing of ours.
Models are imported from `newsroom.publishing.models`.
"""
