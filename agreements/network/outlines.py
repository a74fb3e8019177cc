"""What tells kinds of boxes apart without colour: people are pills, states have points, agreements a folded corner. Paths of SVG."""

TIP = 8  # the points and the fold


def outline(shape: str, x: int, y: int, width: int, height: int) -> str:
    return OUTLINES.get(shape, rectangle)(x, y, width, height)


def rectangle(x: int, y: int, width: int, height: int) -> str:
    return f"M{x} {y}h{width}v{height}h-{width}z"


def pill(x: int, y: int, width: int, height: int) -> str:
    half = height // 2
    return f"M{x + half} {y}h{width - height}a{half} {half} 0 0 1 0 {height}h-{width - height}a{half} {half} 0 0 1 0 -{height}z"


def hexagon(x: int, y: int, width: int, height: int) -> str:
    half, side = height // 2, width - 2 * TIP
    return f"M{x + TIP} {y}h{side}l{TIP} {half}l-{TIP} {half}h-{side}l-{TIP} -{half}z"


def sheet(x: int, y: int, width: int, height: int) -> str:
    """Its upper right corner is folded."""
    return f"M{x} {y}h{width - TIP}l{TIP} {TIP}v{height - TIP}h-{width}zM{x + width - TIP} {y}v{TIP}h{TIP}"


OUTLINES = {"person": pill, "state": hexagon, "agreement": sheet}
