"""A papermill engine whose kernels are forked where that can be done.

It is registered with papermill: ``papermill --engine glosanalysis …`` uses it too.
"""

from __future__ import annotations

from typing import Any

from papermill.engines import NBClientEngine

from glosanalysis.pipeline.kernels import ForkingKernelManager, can_fork

__all__ = ["ForkedKernelEngine"]


class ForkedKernelEngine(NBClientEngine):  # type: ignore[misc]
    """Executes with forked kernels on Linux, with ordinary ones elsewhere."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **options: Any) -> Any:
        """Execute a notebook; the outputs are those of an ordinary kernel."""
        if can_fork():
            options["kernel_manager_class"] = ForkingKernelManager
            options["shutdown_kernel"] = "immediate"
        return super().execute_managed_notebook(nb_man, kernel_name, **options)
