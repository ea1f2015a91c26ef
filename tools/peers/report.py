"""Figures from runs, and the pages they are written to."""
import json, math, os, re, statistics, subprocess

import corpora


def row(log, program, paths, sizes, taken):
    """What the runs on a shorter and a longer log come to: the slope between their medians, and the whole process on the shorter one."""
    result = {"log": log, "program": program.name, "is_checked": program.is_checked and log not in corpora.CUT}
    ends = []
    for path in paths:
        runs = taken[program.name, path]
        if broken := [r for r in runs if "failed" in r]:
            return dict(result, failed=broken[0]["failed"])
        counts = {r["counted"] for r in runs}
        if len(counts) > 1:
            return dict(result, failed="its runs counted differently: %s" % sorted(counts))
        ends.append((sizes[path], statistics.median(r["seconds"] for r in runs), runs))
    (small, small_seconds, small_runs), (large, large_seconds, large_runs) = ends
    seconds, lines, size = large_seconds - small_seconds, large[0] - small[0], large[1] - small[1]
    if seconds <= 0:
        return dict(result, failed="the longer log took no longer than the shorter one; the machine isn't quiet")
    spread = max((max(r["seconds"] for r in runs) - min(r["seconds"] for r in runs)) / statistics.median(r["seconds"] for r in runs) for _, _, runs in ends)
    return dict(result, lines_a_second=lines / seconds, bytes_a_second=size / seconds, whole_lines_a_second=small[0] / small_seconds, whole_seconds=small_seconds,
                spread=spread, peak=max(r["peak"] for r in large_runs), counted=[small_runs[0]["counted"], large_runs[0]["counted"]],
                lines=[small[0], large[0]], is_slow=program.is_slow)


def check(rows):
    """Marks the programs that didn't count what rg counted: their times mean nothing."""
    for log in dict.fromkeys(r["log"] for r in rows):
        of_log = [r for r in rows if r["log"] == log and not r.get("failed")]
        wanted = {tuple(r["lines"]): r["counted"] for r in of_log if r["program"] == "rg"}
        for r in of_log:
            expected = wanted.get(tuple(r["lines"]))
            if r["is_checked"] and expected and r["counted"] != expected:
                r["failed"] = "counted %s, rg %s" % (r["counted"], expected)


def rate(lines):
    return "%.1f M" % (lines / 1e6) if lines >= 2e6 else "%.2f M" % (lines / 1e6) if lines >= 1e5 else "%.0f k" % (lines / 1e3)


def cell(r):
    if r is None:
        return ""
    return "failed" if r.get("failed") else "%s (%.2f GB/s)" % (rate(r["lines_a_second"]), r["bytes_a_second"] / 1e9)


def table(rows, chosen, logs):
    """Lines a second, a row for each log and a column for each program, in Markdown."""
    find = {(r["log"], r["program"]): r for r in rows}
    columns = [p for p in chosen if any((log, p.name) in find for log in logs)]
    lines = ["| log | " + " | ".join(p.title for p in columns) + " |", "| --- |" + " --- |" * len(columns)]
    lines += ["| %s | " % log + " | ".join(cell(find.get((log, p.name))) for p in columns) + " |" for log in logs]
    return "\n".join(lines)


def _details(rows, chosen):
    titles = {p.name: p.title for p in chosen}
    lines = ["| log | program | times rg | whole process, shorter log | peak | spread | matched |", "| --- | --- | --- | --- | --- | --- | --- |"]
    find = {(r["log"], r["program"]): r for r in rows}
    for r in rows:
        if r.get("failed"):
            lines.append("| %s | %s | failed: %s | | | | |" % (r["log"], titles[r["program"]], r["failed"]))
            continue
        rg = find.get((r["log"], "rg"))
        ratio = "%.3g" % (r["lines_a_second"] / rg["lines_a_second"]) if rg and not rg.get("failed") else ""
        lines.append("| %s | %s | %s | %s, %.2f s | %.0f MB | %.0f %% | %s |" % (
            r["log"], titles[r["program"]], ratio, rate(r["whole_lines_a_second"]), r["whole_seconds"], r["peak"], 100 * r["spread"], " / ".join("{:,}".format(n) for n in r["counted"])))
    return "\n".join(lines)


