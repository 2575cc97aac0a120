package dev.holdfast.cli.command.state;

import dev.holdfast.cli.argument.EstateOption;
import dev.holdfast.cli.argument.FormatOption;
import dev.holdfast.cli.render.JsonText;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.RecordedState;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code state show}: show one object of the record. */
@Command(
        name = "show",
        footer = {"Examples:", "  holdfast state show protection/sql-01", ""},
        header = "Show one object of the record.")
final class StateShow implements Operation {

    @Mixin
    EstateOption estate = new EstateOption();

    @Mixin
    FormatOption format = new FormatOption();

    @Parameters(paramLabel = "ADDRESS", description = "Address of the object, as 'holdfast state list' says it.")
    String address = "";

    @Override
    public ExitStatus run(Session session) throws CommandException {
        boolean json = format.isJson();
        try (Workspace workspace = estate.open(session)) {
            RecordedState recorded = workspace.recorded();
            for (ManagedObject object : recorded.objects().values()) {
                if (object.address().toString().equals(address)) {
                    session.out().print(json ? JsonText.write(out -> StateList.object(object, out)) : text(object));
                    return ExitStatus.OK;
                }
            }
            List<String> known = recorded.objects().keySet().stream()
                    .map(ObjectAddress::toString)
                    .toList();
            throw new CommandException(
                    ExitStatus.USAGE,
                    "The record of '" + workspace.estate() + "' has no object '" + address + "'."
                            + Suggestion.didYouMean(address, known) + " 'holdfast state list' lists all.");
        } catch (WorkspaceException e) {
            throw Session.failure(e);
        }
    }

    private static String text(ManagedObject object) {
        StringBuilder text = new StringBuilder(SafeText.of(object.address().toString())).append('\n');
        object.attributes()
                .forEach((name, value) -> text.append("  ")
                        .append(SafeText.of(name))
                        .append("   ")
                        .append(SafeText.of(value.display()))
                        .append('\n'));
        return text.toString();
    }
}
