package dev.holdfast.planner.forecast;

import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.planner.schedule.Occurrences;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A stretch of time and what happens in it.
 *
 * @param rule how long points are kept
 * @param zone zone of the rule's calendar and of {@code starts}
 * @param starts nominal starts; each makes a good point at once
 * @param transfersOncePerDay true if only the last capture of a local day goes to the vault (enhanced policies)
 * @param profile says when points expire and how days of age are counted
 * @param from the first instant
 * @param until the last instant, for which is decided; not before {@code from}
 */
public record Itinerary(
        RetentionRule rule,
        ZoneId zone,
        Occurrences starts,
        boolean transfersOncePerDay,
        ServiceProfile profile,
        Instant from,
        Instant until) {

    public Itinerary {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("ends before it begins: " + from + " to " + until);
        }
    }
}
