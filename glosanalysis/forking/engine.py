"""A papermill engine whose kernels are forked where that can be done.

It is registered with papermill: ``papermill --engine glosanalysis …`` uses it too.
"""

from __future__ import annotations

from typing import Any

from papermill.engines import NBClientEngine

from glosanalysis.forking.kernels import ReportKernelManager
from glosanalysis.forking.server import can_fork

__all__ = ["ForkedKernelEngine"]


class ForkedKernelEngine(NBClientEngine):  # type: ignore[misc]
    """Executes with forked kernels on Linux, with ordinary ones elsewhere."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **options: Any) -> Any:
        """Execute a notebook; the outputs are those of an ordinary kernel.

        It is written at the end, not before and after each cell: that takes longer than many a
        cell, and a process that is killed leaves the last good notebook as it was.
        """
        options["kernel_manager_class"] = ReportKernelManager
        if can_fork():
            options["shutdown_kernel"] = "immediate"
        output, nb_man.output_path = nb_man.output_path, None
        try:
            return super().execute_managed_notebook(nb_man, kernel_name, **options)
        finally:
            nb_man.output_path = output
