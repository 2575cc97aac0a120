package dev.holdfast.executor.scenario;

import dev.holdfast.executor.fabric.scenario.FaultKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One fault of a scenario.
 *
 * @param kind what goes wrong
 * @param onset when it begins
 * @param length how long it lasts
 * @param where what it hits
 * @param strength how much; absent for the usual strength of its kind
 */
public record ScenarioFault(FaultKind kind, Onset onset, Length length, Where where, OptionalDouble strength) {

    /**
     * When a fault begins.
     *
     * @param instant a certain instant; absent for one that is reckoned from the injection
     * @param after how long after the injection, if there is no instant
     */
    public record Onset(Optional<Instant> instant, Duration after) {

        /** With the injection. */
        public static final Onset AT_ONCE = new Onset(Optional.empty(), Duration.ZERO);

        /** When it begins if it is injected at an instant. */
        Instant from(Instant injection) {
            return instant.orElseGet(() -> injection.plus(after));
        }
    }

    /**
     * How long a fault lasts.
     *
     * @param duration so long; absent for what is usual of its kind, or for no end that is known
     * @param open true if it does not end by itself
     */
    public record Length(Optional<Duration> duration, boolean open) {

        /** As long as is usual. */
        public static final Length USUAL = new Length(Optional.empty(), false);

        /** It does not end by itself. */
        public static final Length OPEN = new Length(Optional.empty(), true);

        /** So long. */
        public static Length of(Duration duration) {
            return new Length(Optional.of(duration), false);
        }
    }
}
