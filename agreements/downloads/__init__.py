"""Downloads for readers: each list and record as files, from versions and their renderings only; the desk's export is another thing.

`shapes`    what a format is, and what a file says of itself
`formats`   the formats by the ending of their addresses
`licence`   under which licence the data may be used
`records`   the versions that a list or a record stands for, a batch at a time
`pages`     the addresses
`tables`    the tables, and what each of their columns says: the one declaration that files and codebook follow
`columns`, `naming`, `of_…`: what they are made of
`codebook`  the same in words, in both languages
`json_files`, `table_files`, `workbook`, `package`   the writers
`ftm`, `popolo`   writers of formats that others have agreed on; what becomes what is in `ftm_…` and `popolo_records`
`certain`   what of a date or span known in part may stand where such a format takes values as exact
"""
