#!/usr/bin/python3
"""Reads logs with the installed peer's own tester and tells what it finds in each line.

Standard input: one JSON object a line, a log to read:
  {"folder": configuration, "filter": name with options, "journal": lines have no stamps, "usedns": ..., "now": seconds, "log": path}
Standard output: one JSON list a line, with an object for each failure as "-o row" prints it, in its order:
  {"line": from 1, "id": ..., "time": seconds, "matches": [lines], "data": the other groups that have a value, "row": what is printed}
and {"line": ..., "raised": what} where the peer's program would have ended with that exception, or hung.
Host names are resolved by the system, but only numeric ones and those of /etc/hosts.
Debian has release 1.0.2; with "--later" what 1.1 changed in dates, addresses and groups is put right first.
"""
import json
import logging
import os
import signal
import socket
import sys
import time

os.environ["TZ"] = "Europe/Zurich"
time.tzset()
sys.path.insert(0, "/usr/lib/python3/dist-packages")
logging.disable(logging.CRITICAL)

from fail2ban.client import fail2banregex
from fail2ban.server import failregex
from fail2ban.server.datedetector import DateDetectorCache
from fail2ban.server.filter import FileContainer
from fail2ban.server.mytime import MyTime

SECONDS_A_LINE = 5  # of the processor


class GivenUp(Exception):
    pass


def give_up(*_):
    raise GivenUp("took more than %s s" % SECONDS_A_LINE)


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


class Overlaid(dict):
    """Groups of a prefregex, over which a failregex lays those of its own that have a value."""

    def copy(self):
        return Overlaid(self)

    def update(self, other):
        super().update((key, value) for key, value in dict(other).items() if value is not None)


def follow_later_releases():
    def colon_alone(text):  # at the start of an address, where 1.0.2 wants two
        return text.replace("::?|::){1,7}", "::?|:){1,7}")

    failregex.R_HOST[:] = map(colon_alone, failregex.R_HOST)
    failregex.RH4TAG.update((tag, colon_alone(text)) for tag, text in failregex.RH4TAG.items())
    for name in ("_getGroups", "_getGroupsWithAlt"):
        groups_of = getattr(failregex.Regex, name)
        setattr(failregex.Regex, name, lambda regex, groups_of=groups_of: Overlaid(groups_of(regex)))
    DateDetectorCache.DEFAULT_TEMPLATES = [
        pattern.replace("%Exd(?:T|  ?)%ExH%ExM%ExS", "%Exd(?:-|T|  ?)%ExH:?%ExM:?%ExS") for pattern in DateDetectorCache.DEFAULT_TEMPLATES]


def new_tester(request):
    arguments = ["-c", request["folder"], "-o", "row", "--usedns", request["usedns"], request["log"], request["filter"]]
    if request["journal"]:
        arguments += ["-d", "{NONE}"]
    options, rest = fail2banregex.get_opt_parser().parse_args(arguments)
    tester = fail2banregex.Fail2banRegex(options)
    if not tester.readRegex(rest[1], "fail"):
        raise SystemExit("%(filter)s can't be read from %(folder)s" % request)
    return tester


def show(value):
    return sorted(map(str, value)) if isinstance(value, (set, tuple, list)) else str(value)


def describe(number, found, text):
    _, identity, stamp, data = found
    fields = {key: show(value) for key, value in data.items() if value is not None and key != "matches"}
    return {"line": number, "id": str(identity), "time": stamp, "matches": ["".join(line) for line in data.get("matches", [])], "data": fields, "row": text}


def run(request):
    MyTime.setTime(request["now"])
    tester = new_tester(request)
    rows, number, printed = [], 0, []
    fail2banregex.output = printed.append
    print_rows = tester._prepaireOutput()

    def collect(found):
        for failure in found:
            printed.clear()
            print_rows([failure])
            rows.append(describe(number, failure, "".join(printed)))

    tester._prepaireOutput = lambda: collect
    for number, line in enumerate(FileContainer(request["log"], "UTF-8", doOpen=True), 1):
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS_A_LINE)
        try:
            tester.process([line])
        except Exception as problem:
            rows.append({"line": number, "raised": "%s: %s" % (type(problem).__name__, problem)})
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return rows


signal.signal(signal.SIGVTALRM, give_up)
resolve_locally()
if "--later" in sys.argv:
    follow_later_releases()
for request in sys.stdin:
    print(json.dumps(run(json.loads(request))), flush=True)
