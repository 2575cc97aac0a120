package dev.holdfast.cli.command.point;

import dev.holdfast.cli.argument.EstateOption;
import dev.holdfast.cli.argument.FormatOption;
import dev.holdfast.cli.argument.LockTimeout;
import dev.holdfast.cli.argument.Words;
import dev.holdfast.cli.backup.BackupView;
import dev.holdfast.cli.backup.Keep;
import dev.holdfast.cli.backup.Maintenance;
import dev.holdfast.cli.backup.ProtectedMachines;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.session.Terminals.Stream;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code premaintenance}: nothing is touched without a fresh point behind it. */
@Command(
        name = "premaintenance",
        footer = {
            "Examples:",
            "  holdfast premaintenance sql-01 && ./upgrade.sh              a point of the last hour, or one made now",
            "  holdfast premaintenance 'web-*' --max-age rpo --keep 1w",
            ""
        },
        header = "Make sure that machines have a fresh point that can be restored, before they are touched.")
public final class PremaintenanceCommand implements Operation {

    private static final String RPO = "rpo";
    private static final String REASON = "before maintenance";

    @Parameters(
            paramLabel = "SELECTOR",
            arity = "1..*",
            description = "Protected machines: addresses, or globs with *.")
    List<String> selectors = new ArrayList<>();

    @Option(
            names = "--keep",
            paramLabel = "AGE",
            description = "How long a point that is made now is kept at least. Default: 2d.")
    String keep = "2d";

    @Option(
            names = "--max-age",
            paramLabel = "AGE",
            description = "How old the newest point may be, such as 1h (default), or rpo: as the policy declares.")
    String maxAge = "1h";

    @Mixin
    EstateOption estate = new EstateOption();

    @Mixin
    FormatOption format = new FormatOption();

    @Mixin
    LockTimeout lock = new LockTimeout();

    @Override
    public ExitStatus run(Session session) throws CommandException {
        boolean json = format.isJson();
        Duration limit = maxAge.equals(RPO) ? Duration.ZERO : Words.duration("--max-age", maxAge);
        try (Workspace workspace = estate.open(lock.waiting(session))) {
            Keep asked = Keep.parse(keep, REASON, workspace.profile().policies().longestRetention());
            ProtectedMachines machines =
                    new ProtectedMachines(workspace.estate(), workspace.actual().objects());
            SortedSet<String> chosen = machines.chosen(selectors);
            Maintenance maintenance = Maintenance.prepare(workspace, machines, limits(workspace, chosen, limit), asked);
            if (json) {
                session.out().print(maintenance.json(workspace.estate()));
            } else {
                Page page = session.page(Stream.OUT);
                maintenance.text(page);
                session.out().print(page);
            }
            maintenance.backups().ifPresent(backups -> BackupView.problems(session, backups));
            return maintenance.status();
        } catch (WorkspaceException e) {
            throw Session.failure(e);
        }
    }

    private SortedMap<String, Duration> limits(Workspace workspace, SortedSet<String> machines, Duration limit)
            throws WorkspaceException, CommandException {
        if (maxAge.equals(RPO)) {
            return Maintenance.rpos(workspace, machines);
        }
        SortedMap<String, Duration> limits = new TreeMap<>();
        machines.forEach(machine -> limits.put(machine, limit));
        return limits;
    }
}
