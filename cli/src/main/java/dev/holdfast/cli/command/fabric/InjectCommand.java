package dev.holdfast.cli.command.fabric;

import dev.holdfast.cli.argument.EstateOption;
import dev.holdfast.cli.argument.FormatOption;
import dev.holdfast.cli.argument.LockTimeout;
import dev.holdfast.cli.argument.Words;
import dev.holdfast.cli.fault.FaultJson;
import dev.holdfast.cli.fault.FaultText;
import dev.holdfast.cli.planning.DiagnosticReport;
import dev.holdfast.cli.planning.Planning;
import dev.holdfast.cli.render.JsonText;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.session.Terminals.Stream;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.Table;
import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.dsl.model.machine.VirtualMachine;
import dev.holdfast.executor.scenario.Injection;
import dev.holdfast.executor.scenario.Scenario;
import dev.holdfast.executor.scenario.ScenarioFiles;
import dev.holdfast.executor.scenario.ScenarioWish;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.planner.desired.coverage.AddressBook;
import dev.holdfast.planner.desired.coverage.AddressedMachine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fabric inject}: lets things go wrong in the simulated world. */
@Command(
        name = "inject",
        footer = {
            "Examples:",
            "  holdfast fabric inject --list",
            "  holdfast fabric inject region-outage --for 12h",
            "  holdfast fabric inject ransomware --machine 'web-*' --at +6h",
            "  holdfast fabric inject drills/bad-friday.yaml --seed 7",
            "  holdfast fabric inject drills/bad-friday.yaml path/to/declaration",
            ""
        },
        header = "Let things go wrong in the world, as a scenario says.")
public final class InjectCommand implements Operation {

    @Parameters(
            index = "0",
            paramLabel = "SCENARIO|FILE",
            arity = "0..1",
            description = "Name of a ready-made scenario, or a scenario file.")
    String scenario = "";

    @Parameters(
            index = "1",
            paramLabel = "PATH",
            arity = "0..1",
            description = "File or folder of the declaration, for scenarios with conditions. Default: this directory.")
    String path = ".";

    @Option(names = "--list", description = "List the ready-made scenarios and end.")
    boolean list;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Decides what is chosen by chance. Default: the seed of the scenario, else of the world.")
    String seed = "";

    @Option(
            names = "--machine",
            paramLabel = "SELECTOR",
            description = "Faults of machines hit these: an address, or a glob with *.")
    String machine = "";

