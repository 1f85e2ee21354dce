"""What holds for the package as a whole: imports run one way, nothing reaches for the network, start-up is light."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "headwater"
MODULES = sorted(PACKAGE.rglob("*.py"))
NETWORK = {"http", "urllib.request", "socket", "requests", "httpx", "aiohttp", "ftplib", "smtplib"}
ENGINE = PACKAGE / "engine"
TRAINING = {"torch", "transformers", "sklearn", "scipy", "onnx", "safetensors"}


def imported(path):
    """Yield the name of every module that the file imports, at its top or inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_module_imports_neither_the_network_nor_what_only_training_needs(path):
    names = set(imported(path))
    roots = names | {name.split(".")[0] for name in names}
    assert not roots & (TRAINING if path == ENGINE / "endpoint.py" else NETWORK | TRAINING)


def test_only_a_user_who_asks_for_a_language_model_loads_what_reaches_for_the_network():
    users = {p.name for p in MODULES if p.parent != ENGINE and any(n.startswith("headwater.engine") for n in imported(p))}
    assert users == {"api.py"}
    tree = ast.parse((PACKAGE / "api.py").read_text(encoding="utf-8"))
    at_the_top = {node.module for node in tree.body if isinstance(node, ast.ImportFrom)}
    assert not any(name.startswith("headwater.engine") for name in at_the_top if name)


@pytest.mark.parametrize("path", [p for p in MODULES if p.parent.name == "stages"], ids=lambda p: p.stem)
def test_a_stage_opens_no_file_and_no_database(path):
    assert not {"sqlite3", "pathlib", "os", "io", "headwater.case"} & set(imported(path))
    calls = [
        n.func.id for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)
    ]
    assert "open" not in calls


def test_only_the_case_opens_the_database():
    users = {p.relative_to(PACKAGE).parts[0] for p in MODULES if "sqlite3" in set(imported(p))}
    assert {name.removesuffix(".py").split("_")[0] for name in users} <= {"case"}


def test_imports_run_one_way():
    result = subprocess.run(
        [Path(sys.executable).with_name("lint-imports")], capture_output=True, text=True, cwd=PACKAGE.parents[1]
    )
    assert result.returncode == 0, result.stdout


def test_importing_the_package_loads_nothing_heavy():
    heavy = ("numpy", "numba", "onnxruntime", "trafilatura", "rich")
    code = f"import sys, headwater; print([name for name in {heavy} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_reading_a_case_loads_neither_the_compiler_nor_what_reads_pages():
    heavy = ("numba", "trafilatura", "onnxruntime", "py3langid")
    code = f"import sys, headwater.api, headwater.cli.reading; print([name for name in {heavy} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
