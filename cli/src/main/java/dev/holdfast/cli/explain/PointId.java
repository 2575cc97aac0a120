package dev.holdfast.cli.explain;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A recovery point as people write it: {@code sql-01@2026-11-03T22:04Z}, of a copy {@code …→vault} (or {@code …->vault}).
 *
 * @param machine address of the machine
 * @param captured the instant; the first of its minute if no seconds are written
 * @param wholeMinute true if no seconds are written, so that any point of the minute is meant
 * @param vault where the copy is; absent for a point that is no copy
 */
record PointId(String machine, Instant captured, boolean wholeMinute, Optional<String> vault) {

    private static final Pattern FORM = Pattern.compile(
            "(?:protection/)?(.+)@([0-9]{4}-[0-9]{2}-[0-9]{2}T[^\u2192>]*?)(?:(?:\u2192|->)(.+))?", Pattern.DOTALL);

    /** Reads an id; empty if the text is none. */
    static Optional<PointId> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            String time = matcher.group(2);
            boolean wholeMinute = time.length() > 16 && time.charAt(16) != ':';
            return Optional.of(new PointId(
                    matcher.group(1),
                    OffsetDateTime.parse(time).toInstant(),
                    wholeMinute,
                    Optional.ofNullable(matcher.group(3))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** True if a point captured then is meant. */
    boolean means(Instant other) {
        if (captured.equals(other)) {
            return true;
        }
        Duration later = Duration.between(captured, other);
        return wholeMinute && !later.isNegative() && later.compareTo(Duration.ofMinutes(1)) < 0;
    }
}
