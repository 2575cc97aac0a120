package dev.holdfast.cli.command.point;

import dev.holdfast.cli.apply.Approval;
import dev.holdfast.cli.argument.EstateOption;
import dev.holdfast.cli.argument.FormatOption;
import dev.holdfast.cli.argument.LockTimeout;
import dev.holdfast.cli.argument.MachineNames;
import dev.holdfast.cli.hold.FoundPoint;
import dev.holdfast.cli.hold.PointFinder;
import dev.holdfast.cli.restore.RestoreJson;
import dev.holdfast.cli.restore.RestoreText;
import dev.holdfast.cli.restore.RestoreWords;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.session.Terminals.Stream;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.executor.fabric.RestoreKind;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.executor.restore.PointWish;
import dev.holdfast.executor.restore.RestoreOutcome;
import dev.holdfast.executor.restore.RestorePlan;
import dev.holdfast.executor.restore.RestoreRequest;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.ItemKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restore}: the plan first, then the restore, then its verification. */
@Command(
        name = "restore",
        footer = {
            "Examples:",
            "  holdfast restore sql-01 --name sql-01-restored               the newest point, as a new machine",
            "  holdfast restore sql-01 --to-time 2026-11-20T09:00Z --as replace-disks",
            "  holdfast restore 'web-*' --region westus --name '*' --account restore1 --account restore2",
            "  holdfast restore sql-01 --as disks --resource-group rg-restore --dry-run",
            "  holdfast restore sql-01 --as files --file report.db=data0:0-15",
            ""
        },
        header = "Restore machines from recovery points: plan first, then restore and verify.")
public final class RestoreCommand implements Operation {

    @Parameters(
            paramLabel = "SELECTOR",
            arity = "1..*",
            description = "Machines: addresses, or globs with *; also such as do not exist any more but have points.")
    List<String> selectors = new ArrayList<>();

    @Option(
            names = "--to-time",
            paramLabel = "INSTANT",
            description = "The newest point captured then or before, such as 2026-11-20T09:00Z. Default: the newest.")
    String until = "";

    @Option(names = "--point", paramLabel = "ID", description = "This very point: MACHINE@INSTANT.")
    String point = "";

    @Option(
            names = "--consistency",
            paramLabel = "LEVEL",
            description = "At least so consistent: application, file-system or crash.")
    String consistency = "";

    @Option(
            names = "--as",
            paramLabel = "KIND",
            description = "What to make of it: new-vm (default), disks, replace-disks or files.")
    String kind = "new-vm";

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Name of the new machine; a * stands for the machine's own. Default: its own.")
    String name = "";

