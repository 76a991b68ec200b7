"""Parsing stays where it is: it asks no other machine, starts no program, and writes only what it was asked for."""

import json
import subprocess
import sys

import pytest

from tests.conftest import ROOT

HEARD = """
import json, os, sys
heard = []
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
STARTS = ("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile", "pty.", "webbrowser.")
CHANGES = ("rename", "remove", "rmdir", "mkdir", "link", "symlink", "truncate", "chmod", "chown")

def hear(event, arguments):
    if event == "open" and isinstance(arguments[0], str) and arguments[2] & WRITES and arguments[0] != os.devnull:
        heard.append(["writes", os.path.abspath(arguments[0])])
    elif event.startswith("os.") and event[3:] in CHANGES and os.path.isabs(str(arguments[0])):
        heard.append(["writes", str(arguments[0])])
    elif event.startswith(("socket.", "urllib.", "ftplib.", "smtplib.")):
        heard.append([event, repr(arguments[1:])])
    elif event.startswith(STARTS):
        heard.append([event, repr(arguments)])

sys.addaudithook(hear)
sys.dont_write_bytecode = True
from summitry.commands import main
status = [main(line) for line in json.loads(sys.argv[1])]
sys.stderr.write(json.dumps([status, heard]))
"""
PROBE = [["socket.__new__", "(10, 1, 0)"], ["socket.bind", "(('::1', 0),)"]]  # whether there is IPv6: see CONTRIBUTING


@pytest.mark.slow
def test_a_parse_asks_no_other_machine_and_writes_only_under_its_folder(tmp_path):
    article, out = str(tmp_path / "a.txt"), str(tmp_path / "out" / "tables")
    (tmp_path / "a.txt").write_text("Jane Doe met John Roe in Oslo. See https://example.org/x.\n", encoding="utf-8")
    book = str(ROOT / "data/codebooks/ukraine-peace.toml")
    lines = [["parse", article, "--published", "2024-05-15", "--codebook", book, "--out", out]]
    lines += [["show", "e01", "--tables", out], ["explain", "e01", "--tables", out, "--json"], ["stages"]]
    command = [sys.executable, "-c", HEARD, json.dumps(lines)]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    status, heard = json.loads(run.stderr.splitlines()[-1])
    assert status == [0, 0, 0, 0]
    assert [one for one in heard if one[0] != "writes" and one not in PROBE] == []
    written = {path for what, path in heard if what == "writes"}
    assert written
    assert {path for path in written if not path.startswith(str(tmp_path / "out"))} == set()
