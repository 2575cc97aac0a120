package dev.holdfast.cli.command.state;

import dev.holdfast.cli.argument.EstateOption;
import dev.holdfast.cli.argument.FormatOption;
import dev.holdfast.cli.render.JsonText;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.AttributeValue.Members;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.RecordedState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.core.JsonGenerator;

/** {@code state list}: the objects we look after. */
@Command(
        name = "list",
        footer = {"Examples:", "  holdfast state list", "  holdfast state list --format json", ""},
        header = "List the addresses of all objects in the state.")
final class StateList implements Operation {

    @Mixin
    EstateOption estate = new EstateOption();

    @Mixin
    FormatOption format = new FormatOption();

    @Override
    public ExitStatus run(Session session) throws CommandException {
        boolean json = format.isJson();
        try (Workspace workspace = estate.open(session)) {
            RecordedState recorded = workspace.recorded();
            session.out().print(json ? json(recorded) : text(recorded));
            return ExitStatus.OK;
        } catch (WorkspaceException e) {
            throw Session.failure(e);
        }
    }

    private static String text(RecordedState recorded) {
        StringBuilder text = new StringBuilder();
        recorded.objects()
                .keySet()
                .forEach(address -> text.append(SafeText.of(address.toString())).append('\n'));
        return text.toString();
    }

    private static String json(RecordedState recorded) {
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("estate", recorded.estate());
            json.writeNumberProperty("serial", recorded.serial());
            json.writeArrayPropertyStart("objects");
            recorded.objects().values().forEach(object -> object(object, json));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** Writes an object with its attributes. */
    static void object(ManagedObject object, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("address", object.address().toString());
        json.writeStringProperty("type", object.address().type().word());
        json.writeObjectPropertyStart("attributes");
        object.attributes().forEach((name, value) -> {
            json.writeName(name);
            value(value, json);
        });
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void value(AttributeValue value, JsonGenerator json) {
        if (value instanceof Members members) {
            json.writeStartArray();
            members.members().forEach(json::writeString);
            json.writeEndArray();
        } else {
            json.writeString(value.display());
        }
    }
}
