"""Spreadsheets that others made: their sheets as rows of cells, and what a cell is besides."""
