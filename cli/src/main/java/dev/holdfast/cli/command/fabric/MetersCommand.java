package dev.holdfast.cli.command.fabric;

import dev.holdfast.cli.argument.EstateOption;
import dev.holdfast.cli.argument.FormatOption;
import dev.holdfast.cli.argument.MachineNames;
import dev.holdfast.cli.meter.MeterJson;
import dev.holdfast.cli.meter.MeterText;
import dev.holdfast.cli.render.JsonText;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.session.Terminals.Stream;
import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.dsl.text.Globs;
import dev.holdfast.executor.fabric.meter.MeterReadings;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.planner.state.ItemKey;
import java.util.Locale;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fabric meters}: what the service metered. */
@Command(
        name = "meters",
        footer = {
            "Examples:",
            "  holdfast fabric meters",
            "  holdfast fabric meters --object 'sql-*'",
            "  holdfast fabric meters --object rsv-westus --format json",
            ""
        },
        header = "Show what the service metered: instances, storage and transfers, in units without prices.")
public final class MetersCommand implements Operation {

    @Mixin
    EstateOption estate = new EstateOption();

    @Mixin
    FormatOption format = new FormatOption();

    @Option(
            names = "--object",
            paramLabel = "SELECTOR",
            description =
                    "Only meters of these machines or vaults: a name, or a glob with *; MACHINE@VAULT for one alone.")
    String object = "*";

    @Override
    public ExitStatus run(Session session) throws CommandException {
        boolean json = format.isJson();
        Predicate<ItemKey> asked = asked();
        try (Workspace workspace = estate.open(session)) {
            MeterReadings all = workspace.meters();
            MeterReadings readings = all.only(reading -> asked.test(reading.item()));
            if (readings.readings().isEmpty() && !object.equals("*")) {
                throw new CommandException(
                        ExitStatus.USAGE,
                        "Nothing was metered of a machine or vault that fits '" + object
                                + "' of --object. 'holdfast fabric meters' lists all.");
            }
            session.out().print(json ? json(workspace.estate(), readings) : text(session, workspace, readings));
            return ExitStatus.OK;
        } catch (WorkspaceException e) {
            throw Session.failure(e);
        }
    }

    private Predicate<ItemKey> asked() throws CommandException {
        Predicate<String> machines = MachineNames.matching(object);
        String pattern = object.toLowerCase(Locale.ROOT);
        return item -> machines.test(item.machine())
                || Globs.fits(pattern, item.vault().toLowerCase(Locale.ROOT))
                || Globs.fits(pattern, item.toString().toLowerCase(Locale.ROOT));
    }

    private static String text(Session session, Workspace workspace, MeterReadings readings) {
        Page page = session.page(Stream.OUT);
        page.line(Cell.strong("Meters of " + workspace.estate()), Cell.of(" at " + readings.until()));
        if (readings.readings().isEmpty()) {
            page.line("Nothing was metered since " + readings.since() + ".");
        } else {
            MeterText.page(page, readings);
        }
        return page.toString();
    }

    private static String json(String estate, MeterReadings readings) {
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("estate", estate);
            MeterJson.properties(readings, json);
            json.writeEndObject();
        });
    }
}
