"""What national releases say of an authority among all the others."""

from glosanalysis.data.releases import BEGINS as SINCE

__all__ = ["SINCE"]
