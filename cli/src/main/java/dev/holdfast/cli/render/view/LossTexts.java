package dev.holdfast.cli.render.view;

import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.schedule.WallClock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Losses of the document as people read them; text that is no length or instant stays as it is. */
public final class LossTexts {

    private static final Duration LAST_MINUTE = Duration.ofMinutes(1);

    private LossTexts() {}

    /** {@code 27 h 7 m}; a word where there is no such length. */
    public static String display(Optional<String> length) {
        return length.map(text -> parse(text).map(Durations::display).orElse(text))
                .orElse("unbounded");
    }

    /** True if a length is there and, where a limit is there, not above it. */
    public static boolean isWithin(Optional<String> length, Optional<String> limit) {
        Optional<Duration> known = length.flatMap(LossTexts::parse);
        Optional<Duration> most = limit.flatMap(LossTexts::parse);
        return known.isPresent() && (most.isEmpty() || known.get().compareTo(most.get()) <= 0);
    }

    /** {@code crash Sun 2027-03-28 06:59 -04:00 loses 8 h 55 m}: a length without the minute that is left at the worst instant. */
    public static String crash(String worstInstant, String length, String timeZone) {
        Optional<Instant> instant = Wording.parse(worstInstant);
        Optional<Duration> lost = parse(length).map(known -> known.minus(LAST_MINUTE));
        if (instant.isEmpty() || lost.isEmpty()) {
            return "crash " + worstInstant + " loses up to " + length;
        }
        return "crash " + onWallClock(instant.get(), timeZone, worstInstant) + " loses "
                + Durations.display(lost.get().isNegative() ? Duration.ZERO : lost.get());
    }

    private static String onWallClock(Instant instant, String timeZone, String otherwise) {
        try {
            return WallClock.text(instant, ZoneId.of(timeZone));
        } catch (DateTimeException e) {
            return otherwise;
        }
    }

    private static Optional<Duration> parse(String text) {
        try {
            return Optional.of(Durations.parse(text));
        } catch (QuantityException e) {
            return Optional.empty();
        }
    }
}
