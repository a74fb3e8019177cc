"""What is prepared from a record's version when it is published: page, card and API representation."""

RENDERER = "1"


def actor(version):
    return []


def agreement(version):
    return []
