"""Geometry of drawn time: pure, the same for the same input, in percent of a width that is known to the browser alone.

`axis`   from days to percent, with labels that never overlap
`bands`  what is certain and what is possible of a day or a span, and which sides are open
`marks`  bands with labels, in as few lanes as they need
"""
