package dev.holdfast.dsl.profile;

import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.quantity.QuantityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many calls of a kind a service accepts within any stretch of time: its window rolls, it does not begin anew at midnight.
 * A call is in the window from its own instant on, and has left it when as much time as the window is long has passed.
 *
 * @param calls most calls in the window; at least 1
 * @param window longer than nothing
 */
public record Quota(int calls, Duration window) {

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,9}) per (\\S+)");

    public Quota {
        if (calls < 1 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("a quota takes a call in some time: " + calls + " in " + window);
        }
    }

    /**
     * Reads {@code 50 per 24h}.
     *
     * @throws QuantityException if it is written otherwise, or takes no call
     */
    public static Quota parse(String text) throws QuantityException {
        Matcher parts = TEXT.matcher(text.strip());
        if (!parts.matches() || Integer.parseInt(parts.group(1)) == 0) {
            throw new QuantityException("'" + text + "' is not a quota. Write a number of calls, at least 1, and a"
                    + " duration, such as 50 per 24h.");
        }
        return new Quota(Integer.parseInt(parts.group(1)), Durations.parse(parts.group(2)));
    }

    /**
     * The first instant, from {@code now} on, at which the service accepts another call.
     *
     * @param accepted when it accepted calls so far, oldest first; those that have left the window do not matter
     */
    public Instant opens(List<Instant> accepted, Instant now) {
        if (accepted.size() < calls) {
            return now;
        }
        Instant left = accepted.get(accepted.size() - calls).plus(window);
        return left.isAfter(now) ? left : now;
    }

    /** The least time from the first to the last of that many calls, if nobody else uses the quota. */
    public Duration leastTime(int many) {
        return many <= calls ? Duration.ZERO : window.multipliedBy((many - 1) / calls);
    }

    /** As it is read, such as {@code 50 per 24h}. */
    @Override
    public String toString() {
        return calls + " per " + Durations.format(window);
    }
}
