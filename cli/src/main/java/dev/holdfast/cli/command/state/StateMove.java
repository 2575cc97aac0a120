package dev.holdfast.cli.command.state;

import dev.holdfast.cli.argument.EstateOption;
import dev.holdfast.cli.argument.FormatOption;
import dev.holdfast.cli.argument.LockTimeout;
import dev.holdfast.cli.render.JsonText;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.dsl.model.move.MoveAddress;
import dev.holdfast.executor.command.MoveOutcome;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.planner.move.HandMove.Extent;
import dev.holdfast.planner.state.ObjectType;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code state mv}: give a vault, a policy or a machine another name, in the world and in the record. */
@Command(
        name = "mv",
        footer = {
            "Examples:",
            "  holdfast state mv vm/web-01 vm/shop-01            a machine, with its points",
            "  holdfast state mv policy/bronze policy/silver     then rename it in the declaration, too",
            ""
        },
        header = "Give a vault, a policy or a machine another name, in the world and in the record.")
final class StateMove implements Operation {

    @Mixin
    EstateOption estate = new EstateOption();

    @Mixin
    FormatOption format = new FormatOption();

    @Mixin
    LockTimeout lock = new LockTimeout();

    @Parameters(
            index = "0",
            paramLabel = "FROM",
            description = "What it is called: vault/NAME, policy/NAME or vm/ADDRESS, as 'moved' in a declaration.")
    String from = "";

    @Parameters(index = "1", paramLabel = "TO", description = "What it is to be called, of the same type.")
    String to = "";

    @Override
    public ExitStatus run(Session session) throws CommandException {
        boolean json = format.isJson();
        MoveAddress source = address(from);
        MoveAddress target = address(to);
        try (Workspace workspace = estate.open(lock.waiting(session))) {
            MoveOutcome outcome = workspace.move(source, target);
            if (!outcome.problems().isEmpty()) {
                throw new CommandException(
                        ExitStatus.ERROR,
                        "'" + source + "' keeps its name (" + outcome.run() + "):",
                        outcome.problems());
            }
            session.out().print(json ? json(workspace.estate(), outcome) : text(outcome));
            return ExitStatus.OK;
        } catch (WorkspaceException e) {
            throw Session.failure(e);
        }
    }

    private static MoveAddress address(String text) throws CommandException {
        return MoveAddress.of(text)
                .orElseThrow(() -> new CommandException(ExitStatus.USAGE, MoveAddress.problem(text)));
    }

    private static String text(MoveOutcome outcome) {
        Move move = outcome.move();
        String former = SafeText.of(Move.written(move.type(), move.from()));
        String now = SafeText.of(Move.written(move.type(), move.to()));
        if (outcome.madeBefore()) {
            return former + " was renamed to " + now + " before (" + outcome.run() + "). Nothing was changed.\n";
        }
        return "Renamed " + former + " to " + now + " in world and record (" + outcome.run() + "): "
                + extent(outcome.extent()) + ".\nNothing was deleted or made anew. Rename it in the declaration, too:"
                + " the next plan would take the former name for something else.\n";
    }

    private static String extent(Extent extent) {
        List<String> parts = new ArrayList<>();
        extent.objects().forEach((type, count) -> parts.add(count(count, word(type, count))));
        parts.add(count(extent.points(), extent.points() == 1 ? "recovery point" : "recovery points"));
        String text = String.join(", ", parts);
        return extent.points() == 0
                ? text
                : text + " (" + extent.promised() + " with a promise, " + extent.held() + " under a legal hold)";
    }

    private static String word(ObjectType type, int count) {
        boolean one = count == 1;
        return switch (type) {
            case VAULT -> one ? "vault" : "vaults";
            case POLICY -> one ? "policy" : "policies";
            case PROTECTION -> one ? "protection" : "protections";
            case SCHEDULE -> one ? "schedule" : "schedules";
            case COPY -> one ? "copy rule" : "copy rules";
        };
    }

    private static String count(int count, String word) {
        return count + " " + word;
    }

    private static String json(String estate, MoveOutcome outcome) {
        Move move = outcome.move();
        Extent extent = outcome.extent();
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("estate", estate);
            json.writeStringProperty("run", outcome.run());
            json.writeStringProperty("from", Move.written(move.type(), move.from()));
            json.writeStringProperty("to", Move.written(move.type(), move.to()));
            json.writeBooleanProperty("madeBefore", outcome.madeBefore());
            json.writeObjectPropertyStart("objects");
            extent.objects().forEach((type, count) -> json.writeNumberProperty(type.word(), count));
            json.writeEndObject();
            json.writeNumberProperty("points", extent.points());
            json.writeNumberProperty("promised", extent.promised());
            json.writeNumberProperty("held", extent.held());
            json.writeEndObject();
        });
    }
}
