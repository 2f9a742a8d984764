"""Take the newest release of a data set from its public address, and import it.

Where it is, is in the settings (`addresses`); the publisher is asked (`client`) and its answers are
read (`answers`, `newest`); what did not change since is taken from where it was kept (`shelf`).
"""
