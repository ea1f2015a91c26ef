#!/usr/bin/python3
"""Reads logs with the installed peer's own classes and tells which lines it finds failures in.

Standard input: one JSON object a line: {"folder": ..., "filter": ..., "options": {...}, "usedns": ..., "now": seconds, "log": ...}
Standard output: for each of them one line, a JSON list of [line number, id].
Names are resolved by the system, but only numeric ones and those of /etc/hosts.
"""
import json
import logging
import os
import socket
import sys
import time

os.environ["TZ"] = "Europe/Zurich"
time.tzset()
sys.path.insert(0, "/usr/lib/python3/dist-packages")
logging.disable(logging.CRITICAL)

from fail2ban.client.filterreader import FilterReader
from fail2ban.server.filter import Filter
from fail2ban.server.mytime import MyTime

SETTERS = {"prefregex": lambda f, v: setattr(f, "prefRegex", v), "maxlines": lambda f, v: f.setMaxLines(int(v)),
           "datepattern": lambda f, v: f.setDatePattern(v), "addfailregex": lambda f, v: f.addFailRegex(v),
           "addignoreregex": lambda f, v: f.addIgnoreRegex(v)}


def hosts():
    names = set()
    with open("/etc/hosts", encoding="utf-8") as lines:
        for line in lines:
            names.update(line.split("#")[0].split()[1:])
    return names


def resolve_locally():
    system, known = socket.getaddrinfo, hosts()

    def resolve(host, *rest, **named):
        try:
            socket.inet_aton(host)
        except OSError:
            if host not in known and ":" not in host:
                raise socket.gaierror(socket.EAI_NONAME, "not known here") from None
        return system(host, *rest, **named)

    socket.getaddrinfo = resolve


def load(request):
    reader = FilterReader(request["filter"], "jail", request["options"], basedir=request["folder"])
    if not reader.read():
        raise SystemExit("%(filter)s can't be read from %(folder)s" % request)
    reader.getOptions(None)
    reader_filter = Filter(None)
    reader_filter.checkFindTime = False
    reader_filter.checkAllRegex = False
    reader_filter.setUseDns(request["usedns"])
    for command in reader.convert():
        values = command[3] if command[0] == "multi-set" else command[3:]
        for value in values:
            if command[2] in SETTERS:
                SETTERS[command[2]](reader_filter, value)
    return reader_filter


def run(request):
    MyTime.setTime(request["now"])
    reader = load(request)
    found = []
    with open(request["log"], "rb") as log:
        for number, line in enumerate(log.read().split(b"\n"), 1):
            text = line.decode("utf-8", "replace").rstrip("\r\n")
            if text:
                for _, identity, _, data in reader.processLine(text):
                    if identity is not None and not data.get("nofail"):
                        found.append([number, str(identity)])
    return found


resolve_locally()
for request in sys.stdin:
    print(json.dumps(run(json.loads(request))), flush=True)
