#!/usr/bin/python3
"""Reads configurations with the installed peer's own classes and tells what became of their options.

Standard input: one JSON object a line: {"files": {path: text}, "filter": reference, "backend": name, "jail": {option: value} or null}.
Without a jail the filter is read as the peer's tester does it, else as its server does for a jail with these options.
Standard output: for each one line, {"options": {name: value}}, {"error": "..."}, or {"endless": "..."} where references multiply until
nothing is left of the memory or the time.
"""
import json
import logging
import os
import resource
import shutil
import signal
import sys
import tempfile

sys.path.insert(0, "/usr/lib/python3/dist-packages")
logging.disable(logging.CRITICAL)

from fail2ban.client.filterreader import FilterReader
from fail2ban.client.jailreader import JailReader
from fail2ban.helpers import extractOptions


class Endless(BaseException):
    """Not to be taken for an error of a file."""


def on_alarm(*_):
    raise Endless


def write(folder, files):
    for path, text in files.items():
        path = os.path.join(folder, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as out:
            out.write(text)


def of_tester(request, folder):
    name, options = extractOptions(request["filter"])
    reader = FilterReader(name, "jail", options, share_config={}, basedir=folder)
    if not reader.read():
        raise ValueError("can't be read")
    reader.applyAutoOptions(request["backend"])
    reader.getOptions(None)
    return reader


def of_jail(request, folder):
    own = {"filter": request["filter"], "enabled": "true", "backend": request["backend"], **request["jail"]}
    lines = "".join("%s = %s\n" % (name, value.replace("%", "%%").replace("\n", "\n  ")) for name, value in own.items())
    write(folder, {"jail.conf": "[j]\n" + lines})
    reader = JailReader("j", share_config={}, basedir=folder)
    reader.read()
    if not reader.getOptions():
        raise ValueError(reader.options["config-error"])
    return reader._JailReader__filter


def combined(request, folder):
    write(folder, request["files"])
    try:
        reader = (of_tester if request["jail"] is None else of_jail)(request, folder)
        return {"options": {name: None if value is None else str(value) for name, value in reader.getCombined().items()}}
    except (MemoryError, RecursionError):
        raise
    except Exception as error:
        return {"error": "%s: %s" % (type(error).__name__, error)}


def answer(request, folder):
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, 1)
        try:
            return combined(request, folder)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    except (MemoryError, RecursionError, Endless) as error:
        return {"endless": type(error).__name__}


resource.setrlimit(resource.RLIMIT_AS, (1 << 29, 1 << 29))
signal.signal(signal.SIGVTALRM, on_alarm)
with tempfile.TemporaryDirectory() as base:
    for number, line in enumerate(sys.stdin):
        folder = os.path.join(base, str(number))
        os.mkdir(folder)
        print(json.dumps(answer(json.loads(line), folder)), flush=True)
        shutil.rmtree(folder)
