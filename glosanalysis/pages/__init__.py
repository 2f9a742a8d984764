"""The pages of the book that are written from data: contents, registers, logs, the audit."""
