"""The feed of national releases: from a publisher's file to observations of every authority.

A release is declared once, in `declared`. Its file is read (`files`), recognised by its header
(`recognise`), screened as the publisher does (`screen_places`, `screen_numbers`), turned into a
table of observations (`extract`), compared with what is held (`revised`) and put in place
(`importing`) with a line in the register (`register`). The rest of the house reads the tables by
`glosanalysis.data.releases`.
"""
