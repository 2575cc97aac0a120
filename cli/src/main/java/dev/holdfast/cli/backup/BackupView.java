package dev.holdfast.cli.backup;

import dev.holdfast.cli.hold.HoldView;
import dev.holdfast.cli.render.JsonText;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.planner.state.RecoveryPoint;
import tools.jackson.core.JsonGenerator;

/** What people and programs are told of backups on demand. */
public final class BackupView {

    private BackupView() {}

    /** What was made, as text. */
    public static void text(Backups backups, Page page) {
        for (MadePoint made : backups.made()) {
            page.line("Backed up " + SafeText.of(made.reference().item().machine()) + ": "
                    + SafeText.of(made.reference().id()) + ", " + made.consistency() + ", "
                    + made.point().size().toDisplay() + ".");
            made.promisedUntil()
                    .ifPresent(until -> page.line("  Promised until " + until + ", whatever its policy says."));
            made.outlook().ifPresent(outlook -> page.paragraph("  ", HoldView.outlook(outlook)));
        }
    }

    /** What went wrong, on standard error, with what to do about it. */
    public static void problems(Session session, Backups backups) {
        backups.problems().forEach(problem -> session.err().println("Error: " + SafeText.of(problem)));
        backups.hints().forEach((code, hint) -> session.err().println("  " + code + ": " + hint));
    }

    /** What was made, as JSON. */
    public static String json(String estate, Backups backups) {
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("estate", estate);
            write(backups, json);
            json.writeEndObject();
        });
    }

    /** Writes {@code run}, {@code backups} and {@code problems}. */
    static void write(Backups backups, JsonGenerator json) {
        json.writeStringProperty("run", backups.run());
        json.writeArrayPropertyStart("backups");
        for (MadePoint made : backups.made()) {
            json.writeStartObject();
            json.writeStringProperty("machine", made.reference().item().machine());
            json.writeStringProperty("vault", made.reference().item().vault());
            point(made.point(), json);
            made.promisedUntil().ifPresent(until -> json.writeStringProperty("promisedUntil", until.toString()));
            made.achieved().ifPresent(known -> json.writeStringProperty("why", known.why()));
            made.outlook().ifPresent(outlook -> HoldView.json(outlook, json));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("problems");
        backups.problems().forEach(json::writeString);
        json.writeEndArray();
    }

    private static void point(RecoveryPoint point, JsonGenerator json) {
        json.writeStringProperty("point", point.id());
        json.writeStringProperty("captured", point.captured().toString());
        json.writeStringProperty("consistency", point.consistency().word());
        json.writeNumberProperty("bytes", point.size().bytes());
    }
}
