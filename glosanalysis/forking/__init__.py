"""Kernels that start in a moment, as they are forked from a process that has all imported."""
