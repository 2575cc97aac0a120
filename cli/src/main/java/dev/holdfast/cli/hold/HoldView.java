package dev.holdfast.cli.hold;

import dev.holdfast.cli.render.JsonText;
import dev.holdfast.executor.outlook.PointOutlook;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.LegalHold;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import tools.jackson.core.JsonGenerator;

/** What people and programs are told of legal holds. */
public final class HoldView {

    private HoldView() {}

    /** The points under a legal hold, by machine and vault, newest first. */
    public static List<RecoveryPoint> held(SortedMap<ItemKey, List<RecoveryPoint>> points, Instant now) {
        List<RecoveryPoint> held = new ArrayList<>();
        for (List<RecoveryPoint> item : points.values()) {
            for (RecoveryPoint point : item) {
                if (point.isHeldAt(now)) {
                    held.add(point);
                }
            }
        }
        return held;
    }

    /** {@code until 2027-02-01T05:00:00Z}, or {@code until released}. */
    public static String end(LegalHold hold) {
        return "until " + hold.until().map(Object::toString).orElse("released");
    }

    /** Writes a hold as the property {@code hold}. */
    public static void json(LegalHold hold, JsonGenerator json) {
        json.writeObjectPropertyStart("hold");
        json.writeStringProperty("since", hold.since().toString());
        hold.until().ifPresent(until -> json.writeStringProperty("until", until.toString()));
        json.writeStringProperty("by", hold.by());
        json.writeStringProperty("reason", hold.reason());
        json.writeEndObject();
    }

    /** What was placed, as JSON. */
    public static String heldJson(String estate, Map<FoundPoint, LegalHold> holds, int done) {
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("estate", estate);
            json.writeNumberProperty("placed", done);
            json.writeArrayPropertyStart("points");
            holds.forEach((found, hold) -> {
                json.writeStartObject();
                point(found, json);
                json(hold, json);
                json.writeEndObject();
            });
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /**
     * Points, and what becomes of them now, as JSON.
     *
     * @param name of the property with their number, such as {@code released}
     */
    public static String outlooksJson(
            String estate, String name, List<FoundPoint> points, Map<String, PointOutlook> outlooks, int done) {
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("estate", estate);
            json.writeNumberProperty(name, done);
            json.writeArrayPropertyStart("points");
            for (FoundPoint found : points) {
                json.writeStartObject();
                point(found, json);
                PointOutlook outlook = outlooks.get(found.reference().id());
                if (outlook != null) {
                    json(outlook, json);
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void point(FoundPoint found, JsonGenerator json) {
        json.writeStringProperty("point", found.reference().id());
        json.writeStringProperty("machine", found.reference().item().machine());
        json.writeStringProperty("vault", found.reference().item().vault());
        json.writeStringProperty("captured", found.point().captured().toString());
    }

    /** Writes what becomes of a point as the property {@code next}. */
    public static void json(PointOutlook outlook, JsonGenerator json) {
        json.writeObjectPropertyStart("next");
        json.writeBooleanProperty("stays", outlook.stays());
        json.writeStringProperty("by", outlook.by().word());
        outlook.until().ifPresent(until -> json.writeStringProperty("until", until.toString()));
        json.writeArrayPropertyStart("reasons");
        outlook.reasons().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    /** What becomes of a released point, in a sentence. */
    public static String outlook(PointOutlook outlook) {
        String why = String.join(", ", outlook.reasons());
        return switch (outlook.by()) {
            case RULE ->
                outlook.until().isPresent()
                        ? "Its retention keeps it until "
                                + minute(outlook.until().get()) + " (" + why + ")."
                        : "Its retention keeps it (" + why + ").";
            case PROMISE -> "An older promise keeps it (" + why + ").";
            case NOBODY ->
                "No retention in force speaks of it: it stays until a plan lets it go, as that of a retired"
                        + " machine does once its date has passed.";
            case CLEAN_UP ->
                "Nothing else keeps it: it goes at the next clean-up, "
                        + outlook.until().map(HoldView::minute).orElse("tomorrow") + because(why) + ".";
            case PLAN -> "Nothing else keeps it: the next plan deletes it" + because(why) + ".";
        };
    }

    private static String because(String why) {
        return why.isEmpty() ? "" : " (" + why + ")";
    }

    private static String minute(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MINUTES).toString();
    }
}
