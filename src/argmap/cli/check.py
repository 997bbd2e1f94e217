"""``argmap check``."""

from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from argmap.cli.configured import (
    BaselineFlag,
    ConfigFlag,
    ExcludeFlag,
    ExtendSelectFlag,
    FailOnFlag,
    IgnoreFlag,
    IsolatedFlag,
    PresetFlag,
    SelectFlag,
    SeverityFlag,
    configurations,
    told_faults,
)
from argmap.cli.findings import OutputFormat, print_findings, renderer, tell_outcome
from argmap.cli.options import PathsArgument, StdinFilename
from argmap.cli.output import FAILED, FOUND, fail, say

if TYPE_CHECKING:
    from argmap.cli.checking import Outcome
    from argmap.cli.fixer import Fixer
    from argmap.cli.tasks import Task


def check(
    paths: PathsArgument = None,
    output_format: Annotated[
        OutputFormat, typer.Option("--output-format", help="How findings are printed.")
    ] = OutputFormat.FULL,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where findings are written."),
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Write what can be fixed safely to the files.")
    ] = False,
    unsafe_fixes: Annotated[
        bool,
        typer.Option(
            "--unsafe-fixes",
            help="With --fix or --diff: also fixes after which the map may say something else.",
        ),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option(
            "--diff", help="Show as a patch what --fix would write, and exit 1; write nothing."
        ),
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", "-w", help="Check again when a file is saved, until Ctrl-C.")
    ] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Say how often each rule fired, and no more.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print findings and errors only.")
    ] = False,
    preset: PresetFlag = None,
    select: SelectFlag = None,
    extend_select: ExtendSelectFlag = None,
    ignore: IgnoreFlag = None,
    severity: SeverityFlag = None,
    fail_on: FailOnFlag = None,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit 0 whatever is found.")
    ] = False,
    exclude: ExcludeFlag = None,
    force_exclude: Annotated[
        bool, typer.Option("--force-exclude", help="Exclude also what is named as a PATH.")
    ] = False,
    baseline: BaselineFlag = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Write what is found to the baseline.")
    ] = False,
    config: ConfigFlag = None,
    isolated: IsolatedFlag = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            "-j",
            min=1,
            max=256,
            help="Processes to check with. Default: all cores, where that pays.",
            show_default=False,
        ),
    ] = None,
    stdin_filename: StdinFilename = None,
) -> None:
    """Find what is wrong, unsupported or unanswered in argument files.

    What is checked, and how, is configured in argmap.toml or pyproject.toml: 'argmap config' shows
    it. Findings go to standard output, everything else to standard error. Exit status: 0 nothing
    found that fails, 1 errors or warnings found (see --fail-on), 2 something could not be checked,
    or the configuration is wrong.

    \b
    Examples:
      argmap check arguments/
      argmap check --output-format concise map.arg
      argmap check --select ARG3,unsupported-premise map.arg
      argmap check --diff --unsafe-fixes map.arg
      argmap check --fix arguments/
      argmap check --watch arguments/
      argmap check --baseline known.json --write-baseline arguments/
      git show HEAD:map.arg | argmap check - --stdin-filename map.arg
    """
    from argmap.cli.checking import compare, gather, run_tasks
    from argmap.cli.tasks import find_tasks

    _refuse_what_does_not_go_together(
        fix=fix,
        diff=diff,
        unsafe_fixes=unsafe_fixes,
        writes=output is not None or write_baseline,
        statistics=statistics,
        watches=watch,
        paths=paths,
    )
    render = renderer(output_format, statistics=statistics)

    def find(folders: list[str] | None = None) -> "list[Task]":
        return find_tasks(
            paths,
            configurations(
                preset=preset,
                select=select,
                extend_select=extend_select,
                ignore=ignore,
                severity=severity,
                fail_on=fail_on,
                exclude=exclude,
                baseline=baseline,
                config=config,
                isolated=isolated,
            ),
            stdin_filename=stdin_filename,
            force_exclude=force_exclude,
            remember=fix or diff or watch or output is not None,
            folders=folders,
        )

    if watch:
        from argmap.cli.watching import watch as watch_files

        watch_files(paths or ["."], find, render, quiet=quiet, jobs=jobs)
        return
    fixer = None
    with told_faults():
        tasks = find()
        if fix or diff:
            from argmap.cli.fixing import fix_files

            fixer, outcome = fix_files(
                tasks, with_unsafe=unsafe_fixes, writing=write_baseline, quiet=quiet, jobs=jobs
            )
        else:
            results = run_tasks(tasks, quiet=quiet, jobs=jobs)
            found = gather(zip(tasks, results, strict=True))
            outcome = compare(found, writing=write_baseline)
    if fixer is not None and diff:
        _end_diff(fixer, outcome, quiet=quiet, exit_zero=exit_zero)
    if write_baseline:
        from argmap.cli.baselines import write_baselines

        outcome = write_baselines(outcome, quiet=quiet)
    has_failed = outcome.has_failed
    on_stderr = False
    if fixer is not None:
        from argmap.cli.fixing import fixes_input, tell_fixed, write_fixed

        has_failed |= not write_fixed(fixer)
        on_stderr = fixes_input(fixer)
    print_findings(render, outcome, output, on_stderr=on_stderr)
    if fixer is not None:
        has_failed |= not tell_fixed(fixer, outcome, quiet=quiet)
    if not quiet:
        from argmap.cli.fixing import count_fixable

        fixes = count_fixable(outcome, tasks) if fixer is None else fixer.count(outcome)
        tell_outcome(outcome, fixes, tells_baselines=not write_baseline)
    if has_failed:
        raise typer.Exit(FAILED)
    if outcome.fails and not exit_zero:
        raise typer.Exit(FOUND)


def _refuse_what_does_not_go_together(
    *,
    fix: bool,
    diff: bool,
    unsafe_fixes: bool,
    writes: bool,
    statistics: bool,
    watches: bool,
    paths: list[str] | None,
) -> None:
    if watches and (fix or diff or writes):
        raise fail("--watch writes nothing: it goes without --fix, --diff, -o and --write-baseline")
    if watches and "-" in (paths or ()):
        raise fail("standard input cannot be watched")
    if unsafe_fixes and not (fix or diff):
        raise fail("--unsafe-fixes goes with --fix, or with --diff")
    if diff and (writes or statistics):
        raise fail("--diff prints a patch: it goes without -o, --write-baseline and --statistics")


def _end_diff(fixer: "Fixer", outcome: "Outcome", *, quiet: bool, exit_zero: bool) -> NoReturn:
    """Print what would change, say how much that is, and end.

    Raises:
        typer.Exit: Always, with the exit status.
    """
    from argmap.cli.fixing import show_fixed, tell_fixed

    show_fixed(fixer)
    is_right = tell_fixed(fixer, outcome, quiet=quiet)
    if not quiet:
        from argmap.reporting.summary import diff_summary

        say(diff_summary(fixer.count(outcome), len(fixer.texts)))
    if outcome.has_failed or not is_right:
        raise typer.Exit(FAILED)
    raise typer.Exit(FOUND if fixer.texts and not exit_zero else 0)
