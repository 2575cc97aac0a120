package dev.holdfast.cli.command.point;

import dev.holdfast.cli.argument.EstateOption;
import dev.holdfast.cli.argument.FormatOption;
import dev.holdfast.cli.argument.LockTimeout;
import dev.holdfast.cli.backup.BackupView;
import dev.holdfast.cli.backup.Backups;
import dev.holdfast.cli.backup.Keep;
import dev.holdfast.cli.backup.ProtectedMachines;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.session.Terminals.Stream;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.executor.fabric.BackupOrder;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.planner.state.ActualState;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backup}: a point now, with an end of its own. */
@Command(
        name = "backup",
        footer = {
            "Examples:",
            "  holdfast backup sql-01 --keep 3d --reason 'before the upgrade'",
            "  holdfast backup 'web-*'                                     kept as the policy says",
            ""
        },
        header = "Back machines up now, beside their schedule, and wait for the points.")
public final class BackupCommand implements Operation {

    @Parameters(
            paramLabel = "SELECTOR",
            arity = "1..*",
            description = "Protected machines: addresses, or globs with *.")
    List<String> selectors = new ArrayList<>();

    @Option(
            names = "--keep",
            paramLabel = "AGE",
            description = "How long the point is kept at least, such as 3d. Default: as the policy says.")
    String keep = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever meets the point later.")
    String reason = "";

    @Mixin
    EstateOption estate = new EstateOption();

    @Mixin
    FormatOption format = new FormatOption();

    @Mixin
    LockTimeout lock = new LockTimeout();

    @Override
    public ExitStatus run(Session session) throws CommandException {
        boolean json = format.isJson();
        String why = NamedPoints.reason(reason);
        try (Workspace workspace = estate.open(lock.waiting(session))) {
            Keep asked = Keep.parse(keep, why, workspace.profile().policies().longestRetention());
            ActualState actual = workspace.actual();
            ProtectedMachines machines = new ProtectedMachines(workspace.estate(), actual.objects());
            List<BackupOrder> orders = new ArrayList<>();
            for (String machine : machines.chosen(selectors)) {
                orders.add(asked.order(machines.protection(machine), actual.objects()));
            }
            Backups backups = Backups.make(workspace, orders);
            if (json) {
                session.out().print(BackupView.json(workspace.estate(), backups));
            } else {
                Page page = session.page(Stream.OUT);
                BackupView.text(backups, page);
                session.out().print(page);
            }
            BackupView.problems(session, backups);
            if (backups.problems().isEmpty()) {
                return ExitStatus.OK;
            }
            return backups.made().isEmpty() ? ExitStatus.ERROR : ExitStatus.PARTLY_FAILED;
        } catch (WorkspaceException e) {
            throw Session.failure(e);
        }
    }
}