def plot(points, unit):
    """Nanoseconds a line over a number of addresses or jails, as SVG with a logarithmic axis."""
    width, height, left, bottom = 640, 320, 60, 40
    points = [(count, 1e9 / r["lines_a_second"]) for count, r in points if not r.get("failed")]
    top = max(y for _, y in points) * 1.15
    low, high = math.log10(points[0][0]), math.log10(points[-1][0])
    at = [(left + (math.log10(x) - low) / max(high - low, 1) * (width - left - 20), height - bottom - y / top * (height - bottom - 20), x, y) for x, y in points]
    marks = "".join('<circle cx="%.1f" cy="%.1f" r="4"/><text x="%.1f" y="%.1f" text-anchor="middle">%.0f</text><text x="%.1f" y="%d" text-anchor="middle">%s</text>'
                    % (px, py, px, py - 10, y, px, height - bottom + 18, "{:,}".format(x)) for px, py, x, y in at)
    line = " ".join("%.1f,%.1f" % (px, py) for px, py, _, _ in at)
    return ('<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="12"><rect width="100%%" height="100%%" fill="white"/>'
            '<polyline points="%s" fill="none" stroke="black"/>%s<text x="%d" y="%d" text-anchor="middle">%s</text>'
            '<text x="16" y="%d" transform="rotate(-90 16 %d)" text-anchor="middle">ns a line</text></svg>\n'
            % (width, height, line, marks, (left + width) // 2, height - 6, unit, height // 2, height // 2))


def processor():
    with open("/proc/cpuinfo") as f:
        return re.search(r"^model name\s*:\s*(.*)$", f.read(), re.M).group(1).strip()


def folder(root):
    return os.path.join(root, "benchmarks", "results", re.sub(r"[^A-Za-z0-9]+", "-", processor()).strip("-"))


def write(folder, root, o, rows, chosen, missing, points, by_jails):
    """peers.json with all figures, peers.md for people, addresses.svg, jails.svg."""
    os.makedirs(folder, exist_ok=True)
    commit = subprocess.run(["git", "-C", root, "describe", "--always", "--dirty"], capture_output=True, text=True).stdout.strip()
    with open(os.path.join(folder, "peers.json"), "w") as f:
        json.dump({"commit": commit, "processor": processor(), "mb": o.mb, "repeats": o.repeats, "rows": rows, "addresses": points, "jails": by_jails}, f, indent=1)
    logs = list(dict.fromkeys(r["log"] for r in rows))
    main = [log for log in logs if log in corpora.MAIN]
    further = [log for log in logs if log in corpora.FURTHER]
    titles = {**corpora.MAIN, **corpora.FURTHER}
    parts = ["# Peers on the same logs\n",
             "%s; commit %s. Lines a second and bytes a second between a log of %d MB and one of four times that, both in the page cache, each program pinned to one processor but where it says two, "
             "from the medians of %d runs in turn. A quarter of the size for logs of the second table but the one of 10,000,000 addresses. `fail2ban-regex` and `sshg-parser` had 20,000 and "
             "100,000 lines. Ours matches, dates, counts and decides bans; the others only match (`fail2ban-regex` dates too, `wc` counts lines). The logs are synthetic and ours. "
             "Made by `tools/peers/side_by_side.py`.\n" % (processor(), commit, o.mb, o.repeats)]
    if main:
        parts.append(table(rows, chosen, main) + "\n")
    if further:
        parts.append(table(rows, chosen, further) + "\n")
    parts.append("\n".join("- `%s`: %s" % (log, titles[log][0]) for log in logs) + "\n")
    if points:
        with open(os.path.join(folder, "addresses.svg"), "w") as f:
            f.write(plot(points, "addresses"))
        parts.append("Ours by the number of addresses that take turns in a flood, start-up taken off:\n\n| addresses | ns a line | peak |\n| --- | --- | --- |\n"
                     + "\n".join("| %s | %s |" % ("{:,}".format(count), r["failed"] + " |" if r.get("failed") else "%.0f | %.0f MB" % (1e9 / r["lines_a_second"], r["peak"])) for count, r in points)
                     + "\n\n![ns a line over addresses](addresses.svg)\n")
    if by_jails:
        with open(os.path.join(folder, "jails.svg"), "w") as f:
            f.write(plot(by_jails, "jails"))
        parts.append("Ours by the number of jails that read the mixed log of sshd, each with another filter of the peer, loaded at run time, start-up taken off:\n\n"
                     "| jails | ns a line | GB/s |\n| --- | --- | --- |\n"
                     + "\n".join("| %d | %s |" % (count, r["failed"] + " |" if r.get("failed") else "%.0f | %.2f" % (1e9 / r["lines_a_second"], r["bytes_a_second"] / 1e9)) for count, r in by_jails)
                     + "\n\n![ns a line over jails](jails.svg)\n")
    parts.append("Whole processes, start-up included, and what was matched in the shorter and in the longer log. Spread is between the fastest and the slowest run.\n\n" + _details(rows, chosen) + "\n")
    if missing:
        parts.append("Not installed, left out: %s.\n" % ", ".join(p.title for p in missing))
    with open(os.path.join(folder, "peers.md"), "w") as f:
        f.write("\n".join(parts))
