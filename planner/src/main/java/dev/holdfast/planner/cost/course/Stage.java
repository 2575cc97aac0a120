package dev.holdfast.planner.cost.course;

import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.planner.state.PromisedRule;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What all courses of an estimate have in common.
 *
 * @param profile how the service works
 * @param promised every rule that a promise of a point may name, by digest
 * @param months the months looked at
 * @param gaps numbers of the gaps met so far
 */
public record Stage(ServiceProfile profile, Map<String, PromisedRule> promised, Months months, GapNumbers gaps) {

    private static final long DAY = 86_400;

    public Stage {
        promised = Map.copyOf(promised);
    }

    /** A stage on which nothing has happened yet. */
    public static Stage of(ServiceProfile profile, Map<String, PromisedRule> promised, Months months) {
        return new Stage(profile, promised, months, new GapNumbers());
    }

    /** The same for other months. */
    Stage over(Months others) {
        return new Stage(profile, promised, others, gaps);
    }

    /** The daily clean-ups of the service in these months, in seconds since 1970. */
    List<Long> cleanUps() {
        long first = Instant.ofEpochSecond(months.start())
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .atTime(profile.timings().cleanUpTime())
                .toEpochSecond(ZoneOffset.UTC);
        List<Long> cleanUps = new ArrayList<>();
        for (long second = first > months.start() ? first : first + DAY; second < months.end(); second += DAY) {
            cleanUps.add(second);
        }
        return cleanUps;
    }
}
