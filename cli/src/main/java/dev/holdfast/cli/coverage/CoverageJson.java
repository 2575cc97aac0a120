package dev.holdfast.cli.coverage;

import dev.holdfast.cli.coverage.CoverageMatrix.Row;
import dev.holdfast.cli.render.JsonText;
import dev.holdfast.planner.document.FindingEntry.AcceptedBy;
import dev.holdfast.planner.document.ObjectiveResult;
import tools.jackson.core.JsonGenerator;

/** {@code coverage} for programs. */
public final class CoverageJson {

    private CoverageJson() {}

    /** The text, one line. */
    public static String write(CoverageMatrix matrix) {
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("estate", matrix.estate());
            json.writeStringProperty("at", matrix.at());
            json.writeObjectPropertyStart("counts");
            matrix.counts().forEach(json::writeNumberProperty);
            json.writeEndObject();
            json.writeNumberProperty("uncovered", matrix.uncovered().size());
            json.writeArrayPropertyStart("machines");
            matrix.rows().forEach(row -> row(row, matrix, json));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void row(Row row, CoverageMatrix matrix, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("machine", row.entry().machine());
        json.writeStringProperty("status", row.entry().status());
        row.entry().policy().ifPresent(policy -> json.writeStringProperty("policy", policy));
        json.writeStringProperty("reason", row.entry().reason());
        row.entry().place().ifPresent(place -> json.writeStringProperty("place", place));
        json.writeObjectPropertyStart("excludedDisks");
        row.entry().excludedDisks().forEach(json::writeStringProperty);
        json.writeEndObject();
        row.accepted().ifPresent(waiver -> accepted(waiver, json));
        json.writeObjectPropertyStart("classes");
        for (String word : matrix.classes()) {
            ObjectiveResult objective = row.objectives().get(word);
            if (objective != null) {
                json.writeObjectPropertyStart(word);
                figures(objective, json);
                json.writeEndObject();
            }
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void accepted(AcceptedBy waiver, JsonGenerator json) {
        json.writeObjectPropertyStart("accepted");
        json.writeStringProperty("reason", waiver.reason());
        json.writeStringProperty("until", waiver.until());
        json.writeEndObject();
    }

    private static void figures(ObjectiveResult objective, JsonGenerator json) {
        objective.rpo().target().ifPresent(rpo -> json.writeStringProperty("rpo", rpo));
        objective.rpo().scheduled().ifPresent(loss -> json.writeStringProperty("scheduledLoss", loss));
        objective.rpo().worstCase().ifPresent(loss -> json.writeStringProperty("worstLoss", loss));
        json.writeBooleanProperty("rpoHolds", objective.rpo().holds());
        objective.rto().target().ifPresent(rto -> json.writeStringProperty("rto", rto));
        objective.rto().estimate().ifPresent(restore -> json.writeStringProperty("restore", restore));
        json.writeBooleanProperty("rtoHolds", objective.rto().holds());
    }
}
