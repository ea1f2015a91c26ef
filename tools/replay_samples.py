#!/usr/bin/env python3
"""Replay annotated filter samples through a scanner's command line and count disagreements.

The samples are log files named after a filter, whose lines are annotated by comments:
  # failJSON: {"match": true, "time": "2005-06-21T16:47:48", "host": "192.0.2.1", "user": "root"}
  # filterOptions: [{}, {"mode": "aggressive"}]   (the following lines run under each of these)
  # fileOptions: {...}                            (defaults for filterOptions of this file)
  # addFILE: "other"                              (replay that file too, with the state kept)

Our own are replayed by
  tools/replay_samples.py --cli out/banhammer --config filters --logs filters/samples
Debian's package fail2ban installs another corpus, which is the default: its filters in
/etc/fail2ban/filter.d and the samples in /usr/lib/python3/dist-packages/fail2ban/tests/files/logs.
A sample may end in ".log"; filters may lie in CONFIG itself instead of CONFIG/filter.d.

The scanner is called once for each filter and combination of options:
  CLI regex -c CONFIG -o json --now 2005-08-14T10:00:00Z --raw LOGFILE 'FILTER[opt="value",...]'
with TZ=Europe/Zurich in its environment (and -d '{NONE}' for journal samples, whose time is not
in the line), and must print one JSON object a failure:
  {"line": 3, "regex": 0, "id": "192.0.2.1", "ip": "192.0.2.1", "time": 1119365268.0,
   "fields": {"user": "root"}, "matches": ["..."], "nofail": false}
line: 1-based line of LOGFILE; regex: 0-based failregex; time: epoch seconds;
fields: every other named group (lower case, without F-); "users" is a list where merged.
A pending or no-failure result may be left out, or printed with "nofail": true or "id": null.
"""
import argparse, concurrent.futures, ipaddress, json, os, re, shlex, subprocess, sys, tempfile, time

NOW = "2005-08-14T10:00:00Z"
TZ = "Europe/Zurich"
DEB = "/usr/lib/python3/dist-packages/fail2ban/tests/files/logs"


def local_epoch(text):
    fmt = "%Y-%m-%dT%H:%M:%S.%f" if "." in text else "%Y-%m-%dT%H:%M:%S"
    import datetime
    d = datetime.datetime.strptime(text, fmt)
    return time.mktime(d.timetuple()) + d.microsecond / 1e6


def same_address(a, b):
    try:
        return ipaddress.ip_address(a) == ipaddress.ip_address(b)
    except ValueError:
        return False


def combos(name, logs, file=None):
    """Yield (options, [(source, line number, text, expectation, options)]) in the corpus's own order."""
    tests, order, current, common = {}, [], None, {}
    files, i = [file or name], 0
    while i < len(files):
        path = os.path.join(logs, files[i]); i += 1
        if not os.path.isfile(path):
            continue
        skip, expect, fresh = False, {}, False
        with open(path, encoding="utf-8", errors="surrogateescape", newline="\n") as f:
            for no, line in enumerate(f, 1):
                m = re.match(r"^#+ ?(failJSON|(?:file|filter)Options|addFILE):(.+)$", line)
                if m:
                    data = json.loads(m.group(2))
                    if m.group(1) == "fileOptions":
                        common = data
                    elif m.group(1) == "addFILE":
                        files.append(data)
                    elif m.group(1) == "filterOptions":
                        current, skip = [], False
                        for o in data if isinstance(data, list) else [data]:
                            opts = {**common, **o}
                            cond = opts.get("test.condition")
                            if cond:
                                skip = not eval(cond, {"name": name})
                            if not skip:
                                flt = {k: v for k, v in opts.items() if not k.startswith("test.")}
                                key = json.dumps(flt, sort_keys=True)
                                if key not in tests:
                                    tests[key] = []; order.append((key, flt))
                                current.append((key, opts))
                    else:
                        expect, fresh = data, True
                    continue
                if not fresh and (skip or line.startswith("#") or not line.strip()):
                    continue
                if not fresh:
                    expect = {}
                fresh = False
                if skip:
                    continue
                if current is None:
                    tests["{}"] = []; order.append(("{}", {})); current = [("{}", {})]
                for key, opts in current:
                    c = expect.get("constraint")
                    if c and not eval(c, {"name": name, "opts": opts}):
                        continue
                    tests[key].append((files[i - 1], no, line.rstrip("\r\n"), expect, opts))
    for key, flt in order:
        yield flt, tests[key]


