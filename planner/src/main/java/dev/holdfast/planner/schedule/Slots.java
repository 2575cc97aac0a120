package dev.holdfast.planner.schedule;

import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.quantity.QuantityException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The fixed offset of each machine after the nominal starts of its policy. */
public final class Slots {

    private static final String NONE = "0s";

    private Slots() {}

    /**
     * An offset in whole minutes from 0 on, shorter than {@code stagger}; nothing if that is below two minutes. It depends on
     * these two alone, so no other machine's arrival moves it.
     *
     * @param stableId resource id, else name; case does not matter
     */
    public static Duration offset(String stableId, Duration stagger) {
        long minutes = (stagger.toSeconds() + 59) / 60;
        if (minutes <= 1) {
            return Duration.ZERO;
        }
        long hash = ByteBuffer.wrap(digest(stableId.toLowerCase(Locale.ROOT))).getLong();
        return Duration.ofMinutes(Long.remainderUnsigned(hash, minutes));
    }

    /** An offset from its text; empty if it cannot be read, as records of another version may be. */
    public static Optional<Duration> read(String text) {
        if (text.equals(NONE)) {
            return Optional.of(Duration.ZERO);
        }
        try {
            return Optional.of(Durations.parse(text));
        } catch (QuantityException e) {
            return Optional.empty();
        }
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
