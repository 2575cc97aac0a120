package dev.holdfast.cli.command.point;

import dev.holdfast.cli.argument.PlanArguments;
import dev.holdfast.cli.argument.Words;
import dev.holdfast.cli.explain.EstateView;
import dev.holdfast.cli.file.KeptFiles;
import dev.holdfast.cli.file.OutputFile;
import dev.holdfast.cli.planning.Planning;
import dev.holdfast.cli.render.OutputFormat;
import dev.holdfast.cli.runbook.Runbook;
import dev.holdfast.cli.runbook.RunbookJson;
import dev.holdfast.cli.runbook.RunbookMarkdown;
import dev.holdfast.cli.runbook.RunbookWriter;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.executor.joblist.JobQuery;
import dev.holdfast.executor.joblist.JobView;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.planner.desired.DesiredMachine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runbook}: what people need when a machine or a service is down. */
@Command(
        name = "runbook",
        footer = {
            "Examples:",
            "  holdfast runbook sql-01                          one machine, as Markdown",
            "  holdfast runbook billing --out billing.md        every machine whose runbook names this service",
            ""
        },
        header = "Write the runbook of a machine or a service: people, protection, points, commands to restore.")
public final class RunbookCommand implements Operation {

    @Parameters(index = "0", paramLabel = "VM|SERVICE", description = "A machine, or the service of its runbook.")
    String subject = "";

    @Parameters(
            index = "1",
            paramLabel = "PATH",
            arity = "0..1",
            description = "File or folder of the declaration. Default: this directory.")
    String path = ".";

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Write it to a file; default is standard output.")
    String out = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = "markdown (default) or json.")
    String format = "markdown";

    @Override
    public ExitStatus run(Session session) throws CommandException {
        OutputFormat wanted = Words.format(format, List.of(OutputFormat.MARKDOWN, OutputFormat.JSON));
        Optional<Path> file = out.isEmpty() || out.equals("-") ? Optional.empty() : Optional.of(session.resolve(out));
        if (file.isPresent()) {
            KeptFiles.check(session, file.get());
        }
        Planning planning = Planning.of(session, path, new PlanArguments(), Severity.ERROR);
        Runbook runbook;
        try (Workspace workspace = planning.workspace()) {
            KeptFiles.check(session, file.stream().toList(), planning.loaded().files());
            EstateView estate = EstateView.of(planning, workspace);
            RunbookWriter writer =
                    new RunbookWriter(estate, workspace.profile().capabilities().regionPairs(), lastBackups(workspace));
            runbook = write(estate, writer);
        } catch (WorkspaceException e) {
            throw Session.failure(e);
        }
        String text = wanted == OutputFormat.JSON ? RunbookJson.write(runbook) : RunbookMarkdown.write(runbook);
        if (file.isPresent()) {
            OutputFile.write(file.get(), text.getBytes(StandardCharsets.UTF_8));
        } else {
            session.out().print(text);
        }
        return ExitStatus.OK;
    }

    private Runbook write(EstateView estate, RunbookWriter writer) throws CommandException {
        String name = subject.startsWith("protection/") ? subject.substring("protection/".length()) : subject;
        List<DesiredMachine> machines = estate.machines(name);
        if (machines.size() > 1) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "'" + subject + "' could be several machines. Name one by its whole address:",
                    machines.stream().map(DesiredMachine::address).toList());
        }
        if (!machines.isEmpty()) {
            return writer.machine(machines.get(0));
        }
        List<DesiredMachine> service = writer.service(subject);
        if (!service.isEmpty()) {
            return writer.ofService(subject, service);
        }
        List<String> names = new ArrayList<>(writer.services());
        estate.desired().machines().forEach(machine -> names.add(machine.address()));
        throw new CommandException(
                ExitStatus.USAGE,
                "Neither a machine nor a service is called '" + subject + "'." + Suggestion.didYouMean(subject, names)
                        + " A service is what machines name under runbook: { service: … }.");
    }

    /** The newest backup job of each machine. */
    private static Map<String, JobView> lastBackups(Workspace workspace) throws WorkspaceException {
        Map<String, JobView> last = new HashMap<>();
        if (workspace.clock().isEmpty()) {
            return last;
        }
        for (JobView job : workspace.jobs(new JobQuery(
                machine -> true, Optional.empty(), Optional.of("Backup"), Optional.empty(), Integer.MAX_VALUE))) {
            JobView known = last.get(job.machine());
            if (known == null || job.started().isAfter(known.started())) {
                last.put(job.machine(), job);
            }
        }
        return last;
    }
}
