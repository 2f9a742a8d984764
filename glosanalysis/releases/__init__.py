"""The feed of national releases: from a publisher's file to observations of every authority.

A release is declared once, in `declared`. Its file is read (`files`), recognised by its header
(`recognise`), screened as the publisher does (`screen`), turned into a table of observations
(`extract`), compared with what is held (`revised`) and put in place with a line in the register
(`importing`). The rest of the house reads the tables with `load.load_releases`.
"""
