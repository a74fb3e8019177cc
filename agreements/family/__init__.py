"""The lineage of an agreement: memorandum, contract, amendment, protocol, and what else its links lead to, in either direction.

`walking`   which live agreements belong to it, step by step, and which links join them
`drawing`   the picture: boxes in order of time, lines in lanes beside them
`lettering` words that fit into it
`pages`     the readers' page
"""
