"""Execute templates for quarters, on this machine or on a cluster, to notebooks."""
