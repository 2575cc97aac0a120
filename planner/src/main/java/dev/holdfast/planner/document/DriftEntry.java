package dev.holdfast.planner.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.planner.document.ChangeGroup.AttributeChange;
import java.util.List;

/**
 * An object, or points of one item, that somebody changed outside since the last apply.
 *
 * @param address of the object; {@code points/machine@vault} for points of an item
 * @param kind {@code changed}, {@code gone} or {@code appeared}
 * @param driftClass what it touches: {@code benign}, {@code cost} or {@code protection}
 * @param attributes of a changed object: as recorded and as found; empty otherwise
 * @param points the points that changed or are gone, newest first; empty for an object
 * @param response what the plan does about it: {@code restore} what is declared, {@code accept} it into the record, or
 *     {@code leave} it alone
 * @param reason what happened and what the plan does about it, in full sentences
 */
public record DriftEntry(
        String address,
        String kind,
        @JsonProperty("class") String driftClass,
        List<AttributeChange> attributes,
        List<DriftedPoint> points,
        String response,
        String reason) {

    public DriftEntry {
        if (address.indexOf('/') < 1) {
            throw new IllegalArgumentException("an address begins with its type and a slash: " + address);
        }
        attributes = List.copyOf(attributes);
        points = List.copyOf(points);
    }

    /**
     * A point that changed or is gone.
     *
     * @param point its id
     * @param captured its capture time
     * @param before what was recorded of it: its promise, lock and hold
     * @param after what was found; empty if it is gone
     */
    public record DriftedPoint(String point, String captured, String before, String after) {}
}
