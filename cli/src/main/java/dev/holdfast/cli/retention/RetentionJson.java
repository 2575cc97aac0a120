package dev.holdfast.cli.retention;

import dev.holdfast.cli.retention.RetentionView.PointView;
import dev.holdfast.planner.retention.PointDecision;
import tools.jackson.core.JsonGenerator;

/** The result for programs: {@code {"at", "kept": […], "pruned": […]}}, both newest first. */
public final class RetentionJson {

    private RetentionJson() {}

    /** Writes a result. */
    public static void write(RetentionView view, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("at", view.at().toString());
        json.writeArrayPropertyStart("kept");
        for (PointView point : view.points()) {
            if (point.decision().kept()) {
                kept(point, json);
            }
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("pruned");
        for (PointView point : view.points()) {
            if (!point.decision().kept()) {
                begin(point, json);
                json.writeStringProperty(
                        "reason", String.join(", ", point.decision().reasons()));
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        view.simulated().ifPresent(simulated -> {
            json.writeObjectPropertyStart("simulated");
            json.writeStringProperty("from", simulated.from().toString());
            json.writeStringProperty("until", simulated.until().toString());
            json.writeNumberProperty("runs", simulated.runs());
            json.writeEndObject();
        });
        json.writeEndObject();
    }

    private static void begin(PointView point, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("id", point.decision().point().id());
        json.writeStringProperty("time", point.time());
    }

    private static void kept(PointView point, JsonGenerator json) {
        PointDecision decision = point.decision();
        begin(point, json);
        json.writeArrayPropertyStart("reasons");
        decision.reasons().forEach(json::writeString);
        json.writeEndArray();
        decision.until().ifPresent(until -> json.writeStringProperty("until", until.toString()));
        json.writeEndObject();
    }
}
