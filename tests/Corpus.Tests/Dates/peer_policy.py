#!/usr/bin/python3
"""Places lines in time with the installed peer's own filter, under a clock that stands still.

Standard input: one JSON object a line: {"live": ..., "findtime": ... or null to check nothing, "zone": ..., "lines": [[now, base64], ...]}
Standard output: for each of them one line, a JSON list with, for each line, [time or null, first byte of the cut, byte behind it, lacks a
date, time of a failure]; null for a line that is too old.
"""
import base64

from peer_dates import Clock, answer, as_in_a_new_process, decode
from fail2ban.server.filter import Filter


class Placing(Filter):
    """Keeps what it would search for failures."""

    placed = None

    def findFailure(self, parts, date, noDate=False):
        self.placed = parts, date, noDate
        return []


def place(lines, now, line):
    Clock.seconds = float(now)
    text, places = decode(line)
    lines.placed = None
    lines.processLine(text)
    if lines.placed is None:
        return None
    (before, cut, behind), date, lacks_date = lines.placed
    is_lent = len(before) + len(behind) == len(text)
    start = 0 if is_lent else len(before)
    end = 0 if is_lent else len(text) - len(behind)
    counted = min(date, Clock.seconds) if date is not None and lines.checkFindTime else date
    return [date, places[start], places[end], lacks_date, counted]


def run(request):
    as_in_a_new_process(request)
    lines = Placing(None)
    lines.checkFindTime = request["findtime"] is not None
    lines.setFindTime(str(request["findtime"] or 600))
    lines.inOperation = request["live"]
    return [place(lines, now, base64.b64decode(line)) for now, line in request["lines"]]


answer(run)
