package dev.holdfast.planner.state;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A legal hold on a recovery point: nothing deletes the point while it is in force, whatever a rule, a plan or a retirement
 * says. Somebody placed it and anybody may release it, unlike a lock of the service.
 *
 * @param since when it was placed, on the fabric's clock
 * @param until first instant at which it no longer holds; absent if only a release ends it
 * @param by who placed it; may be empty
 * @param reason why, in the words of whoever placed it; may be empty
 */
public record LegalHold(Instant since, Optional<Instant> until, String by, String reason) {

    /** True before its end; always true without one. */
    public boolean isInForce(Instant at) {
        return until.isEmpty() || at.isBefore(until.get());
    }

    /** True if it ends before the other, so that putting it in the other's place would weaken what is held. */
    public boolean isShorterThan(LegalHold other) {
        return until.isPresent() && (other.until.isEmpty() || until.get().isBefore(other.until.get()));
    }

    /** Text for people: {@code legal hold until 2027-02-01T05:00Z by alice (case 17)}. */
    public String display() {
        return "legal hold"
                + until.map(end -> " until " + minute(end)).orElse("")
                + (by.isEmpty() ? "" : " by " + by)
                + (reason.isEmpty() ? "" : " (" + reason + ")");
    }

    private static String minute(Instant instant) {
        Instant minute = instant.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(instant) ? minute.toString().replace(":00Z", "Z") : instant.toString();
    }
}
