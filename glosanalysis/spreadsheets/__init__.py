"""Spreadsheets: sheets that others made, read cell by cell, and workbooks written by the rules."""