    @Option(names = "--resource-group", paramLabel = "NAME", description = "Where disks go; needed by --as disks.")
    String resourceGroup = "";

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "Where to restore, such as the paired region. Default: where the machine is.")
    String region = "";

    @Option(
            names = "--account",
            paramLabel = "NAME[=RATE]",
            description = "Storage accounts the data goes through, side by side; RATE such as 60MiB/s.")
    List<String> accounts = new ArrayList<>();

    @Option(
            names = "--file",
            paramLabel = "NAME=DISK:EXTENTS",
            description = "A file for --as files: a range of a disk's extents of 4 MiB, such as report.db=data0:0-15.")
    List<String> files = new ArrayList<>();

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "A role that you hold, such as one on the key vault of encrypted disks.")
    List<String> roles = new ArrayList<>();

    @Option(names = "--dry-run", description = "Show the plan and end.")
    boolean dryRun;

    @Option(names = "--auto-approve", description = "Restore without asking.")
    boolean autoApprove;

    @Mixin
    EstateOption estate = new EstateOption();

    @Mixin
    FormatOption format = new FormatOption();

    @Mixin
    LockTimeout lock = new LockTimeout();

    @Override
    public ExitStatus run(Session session) throws CommandException {
        boolean json = format.isJson();
        RestoreKind what = RestoreWords.kind(kind);
        checkTogether(what);
        RestoreRequest.Destination destination = destination(what);
        try (Workspace workspace = estate.open(lock.waiting(session))) {
            RestoreRequest request = request(session, workspace, destination);
            RestorePlan plan = workspace.restorePlan(request);
            Page page = session.page(Stream.OUT);
            if (!json) {
                RestoreText.plan(workspace.estate(), plan, page);
                session.out().print(page);
            }
            if (dryRun || !plan.isPossible()) {
                if (json) {
                    session.out().print(RestoreJson.text(workspace.estate(), plan, Optional.empty()));
                }
                return ended(session, plan);
            }
            if (!autoApprove) {
                new Approval(session).askRestore(workspace.estate());
            }
            RestoreOutcome outcome = workspace.restore(plan, ApplyListener.SILENT);
            if (json) {
                session.out().print(RestoreJson.text(workspace.estate(), plan, Optional.of(outcome)));
            } else {
                Page ending = session.page(Stream.OUT);
                ending.line("");
                RestoreText.outcome(outcome, ending);
                session.out().print(ending);
            }
            return reported(session, outcome);
        } catch (WorkspaceException e) {
            throw Session.failure(e);
        }
    }

    private static ExitStatus ended(Session session, RestorePlan plan) {
        if (plan.isPossible()) {
            return ExitStatus.OK;
        }
        session.err()
                .println("Error: This restore cannot be carried out as it stands; what stands in its way is marked ✗."
                        + " Nothing was changed.");
        return ExitStatus.ERROR;
    }

    private static ExitStatus reported(Session session, RestoreOutcome outcome) {
        outcome.problems().forEach(problem -> session.err().println("Error: " + SafeText.of(problem)));
        if (outcome.problems().isEmpty()) {
            return ExitStatus.OK;
        }
        return outcome.verified() > 0 ? ExitStatus.PARTLY_FAILED : ExitStatus.ERROR;
    }

    /** Options that say nothing beside others are mistakes. */
    private void checkTogether(RestoreKind what) throws CommandException {
        if (!point.isEmpty() && !(until.isEmpty() && consistency.isEmpty())) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "--point names the point; --to-time and --consistency would choose another. Use one or the other.");
        }
        if (what == RestoreKind.FILES == files.isEmpty()) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    what == RestoreKind.FILES
                            ? "--as files needs at least one --file, such as --file report.db=data0:0-15."
                            : "--file belongs to --as files.");
        }
        if (what == RestoreKind.DISKS == resourceGroup.isBlank()) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    what == RestoreKind.DISKS
                            ? "--as disks needs --resource-group: restored disks go to a resource group that is named."
                            : "--resource-group belongs to --as disks.");
        }
        if (what != RestoreKind.NEW_VM && !name.isEmpty()) {
            throw new CommandException(ExitStatus.USAGE, "--name belongs to --as new-vm.");
        }
    }

    private RestoreRequest.Destination destination(RestoreKind what) throws CommandException {
        Optional<String> target = what == RestoreKind.DISKS
                ? Optional.of(resourceGroup.strip())
                : name.isBlank() ? Optional.empty() : Optional.of(name.strip());
        if (target.isPresent() && !target.get().matches("[\\p{Alnum}*][\\p{Alnum}*._()-]{0,89}")) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "'" + target.get()
                            + "' cannot be a name: letters, digits, '.', '_', '-' and brackets, at most 90.");
        }
        return new RestoreRequest.Destination(what, RestoreWords.region(region), target);
    }

    private RestoreRequest request(Session session, Workspace workspace, RestoreRequest.Destination destination)
            throws CommandException, WorkspaceException {
        ActualState actual = workspace.actual();
        List<String> machines = machines(workspace, actual);
        Optional<String> id = Optional.empty();
        if (!point.isEmpty()) {
            FoundPoint found = new PointFinder(actual).find(point);
            id = Optional.of(found.reference().id());
            if (machines.size() != 1
                    || !machines.get(0).equals(found.reference().item().machine())) {
                throw new CommandException(
                        ExitStatus.USAGE,
                        found.reference().id() + " is a point of "
                                + found.reference().item().machine() + "; name that machine alone.");
            }
        }
        return new RestoreRequest(
                machines,
                new PointWish(RestoreWords.until(until), id, RestoreWords.consistency(consistency)),
                destination,
                RestoreWords.accounts(
                        accounts,
                        session.rooms()
                                .profile(session.surroundings())
                                .timings()
                                .restores()
                                .accounts()
                                .standardThroughput()),
                RestoreWords.files(files),
                Set.copyOf(roles));
    }

    private List<String> machines(Workspace workspace, ActualState actual) throws CommandException, WorkspaceException {
        Set<String> known = new TreeSet<>(workspace.machines().keySet());
        for (ItemKey item : actual.points().keySet()) {
            known.add(item.machine());
        }
        Set<String> chosen = new LinkedHashSet<>();
        for (String selector : selectors) {
            Predicate<String> matching = MachineNames.matching(selector);
            boolean any = false;
            for (String machine : known) {
                if (matching.test(machine)) {
                    any = true;
                    chosen.add(machine);
                }
            }
            if (!any) {
                throw new CommandException(
                        ExitStatus.USAGE,
                        "There is no machine '" + selector + "' in the world of '" + workspace.estate()
                                + "', and no point of one."
                                + Suggestion.didYouMean(selector, List.copyOf(known)));
            }
        }
        return List.copyOf(chosen);
    }
}
