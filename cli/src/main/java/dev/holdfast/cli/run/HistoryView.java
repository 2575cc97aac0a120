package dev.holdfast.cli.run;

import dev.holdfast.cli.render.JsonText;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.Table;
import dev.holdfast.executor.journal.Run;
import dev.holdfast.executor.journal.Runs;
import dev.holdfast.executor.workspace.RecordWrite;
import java.util.List;
import java.util.stream.Collectors;

/** The writes of a record, for people and for programs. */
public final class HistoryView {

    private HistoryView() {}

    /** A line for each, in their order. */
    public static Page text(Page page, List<RecordWrite> writes) {
        if (writes.isEmpty()) {
            return page.line("No writes yet.");
        }
        Table table = new Table("record", "when", "who", "run", "what", "changes", "outcome");
        for (RecordWrite write : writes) {
            Run run = write.run();
            table.row(
                    serials(run),
                    run.ending().map(Run.Ending::ended).orElse(run.started()),
                    who(write),
                    run.id(),
                    run.request().kind(),
                    changes(write),
                    RunText.outcome(run));
        }
        return page.columns("", table.rows());
    }

    private static String serials(Run run) {
        String before = "#" + run.serial();
        return run.ending()
                .map(ending -> ending.serial() == run.serial() ? before : before + " → #" + ending.serial())
                .orElse(before + " → …");
    }

    /** Whoever took it up last wrote it. */
    private static String who(RecordWrite write) {
        List<Runs.Session> sessions = write.sessions();
        if (sessions.isEmpty()) {
            return write.run().request().who();
        }
        Runs.Session last = sessions.get(sessions.size() - 1);
        String earlier =
                sessions.size() == 1 ? "" : ", begun by " + sessions.get(0).who();
        return last.who() + " on " + last.host() + earlier;
    }

    private static String changes(RecordWrite write) {
        return write.changes().entrySet().stream()
                .map(change -> change.getKey() + " " + change.getValue())
                .collect(Collectors.joining(", "));
    }

    /**
     * An object for each, in their order.
     *
     * @param address what was asked for; empty for everything
     */
    public static String json(String estate, String address, List<RecordWrite> writes) {
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("estate", estate);
            if (!address.isEmpty()) {
                json.writeStringProperty("address", address);
            }
            json.writeArrayPropertyStart("writes");
            for (RecordWrite write : writes) {
                json.writeStartObject();
                write.run().ending().ifPresent(ending -> json.writeNumberProperty("reached", ending.serial()));
                RunJson.properties(write.run(), json);
                RunJson.sessions(write.sessions(), json);
                json.writeObjectPropertyStart("changes");
                write.changes().forEach(json::writeNumberProperty);
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
