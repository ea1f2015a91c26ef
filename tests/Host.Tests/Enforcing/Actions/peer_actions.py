"""Runs the action of a jail through the classes of the installed fail2ban.

Called with a file of JSON: the folder of the configuration, the jail, the time and the events. Prints a JSON list: for each event, whether
the action was content. What it did is what the programs that it called have recorded.
"""
import json
import sys

sys.path.insert(0, "/usr/lib/python3/dist-packages")

from fail2ban.client.jailreader import JailReader
from fail2ban.server.actions import Actions
from fail2ban.server.jail import Jail
from fail2ban.server.mytime import MyTime
from fail2ban.server.ticket import BanTicket


def read(folder, name):
    reader = JailReader(name, force_enable=True, basedir=folder)
    assert reader.read() and reader.getOptions()
    return reader.convert(allow_no_files=True)


def make(jail, stream):
    """The actions that the client's commands set up."""
    for command in stream:
        if command[2:3] == ["addaction"]:
            jail.actions.add(command[3])
        elif command[0] == "multi-set" and command[2] == "action":
            for option, value in command[4]:
                setattr(jail.actions[command[3]], option, value)
        elif command[2:3] == ["action"]:
            setattr(jail.actions[command[3]], command[4], command[5])
    return list(jail.actions.values())


def ticket_of(event, time):
    ticket = BanTicket(event["id"], time, event.get("matches", []), dict(event.get("fields", {})))
    ticket.setAttempt(event.get("failures", 1))
    ticket.setBanTime(event.get("bantime", 600))
    ticket.setBanCount(event.get("bancount", 1))
    ticket.restored = event.get("restored", False)
    return ticket


def run(action, jail, event, time):
    kind = event["do"]
    if kind in ("ban", "unban", "reban", "prolong"):
        info = Actions.ActionInfo(ticket_of(event, time), jail)
        return getattr(action, kind)(info)
    if kind == "check":
        return action.consistencyCheck()
    return getattr(action, kind)()


def main():
    request = json.load(open(sys.argv[1], encoding="utf-8"))
    MyTime.setTime(request["time"])
    jail = Jail(request["jail"], backend="polling")
    actions = make(jail, read(request["folder"], request["jail"]))
    results = []
    for event in request["events"]:
        for action in actions:
            try:
                results.append(run(action, jail, event, request["time"]) is not False)
            except (RuntimeError, ValueError):
                results.append(False)
    json.dump(results, sys.stdout)


main()
