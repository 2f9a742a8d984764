"""The audit of the papers' own arithmetic: what is printed against what it comes to."""

from __future__ import annotations

from glosanalysis.audit.findings import Finding, Verdict, audit

__all__ = ["Finding", "Verdict", "audit"]
