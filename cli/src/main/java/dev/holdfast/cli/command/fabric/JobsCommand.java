package dev.holdfast.cli.command.fabric;

import dev.holdfast.cli.argument.EstateOption;
import dev.holdfast.cli.argument.FormatOption;
import dev.holdfast.cli.argument.MachineNames;
import dev.holdfast.cli.argument.Words;
import dev.holdfast.cli.job.JobJson;
import dev.holdfast.cli.job.JobText;
import dev.holdfast.cli.render.JsonText;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.session.Terminals.Stream;
import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.executor.joblist.JobList;
import dev.holdfast.executor.joblist.JobQuery;
import dev.holdfast.executor.joblist.JobState;
import dev.holdfast.executor.joblist.JobView;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.ObjectType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fabric jobs}: what the service did and does. */
@Command(
        name = "jobs",
        footer = {
            "Examples:",
            "  holdfast fabric jobs",
            "  holdfast fabric jobs --status failed --since 7d",
            "  holdfast fabric jobs --machine 'sql-*' --operation Backup --count 100 --format json",
            ""
        },
        header = "List the jobs of the world: those in flight, then the newest that ended.")
public final class JobsCommand implements Operation {

    @Mixin
    EstateOption estate = new EstateOption();

    @Mixin
    FormatOption format = new FormatOption();

    @Option(
            names = "--machine",
            paramLabel = "SELECTOR",
            description = "Only jobs of these machines: an address, or a glob with *.")
    String machine = "*";

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Only jobs that are waiting, in-progress, completed or failed.")
    String status = "";

    @Option(
            names = "--operation",
            paramLabel = "WORD",
            description = "Only jobs of this operation, such as Backup or Copy; case does not matter.")
    String operation = "";

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description =
                    "Only jobs that started since an instant, or since so long before the world's clock, such as 7d.")
    String since = "";

    @Option(names = "--count", paramLabel = "N", description = "At most so many, the newest. Default: 20.")
    String count = "20";

    @Override
    public ExitStatus run(Session session) throws CommandException {
        boolean json = format.isJson();
        int most = Words.number("--count", count, 1, 100);
        Optional<JobState> state = state();
        Optional<String> wanted = operation();
        try (Workspace workspace = estate.open(session)) {
            Instant clock = workspace.clock().orElse(Instant.MIN);
            List<JobView> jobs =
                    workspace.jobs(new JobQuery(MachineNames.matching(machine), state, wanted, since(clock), most));
            if (jobs.isEmpty()) {
                checkMachine(workspace.actual());
            }
            session.out().print(json ? json(workspace.estate(), clock, jobs) : text(session, workspace, clock, jobs));
            return ExitStatus.OK;
        } catch (WorkspaceException e) {
            throw Session.failure(e);
        }
    }

    /** A misspelt name must not look like a machine without failures. */
    private void checkMachine(ActualState actual) throws CommandException {
        Predicate<String> matching = MachineNames.matching(machine);
        boolean known = actual.objects().keySet().stream()
                        .anyMatch(address -> address.type() == ObjectType.PROTECTION && matching.test(address.name()))
                || actual.points().keySet().stream().anyMatch(item -> matching.test(item.machine()));
        if (!known && !machine.equals("*")) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "No machine of the world fits '" + machine + "' of --machine. 'holdfast status' lists them all.");
        }
    }

    private Optional<JobState> state() throws CommandException {
        if (status.isEmpty()) {
            return Optional.empty();
        }
        List<String> words =
                Arrays.stream(JobState.values()).map(JobState::word).toList();
        return JobState.of(Words.oneOf("--status", status, words));
    }

    private Optional<String> operation() throws CommandException {
        if (operation.isEmpty()) {
            return Optional.empty();
        }
        for (String word : JobList.operations()) {
            if (word.toLowerCase(Locale.ROOT).equals(operation.toLowerCase(Locale.ROOT))) {
                return Optional.of(word);
            }
        }
        return Optional.of(Words.oneOf("--operation", operation, JobList.operations()));
    }

    /** A duration has no colon and does not begin with a year. */
    private Optional<Instant> since(Instant clock) throws CommandException {
        if (since.isEmpty()) {
            return Optional.empty();
        }
        boolean isInstant = since.length() > 4 && since.charAt(4) == '-';
        return Optional.of(
                isInstant
                        ? Words.instant("--since", since)
                        : Words.shifted(
                                "--since",
                                clock,
                                Words.duration("--since", since).negated()));
    }

    private static String text(Session session, Workspace workspace, Instant clock, List<JobView> jobs) {
        Page page = session.page(Stream.OUT);
        page.line(Cell.strong("Jobs of " + workspace.estate()), Cell.of(" at " + clock));
        if (jobs.isEmpty()) {
            page.line("No job fits.");
        } else {
            page.gap();
            JobText.table(page, "", jobs);
            JobText.hints(page, jobs);
        }
        return page.toString();
    }

    private static String json(String estate, Instant clock, List<JobView> jobs) {
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("estate", estate);
            json.writeStringProperty("clock", clock.toString());
            JobJson.list(jobs, json);
            json.writeEndObject();
        });
    }
}
