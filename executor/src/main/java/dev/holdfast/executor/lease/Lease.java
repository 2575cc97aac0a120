package dev.holdfast.executor.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A lease as it stands in the database.
 *
 * @param fence how often it changed hands; only grows
 * @param holder who holds it; empty if nobody does
 * @param purpose what for
 * @param since when the holder got it
 * @param heartbeat when the holder last wrote
 * @param expires when it ends by itself
 */
public record Lease(
        long fence, Optional<Holder> holder, String purpose, Instant since, Instant heartbeat, Instant expires) {

    /** Nobody ever held it. */
    static final Lease NONE = new Lease(0, Optional.empty(), "", Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);

    /** True if somebody holds it at an instant. */
    public boolean isHeldAt(Instant now) {
        return holder.isPresent() && expires.isAfter(now);
    }

    /** Who holds it, since when and how alive, in one sentence without a full stop. */
    public String describe(Instant now) {
        if (holder.isEmpty()) {
            return "nobody holds it";
        }
        Holder held = holder.get();
        StringBuilder text = new StringBuilder();
        text.append("held by ").append(held.who()).append(" on ").append(held.host());
        text.append(" for '").append(purpose).append("'");
        if (!held.url().isEmpty()) {
            text.append(" (").append(held.url()).append(')');
        }
        text.append(" since ").append(since).append(", ").append(age(Duration.between(since, now)));
        text.append("; last sign of life ").append(age(Duration.between(heartbeat, now)));
        return text.toString();
    }

    private static String age(Duration age) {
        if (age.isNegative()) {
            return words(age.negated()) + " in the future of this clock, so one of the two clocks is wrong";
        }
        return words(age) + " ago";
    }

    private static String words(Duration age) {
        long seconds = age.toSeconds();
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7_200 ? seconds / 60 + " min" : seconds / 3_600 + " h";
    }
}
