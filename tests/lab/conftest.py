"""A copy of ./lab in a folder of its own; what would change the machine is a stand-in there."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# cmake "builds" a runner that repeats its arguments and ends as build/status says.
BUILDS = """#!/bin/sh
mkdir -p build/cmake build/runner && : >build/cmake/build.ninja
echo "[1/1] building"
cat >build/runner/lab-runner <<'END'
#!/bin/sh
echo ran "$@"
exit $(cat build/status 2>/dev/null || echo 0)
END
chmod +x build/runner/lab-runner
"""


# Like the real one: a line for each package that is there, status 1 if one is not.
KNOWS = """#!/bin/sh
shift 2
for package; do
    if grep -qx "$package" installed; then echo "ii  $package"; else missing=1; fi
done
exit ${missing:-0}
"""

INSTALLS = '[ "$1 $2" != "ci --prefix" ] || mkdir -p "$3/node_modules"\n'


class Copy:
    """The copy, its stand-ins, and what they were called with."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.tools = root / "tools"
        self.calls = root / "calls"
        self.tools.mkdir()
        shutil.copy(ROOT / "lab", root)
        shutil.copytree(ROOT / "setup", root / "setup")
        self.stand_in("cmake", BUILDS)
        self.stand_in("dpkg-query", KNOWS)
        self.stand_in("apt-get", self.recording() + "echo 'Need to get 7 MB of archives.'")
        self.stand_in("sudo", "#!/bin/sh\nexit 1\n")
        self.stand_in("node", "#!/bin/sh\necho v20.1.0\n")
        self.stand_in("npm", self.recording() + INSTALLS)
        for folder in ("site", "tests/browser"):
            (root / folder).mkdir(parents=True)
            for name in ("package.json", "package-lock.json"):
                shutil.copy(ROOT / folder / name, root / folder)
        self.account(0)
        self.installed(self.listed())

    def recording(self) -> str:
        return f'#!/bin/sh\necho "$(basename "$0") $*" >>{self.calls}\n'

    def stand_in(self, name: str, text: str) -> None:
        tool = self.tools / name
        tool.write_text(text, "utf-8")
        tool.chmod(0o755)

    def account(self, uid: int) -> None:
        self.stand_in("id", f"#!/bin/sh\necho {uid}\n")

    def listed(self) -> list[str]:
        return self.listed_in("*.txt")

    def listed_in(self, files: str) -> list[str]:
        lines = (line.split("#")[0].strip() for file in (self.root / "setup").glob(files)
                 for line in file.read_text("utf-8").splitlines())
        return [line for line in lines if line]

    def installed(self, packages: list[str]) -> None:
        (self.root / "installed").write_text("".join(f"{name}\n" for name in packages), "utf-8")

    def runner_ends_with(self, status: int) -> None:
        (self.root / "build").mkdir(exist_ok=True)
        (self.root / "build/status").write_text(str(status), "utf-8")

    def lab(self, *arguments: str, path: str = "/usr/bin:/bin",
            **settings: str) -> subprocess.CompletedProcess:
        environment = {"PATH": f"{self.tools}:{path}", "HOME": str(self.root), **settings}
        return subprocess.run([self.root / "lab", *arguments], env=environment, cwd="/",
                              stdin=subprocess.DEVNULL, capture_output=True, text=True)

    def called(self, what: str) -> list[str]:
        calls = self.calls.read_text("utf-8").splitlines() if self.calls.exists() else []
        return [call for call in calls if what in call]


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path)
