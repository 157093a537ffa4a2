"""Reads a report with lxml into a tree: reports-lxml.py count|key FILE RUNS.

`count` only counts elements, as the parser of EnricoMi/publish-unit-test-result-action has to at least; `key` does
what the gate does: one test per suite, class and name with its worst outcome and its time.
"""

import json
import resource
import sys
import time

OUTCOMES = {"skipped": 0, "failure": 2, "error": 3}


def tree_of(path):
    from lxml import etree

    return etree.parse(path, etree.XMLParser(huge_tree=True))


def outcome_of(case):
    for child in case:
        outcome = OUTCOMES.get(child.tag)
        if outcome is not None:
            return outcome
    return 1


def count(path):
    counts = [0, 0, 0, 0]
    for case in tree_of(path).iter("testcase"):
        counts[outcome_of(case)] += 1
    return counts


def key(path):
    tests = {}
    for suite in tree_of(path).iter("testsuite"):
        name = suite.get("name")
        for case in suite.iterchildren("testcase"):
            identity = (name, case.get("classname"), case.get("name"))
            outcome, seconds, known = outcome_of(case), float(case.get("time")), tests.get(identity)
            tests[identity] = (
                (outcome, seconds) if known is None else (max(outcome, known[0]), seconds + known[1])
            )
    counts = [0, 0, 0, 0]
    for outcome, _ in tests.values():
        counts[outcome] += 1
    return counts


def cpu_seconds():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
times = []
cpu = []
for _ in range(int(sys.argv[3])):
    start = time.perf_counter()
    before = cpu_seconds()
    skipped, passed, failed, errors = {"count": count, "key": key}[sys.argv[1]](sys.argv[2])
    cpu.append((cpu_seconds() - before) * 1000)
    times.append((time.perf_counter() - start) * 1000)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
counts = {"tests": skipped + passed + failed + errors, "failed": failed, "errors": errors, "skipped": skipped}
print(json.dumps({"times": times, "cpu": cpu, "rss": peak, "above": peak - base, "counts": counts}))
