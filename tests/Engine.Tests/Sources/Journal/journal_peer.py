#!/usr/bin/python3
"""Reads a journal file with the installed peer's own class: python3 journal_peer.py FILE MATCH

Standard output: for each entry one line, a JSON list of event time, stamp and text.
"""
import json
import logging
import sys

sys.path.insert(0, "/usr/lib/python3/dist-packages")
logging.disable(logging.CRITICAL)

from fail2ban.server.filtersystemd import FilterSystemd

source = FilterSystemd(None, journalfiles=sys.argv[1])
if sys.argv[2]:
    source.addJournalMatch(sys.argv[2].split())
for entry in source.getJournalReader():
    (before, stamp, text), time = source.formatJournalEntry(entry)
    print(json.dumps([time, stamp, before + text]))
