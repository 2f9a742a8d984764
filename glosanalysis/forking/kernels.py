"""Kernels that start in a moment: forked from a process that has imported the libraries already.

Starting a kernel and importing pandas, matplotlib, seaborn and scipy takes most of the time of a
report. Where processes can be forked safely (Linux), that is done once. Each report still gets a
kernel of its own, which nothing has run in before.
"""

from __future__ import annotations

import os
import sys
import uuid
from pathlib import Path
from typing import Any, ClassVar
from weakref import WeakSet

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import Dict, Unicode

from glosanalysis.forking.server import can_fork
from glosanalysis.forking.tied import Tied, speak_to

__all__ = ["ForkedProvisioner", "ReportKernelManager", "end_kernels"]

_LAUNCHER = ["-m", "ipykernel_launcher"]
_NO_HISTORY = "--HistoryManager.enabled=False"
"""Nobody asks a report's kernel what was typed before; kernels side by side would share a file."""


def end_kernels() -> None:
    """End every forked kernel at once, and what they have started."""
    for process in list(_Process.started):
        process.kill()


class ReportKernelManager(AsyncKernelManager):
    """A kernel manager that has its kernels forked where that can be done."""

    environment = Dict(
        value_trait=Unicode(),
        key_trait=Unicode(),
        help="Variables of the kernel, beside those of this process",
    ).tag(config=True)
    folder = Unicode(help="Where the connection file of the kernel goes").tag(config=True)

    async def _async_pre_start_kernel(self, **options: Any) -> tuple[list[str], dict[str, Any]]:
        if self.folder:
            self.connection_file = str(Path(self.folder) / f"kernel-{uuid.uuid4()}.json")
        options["env"] = {**(options.get("env") or os.environ), **self.environment}
        if self.provisioner is None and can_fork():
            self.provisioner = ForkedProvisioner(
                kernel_id=self.kernel_id or "forked", kernel_spec=self.kernel_spec, parent=self
            )
        return await super()._async_pre_start_kernel(**options)


class ForkedProvisioner(LocalProvisioner):
    """Provides a forked process where jupyter_client would start one.

    It is registered with jupyter_client as ``glosanalysis-forked``, for kernel specs to name.
    """

    async def launch_kernel(self, cmd: list[str], **options: Any) -> KernelConnectionInfo:
        """Fork a Python kernel; start one of another Python, or another command, as it is."""
        if cmd[1:3] != _LAUNCHER:
            return await super().launch_kernel(cmd, **options)
        cmd = [*cmd, _NO_HISTORY]
        if not can_fork() or Path(cmd[0]).absolute() != Path(sys.executable).absolute():
            return await super().launch_kernel(cmd, **options)
        cwd = str(options.get("cwd") or Path.cwd())
        process = _Process(cmd[3:], cwd, dict(options["env"]))
        self.process = process  # type: ignore[assignment]
        self.pid, self.cwd = process.pid, cwd
        return self.connection_info


class _Process(Tied):
    """A forked kernel."""

    started: ClassVar[WeakSet[_Process]] = WeakSet()

    def __init__(self, arguments: list[str], cwd: str, environment: dict[str, str]) -> None:
        super().__init__(_serve, arguments, environment, cwd=cwd, environment=environment)
        self.started.add(self)


def _serve(arguments: list[str], environment: dict[str, str]) -> None:
    """Be a kernel, in a forked process, until it is shut down."""
    from ipykernel.kernelapp import IPKernelApp

    # What a kernel itself has to say is no part of any output.
    speak_to(environment.get("GLOSANALYSIS_LOG", os.devnull))
    _forget_other_authority(environment.get("GLOSANALYSIS_ROOT"))
    sys.argv = ["ipykernel_launcher.py", *arguments]
    application = IPKernelApp.instance()
    application.initialize(arguments)
    application.start()


def _forget_other_authority(root: str | None) -> None:
    """Have all imported anew where this was forked from a process of another authority's book."""
    authority = sys.modules.get("glosanalysis.authority")
    if authority is None or root is None or authority.is_of(Path(root) / "data"):
        return
    for name in [each for each in sys.modules if each.split(".")[0] == "glosanalysis"]:
        del sys.modules[name]
