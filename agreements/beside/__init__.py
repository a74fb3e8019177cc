"""Two agreements side by side: what each of them says, topic by topic. (Two versions of one record: agreements.history.)

`facts`       the key facts of both, in rows
`topics`      what both have on a topic stands in one row; then what only one of them has
`entries`     provisions and commitments, as they stand in such a row
`choosing`    whom to compare an agreement with: suggestions, and a search
`pages`       the readers' page
"""
