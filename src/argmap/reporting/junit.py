"""Findings as a JUnit report: a suite a file, a test case a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.etree import ElementTree as ET

from argmap.diagnostic import Diagnostic, Severity
from argmap.reporting.services import message_and_help, repository_path
from argmap.reporting.terminal import printable

# What XML 1.0 cannot hold, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(findings: Iterable[Diagnostic]) -> str:
    """Give an XML document.

    Errors and warnings are failures. What only informs is a case that passes, with its words as
    output. Without findings there is one suite with one case that passes, because services take a
    report without cases for a run that did not happen.
    """
    suites = ET.Element("testsuites", name="argmap")
    total = failures = 0
    for path, group in groupby(
        findings, key=lambda one: printable(repository_path(one.span.source))
    ):
        suite = ET.SubElement(suites, "testsuite", name=_xml(path))
        cases = list(_cases(path, group))
        suite.extend(cases)
        failed = sum(case.find("failure") is not None for case in cases)
        _count(suite, len(cases), failed)
        total += len(cases)
        failures += failed
    if total == 0:
        suite = ET.SubElement(suites, "testsuite", name="argmap")
        ET.SubElement(suite, "testcase", name="no findings", classname="argmap")
        _count(suite, 1, 0)
        total = 1
    _count(suites, total, failures)
    ET.indent(suites)
    text = ET.tostring(suites, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'


def _cases(path: str, findings: Iterable[Diagnostic]) -> Iterator[ET.Element]:
    for finding in findings:
        line, column = finding.span.source.position(finding.span.start)
        case = ET.Element(
            "testcase",
            name=f"{finding.code} {finding.name} ({line}:{column})",
            classname=_xml(path),
            file=_xml(path),
            line=str(line),
        )
        words = _xml(message_and_help(finding, ".\n"))
        if finding.severity is Severity.INFO:
            ET.SubElement(case, "system-out").text = words
        else:
            failure = ET.SubElement(
                case,
                "failure",
                type=finding.severity.value,
                message=words.partition("\n")[0].removesuffix("."),
            )
            failure.text = f"{_xml(path)}:{line}:{column}: {words}"
        yield case


def _count(element: ET.Element, tests: int, failures: int) -> None:
    element.set("tests", str(tests))
    element.set("failures", str(failures))
    element.set("errors", "0")


def _xml(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
