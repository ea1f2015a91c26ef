#!/usr/bin/python3
"""Feeds lines to filters of the installed peer and tells what each line gives.

Standard input: one JSON object a line: {"fail": [...], "prefix": ..., "ignore": [...], "maxlines": ..., "usedns": ..., "all": ..., 
 "lines": [[before, date, after], ...], "seconds": [the clock at each line, ...]}
Standard output: for each of them one line, a JSON list of
  {"line": from 0, "regex": from 0, "id": ..., "address": ..., "nofail": ..., "lines": [...], "users": [...], "fields": {...}}.
"""
import json
import logging
import sys
import time

sys.path.insert(0, "/usr/lib/python3/dist-packages")
logging.disable(logging.CRITICAL)

from fail2ban.server.filter import Filter

START = 1124013600.0
OWN = ("matches", "nofail-matches", "mlfpending", "users", "ip")


def text(value):
    return None if value is None else str(value)


def finding(line, regex, identity, data):
    return {"line": line, "regex": regex, "id": text(identity), "address": text(data.get("ip")), "nofail": bool(data.get("nofail")),
            "lines": ["".join(match) for match in data.get("matches", [])], "users": sorted(data.get("users", [])),
            "fields": {name: text(value) for name, value in data.items() if name not in OWN and value is not None}}


def run(request):
    reader = Filter(None)
    reader.checkFindTime = False
    reader.checkAllRegex = request["all"]
    reader.ignorePending = not request["all"]
    reader.setUseDns(request["usedns"])
    reader.setMaxLines(request["maxlines"])
    if request["prefix"]:
        reader.prefRegex = request["prefix"]
    for regex in request["fail"]:
        reader.addFailRegex(regex)
    for regex in request["ignore"]:
        reader.addIgnoreRegex(regex)
    found = []
    for number, (line, second) in enumerate(zip(request["lines"], request["seconds"])):
        time.time = lambda: START + second
        found.extend(finding(number, regex, identity, data) for regex, identity, _, data in reader.processLine(tuple(line), START))
    return found


for request in sys.stdin:
    print(json.dumps(run(json.loads(request))), flush=True)
