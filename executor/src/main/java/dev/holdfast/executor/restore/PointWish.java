package dev.holdfast.executor.restore;

import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.util.Optional;

/**
 * Which point somebody wants back. Without any wish it is the newest.
 *
 * @param until captured then or before
 * @param id this very point
 * @param atLeast no weaker promise about applications
 */
public record PointWish(Optional<Instant> until, Optional<String> id, Optional<Consistency> atLeast) {

    /** The newest point that can be restored. */
    public static final PointWish NEWEST = new PointWish(Optional.empty(), Optional.empty(), Optional.empty());

    /** Why a point is not what is wanted; empty if it is. Whether it can be restored is another question. */
    Optional<String> objection(RecoveryPoint point) {
        if (until.isPresent() && point.captured().isAfter(until.get())) {
            return Optional.of("captured after " + until.get());
        }
        if (atLeast.isPresent() && point.consistency().compareTo(atLeast.get()) > 0) {
            return Optional.of("only " + point.consistency().word() + " consistent");
        }
        return Optional.empty();
    }

    /** The wish in words, for messages: {@code captured at 2026-11-20T15:00:00Z or before, at least file-system consistent}. */
    String display() {
        String text =
                until.map(instant -> "captured at " + instant + " or before").orElse("");
        String level =
                atLeast.map(word -> "at least " + word.word() + " consistent").orElse("");
        return text + (text.isEmpty() || level.isEmpty() ? "" : ", ") + level;
    }
}
