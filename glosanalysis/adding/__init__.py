"""Rows of a spreadsheet into a published table: read, checked, compared, put in place."""