def run(job):
    cli, config, name, opts, lines, keep, timeout = job
    journal = any(o.get("logtype") == "journal" for *_, o in lines)
    with tempfile.NamedTemporaryFile("w", suffix="-" + name + ".log", delete=False,
                                     encoding="utf-8", errors="surrogateescape", newline="\n") as f:
        for _, _, text, _, o in lines:
            f.write((o.get("test.prefix-line", "") if o.get("logtype") == "journal" else "") + text + "\n")
    flt = name + ("[" + ", ".join('%s="%s"' % kv for kv in opts.items()) + "]" if opts else "")
    cmd = shlex.split(cli) + ["regex", "-c", config, "-o", "json", "--now", NOW, "--raw"]
    if journal:
        cmd += ["-d", "{NONE}"]
    cmd += [f.name, flt]
    fails = []
    try:
        p = subprocess.run(cmd, capture_output=True, timeout=timeout, env={**os.environ, "TZ": TZ})
        out, err = p.stdout.decode("utf-8", "surrogateescape"), p.stderr.decode("utf-8", "replace")
        got = {}
        for row in out.splitlines():
            if row.startswith("{"):
                r = json.loads(row)
                if not r.get("nofail") and r.get("id") is not None:
                    got.setdefault(r["line"], []).append(r)
        if p.returncode not in (0, 1) or (p.returncode and not got and any(e.get("match") for *_, e, _ in lines)):
            fails.append("%s %s: exit %d: %s" % (name, flt, p.returncode, err.strip().splitlines()[-1] if err.strip() else out[-200:]))
    except (subprocess.TimeoutExpired, OSError, ValueError) as e:
        got = {}; fails.append("%s %s: %s" % (name, flt, repr(e)[:300]))
    ok = 0
    for n, (src, no, text, e, o) in enumerate(lines, 1):
        why, rs = None, got.get(n, [])
        if e.get("match", False) != bool(rs):
            why = "not matched" if e.get("match") else "matched, must not: %s" % rs[0].get("id")
        elif rs:
            r = rs[0]
            if len(rs) > 1 and any(x["regex"] != r["regex"] for x in rs):
                why = "several regexes matched: %s" % [x["regex"] for x in rs]
            for k, v in e.items():
                if why or k in ("match", "desc", "constraint"):
                    continue
                if k == "time":
                    if o.get("logtype") == "journal":
                        continue
                    want, have = local_epoch(v), r.get("time")
                    if have is None or abs(have - want) > 0.0011:
                        why = "time %s, want %s" % (have, want)
                    continue
                have = r.get("fields", {}).get(k)
                if k == "host":
                    have = have if have is not None else r.get("ip") if r.get("ip") is not None else r.get("id")
                elif k == "attempts":
                    have = len(r.get("matches", []))
                if isinstance(v, list):
                    have, v = sorted(map(str, have or [])), sorted(map(str, v))
                if k == "user" and v == "" and have is None:
                    have = ""
                if have != v and not (k == "host" and same_address(have, v)):
                    why = "%s %r, want %r" % (k, have, v)
        if why:
            fails.append("%s:%d %s: %s\n      %s" % (src, no, flt, why, text[:300]))
        else:
            ok += 1
    if keep is None:
        os.unlink(f.name)
    return name, flt, ok, len(lines), fails, f.name if keep else None


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--cli", required=True, help="the scanner's command, e.g. 'out/banhammer'")
    a.add_argument("--config", default="/etc/fail2ban", help="folder of the filters, or one that holds them in filter.d")
    a.add_argument("--logs", default=DEB, help="folder of annotated samples")
    a.add_argument("--only", default="", help="comma-separated filter names")
    a.add_argument("--show", type=int, default=40, help="disagreements to print")
    a.add_argument("--jobs", type=int, default=2)
    a.add_argument("--timeout", type=int, default=30, help="seconds for one filter")
    a.add_argument("--keep", action="store_true", help="keep the log files made for the runs")
    o = a.parse_args()
    os.environ["TZ"] = TZ; time.tzset()
    config, made = o.config, None
    if not os.path.isdir(os.path.join(config, "filter.d")):
        made = tempfile.TemporaryDirectory()
        config = made.name
        os.symlink(os.path.abspath(o.config), os.path.join(config, "filter.d"))
    jobs = []
    for file in sorted(os.listdir(o.logs)):
        name = file[:-4] if file.endswith(".log") else file
        if o.only and name not in o.only.split(","):
            continue
        if not os.path.isfile(os.path.join(config, "filter.d", name + ".conf")):
            continue
        for opts, lines in combos(name, o.logs, file):
            if lines:
                jobs.append((o.cli, config, name, opts, lines, o.keep or None, o.timeout))
    total = good = shown = 0
    clean, names = set(), set()
    bad = set()
    with concurrent.futures.ThreadPoolExecutor(o.jobs) as ex:
        for name, flt, ok, n, fails, kept in ex.map(run, jobs):
            total += n; good += ok; names.add(name)
            if fails:
                bad.add(name)
            for f in fails:
                if shown < o.show:
                    print("FAIL " + f + (("\n      in " + kept) if kept else "")); shown += 1
    if made:
        made.cleanup()
    print("%d of %d sample lines agree, %d of %d filters wholly (%d runs)" %
          (good, total, len(names) - len(bad), len(names), len(jobs)))
    return 0 if total and good == total and not bad else 1


if __name__ == "__main__":
    sys.exit(main())
