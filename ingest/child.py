"""What a child process runs: it limits itself, then runs one module of the reading room.

python -m ingest.child CPU_SECONDS MEMORY_BYTES MODULE ARGUMENTS…
"""

from __future__ import annotations

import resource
import runpy
import sys


def limit(cpu_seconds: int, memory_bytes: int) -> None:
    """Let the system end this process when it wants more time, memory or files than that."""
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(
        resource.RLIMIT_FSIZE, (0, 0)
    )  # it prints, it never writes a file
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    cpu, memory, module, *arguments = sys.argv[1:]
    limit(int(cpu), int(memory))
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
