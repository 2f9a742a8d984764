"""Hold the service's commentary to its form, to the quarters, and to the figures of its page."""

from glosanalysis.proofreading.faults import commentary_faults, prove_commentary

__all__ = ["commentary_faults", "prove_commentary"]