    @Option(
            names = "--vault",
            paramLabel = "NAME",
            description =
                    "Faults of vaults hit this one, those of machines what it protects; a glob with * is understood.")
    String vault = "";

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "Faults of regions hit this one, all others what is in it.")
    String region = "";

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "When it begins: an instant, or so long after the world's clock, such as +2h. Default: now.")
    String at = "";

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            description = "How long what passes lasts, such as 8h. Default: as the scenario says.")
    String length = "";

    @Mixin
    EstateOption estate = new EstateOption();

    @Mixin
    FormatOption format = new FormatOption();

    @Mixin
    LockTimeout lock = new LockTimeout();

    @Override
    public ExitStatus run(Session session) throws CommandException {
        boolean json = format.isJson();
        if (list) {
            session.out().print(json ? listJson() : listText(session));
            return ExitStatus.OK;
        }
        ScenarioWish wish = wish();
        Optional<Scenario> read = scenario(session);
        if (read.isEmpty()) {
            return ExitStatus.INVALID;
        }
        try (Workspace workspace = estate.open(lock.waiting(session))) {
            Map<String, VirtualMachine> declared =
                    read.get().asksForDeclaration() ? declared(session, workspace) : Map.of();
            Injection injection = workspace.inject(read.get(), wish, declared);
            if (!injection.problems().isEmpty()) {
                throw new CommandException(
                        ExitStatus.USAGE, String.join(" ", injection.problems()) + " Nothing was injected.");
            }
            session.out()
                    .print(
                            json
                                    ? JsonText.write(writer -> {
                                        writer.writeStartObject();
                                        writer.writeStringProperty("estate", workspace.estate());
                                        FaultJson.injection(injection, writer);
                                        writer.writeEndObject();
                                    })
                                    : text(session, injection));
            return ExitStatus.OK;
        } catch (WorkspaceException e) {
            throw Session.failure(e);
        }
    }

    /** Machines as they are declared, by address. */
    private Map<String, VirtualMachine> declared(Session session, Workspace workspace)
            throws CommandException, WorkspaceException {
        LoadedDeclaration loaded = Planning.load(session, path, Severity.ERROR);
        String name = loaded.declaration().orElseThrow().name();
        if (!name.equals(workspace.estate())) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "The conditions of the scenario are about machines as they are declared, but '" + path
                            + "' declares the estate '" + name + "', not '" + workspace.estate()
                            + "'. Name the right declaration after the scenario. Nothing was injected.");
        }
        Map<String, VirtualMachine> declared = new HashMap<>();
        for (AddressedMachine machine :
                AddressBook.assign(loaded.machines(), workspace.recorded().resourceIds())) {
            declared.put(machine.address(), machine.known().machine());
        }
        return declared;
    }

    private static String text(Session session, Injection injection) {
        Page page = session.page(Stream.OUT);
        FaultText.injection(page, injection);
        return page.toString();
    }

    /** The scenario that is named; empty if its file is wrong, which was then said. */
    private Optional<Scenario> scenario(Session session) throws CommandException {
        if (scenario.isEmpty()) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "Which scenario? Name one of " + String.join(", ", ScenarioFiles.ready())
                            + ", or a scenario file.");
        }
        Optional<Scenario> ready = ScenarioFiles.ready(scenario);
        if (ready.isPresent()) {
            return ready;
        }
        Path file = session.resolve(scenario);
        if (!Files.isRegularFile(file)) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "There is no scenario '" + scenario + "', and no file of that name."
                            + Suggestion.didYouMean(scenario, ScenarioFiles.ready()) + " Ready-made are: "
                            + String.join(", ", ScenarioFiles.ready()) + ".");
        }
        Diagnostics diagnostics = new Diagnostics();
        Optional<Scenario> read = ScenarioFiles.read(file, session.display(file), diagnostics);
        if (read.isEmpty()) {
            DiagnosticReport report = new DiagnosticReport(session, diagnostics);
            report.print(Severity.NOTE);
            session.err().println(report.summary() + ". Nothing was injected.");
        }
        return read;
    }

    private ScenarioWish wish() throws CommandException {
        return new ScenarioWish(
                seed(),
                said(machine),
                said(vault),
                said(region.toLowerCase(Locale.ROOT)),
                start(),
                length.isEmpty() ? Optional.empty() : Optional.of(Words.duration("--for", length)));
    }

    private static Optional<String> said(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** Any whole number that fits, as an injection prints it. */
    private OptionalLong seed() throws CommandException {
        try {
            return seed.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(seed));
        } catch (NumberFormatException e) {
            throw new CommandException(
                    ExitStatus.USAGE, "'" + seed + "' is no seed. Write a whole number, such as --seed 7.");
        }
    }

    private ScenarioWish.Start start() throws CommandException {
        if (at.isEmpty()) {
            return ScenarioWish.NONE.start();
        }
        if (at.startsWith("+")) {
            return new ScenarioWish.Start(Optional.empty(), Words.duration("--at", at.substring(1)));
        }
        Instant instant = Words.instant("--at", at);
        return new ScenarioWish.Start(Optional.of(instant), Duration.ZERO);
    }

    private static List<Scenario> readyMade() {
        return ScenarioFiles.ready().stream()
                .flatMap(name -> ScenarioFiles.ready(name).stream())
                .toList();
    }

    private static String listText(Session session) {
        Page page = session.page(Stream.OUT);
        Table table = new Table("scenario", "what happens");
        readyMade().forEach(scenario -> table.row(scenario.name(), scenario.description()));
        page.columns("", table.rows());
        return page.toString();
    }

    private static String listJson() {
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("scenarios");
            for (Scenario scenario : readyMade()) {
                json.writeStartObject();
                json.writeStringProperty("name", scenario.name());
                json.writeStringProperty("description", scenario.description());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
