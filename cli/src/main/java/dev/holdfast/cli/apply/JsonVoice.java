package dev.holdfast.cli.apply;

import dev.holdfast.cli.render.JsonLines;
import dev.holdfast.cli.render.view.PlanTotals;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.executor.operation.ApplyEvent;
import dev.holdfast.executor.operation.ApplyOutcome;
import dev.holdfast.executor.operation.ApplyOutcome.Counts;
import dev.holdfast.planner.document.PlanDocument;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** Tells programs: one JSON object a line on standard output, each with its {@code type}, as soon as it happened. */
final class JsonVoice implements ApplyVoice {

    private final Session session;
    private final JsonLines lines;
    private final Transfers transfers = new Transfers();

    JsonVoice(Session session) {
        this.session = session;
        this.lines = new JsonLines(session.out());
    }

    @Override
    public void planned(PlanView view) {
        PlanTotals totals = PlanTotals.of(view.document());
        line("planned", json -> {
            json.writeStringProperty("estate", view.document().holdfast().estate());
            json.writeStringProperty(
                    "digest", "sha256:" + view.document().holdfast().digest());
            json.writeNumberProperty("add", totals.add());
            json.writeNumberProperty("change", totals.change());
            json.writeNumberProperty("destroy", totals.destroy());
            json.writeNumberProperty("forget", totals.forget());
            json.writeNumberProperty("copies", totals.copies());
            json.writeNumberProperty("prunes", totals.prunes());
            json.writeNumberProperty("early", totals.early());
            json.writeNumberProperty("backups", totals.backups());
            json.writeNumberProperty("moves", totals.moves());
        });
    }

    @Override
    public void say(String message) {
        session.err().println(SafeText.of(message));
    }

    @Override
    public void begins(PlanDocument plan, Set<String> ended) {
        transfers.begin(plan, ended);
    }

    @Override
    public void on(ApplyEvent event) {
        transfers.on(event);
        line(event.phase().name().toLowerCase(Locale.ROOT), json -> {
            if (!event.address().isEmpty()) {
                json.writeStringProperty("action", event.action());
                json.writeStringProperty("address", event.address());
            }
            json.writeNumberProperty("done", event.done());
            json.writeNumberProperty("total", event.total());
            if (!transfers.isEmpty()) {
                json.writeNumberProperty("bytesDone", transfers.done().bytes());
                json.writeNumberProperty("bytesTotal", transfers.expected().bytes());
                transfers.due().ifPresent(due -> json.writeStringProperty("due", due.toString()));
            }
            if (!event.message().isEmpty()) {
                json.writeStringProperty("message", event.message());
            }
            event.until().ifPresent(until -> json.writeStringProperty("until", until.toString()));
        });
    }

    @Override
    public void nothingToResume(String estate) {
        line("nothing-to-resume", json -> json.writeStringProperty("estate", estate));
    }

    @Override
    public ExitStatus ended(ApplyOutcome outcome) {
        ExitStatus status = ApplyStatus.of(outcome);
        Counts counts = outcome.counts();
        line("ended", json -> {
            json.writeStringProperty("run", outcome.run());
            json.writeNumberProperty("serial", outcome.serial());
            json.writeNumberProperty("done", counts.done());
            json.writeNumberProperty("failed", counts.failed());
            json.writeNumberProperty("skipped", counts.skipped());
            json.writeNumberProperty("stale", counts.stale());
            json.writeNumberProperty("unknown", counts.unknown());
            json.writeBooleanProperty("cutOff", outcome.cutOff());
            json.writeNumberProperty("status", status.code());
            json.writeArrayPropertyStart("problems");
            outcome.problems().forEach(json::writeString);
            json.writeEndArray();
        });
        return status;
    }

    private void line(String type, Consumer<JsonGenerator> content) {
        lines.line(type, content);
        session.out().flush();
    }

    @Override
    public void close() {
        // every line is out already
    }
}
