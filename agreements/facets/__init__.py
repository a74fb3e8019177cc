"""The lists' filters with numbers: how many one would get by adding each value. What they are, what is asked, links and words."""
