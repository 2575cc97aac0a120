package dev.holdfast.cli.run;

import dev.holdfast.cli.render.JsonText;
import dev.holdfast.executor.journal.Journal;
import dev.holdfast.executor.journal.Run;
import dev.holdfast.executor.journal.Runs;
import dev.holdfast.executor.workspace.RunView;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Runs for programs. */
public final class RunJson {

    private RunJson() {}

    /** All runs, newest first. */
    public static String list(String estate, List<Run> runs) {
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("estate", estate);
            json.writeArrayPropertyStart("runs");
            for (Run run : runs) {
                json.writeStartObject();
                properties(run, json);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** One run with all it did. */
    public static String show(RunView view) {
        return JsonText.write(json -> {
            json.writeStartObject();
            properties(view.run(), json);
            sessions(view.sessions(), json);
            json.writeArrayPropertyStart("operations");
            for (Journal.Operation operation : view.operations()) {
                operation(operation, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** Writes who took a run up. */
    static void sessions(List<Runs.Session> sessions, JsonGenerator json) {
        json.writeArrayPropertyStart("sessions");
        for (Runs.Session session : sessions) {
            json.writeStartObject();
            json.writeStringProperty("began", session.began());
            json.writeStringProperty("who", session.who());
            json.writeStringProperty("host", session.host());
            json.writeNumberProperty("fence", session.fence());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void operation(Journal.Operation operation, JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("seq", operation.entry().seq());
        json.writeStringProperty("action", operation.entry().action());
        json.writeStringProperty("address", operation.entry().address());
        json.writeStringProperty("phase", operation.phase().word());
        json.writeStringProperty("key", operation.entry().key());
        json.writeStringProperty("sent", operation.entry().payload());
        if (!operation.problem().isEmpty()) {
            json.writeStringProperty("problem", operation.problem());
        }
        json.writeEndObject();
    }

    /** Writes what is known of a run. */
    static void properties(Run run, JsonGenerator json) {
        json.writeStringProperty("id", run.id());
        json.writeStringProperty("kind", run.request().kind());
        json.writeStringProperty("started", run.started());
        run.ending().ifPresent(ending -> {
            json.writeStringProperty("ended", ending.ended());
            json.writeStringProperty("outcome", ending.outcome());
        });
        json.writeStringProperty("who", run.request().who());
        if (!run.request().digest().isEmpty()) {
            json.writeStringProperty("digest", "sha256:" + run.request().digest());
        }
        json.writeStringProperty("at", run.request().at());
        json.writeNumberProperty("allowDataLoss", run.request().terms().allowDataLoss());
        json.writeBooleanProperty("allowIrreversible", run.request().terms().allowIrreversible());
        json.writeNumberProperty("serial", run.serial());
    }
}
