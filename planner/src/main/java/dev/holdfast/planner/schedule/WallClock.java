package dev.holdfast.planner.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as people read them on the wall clock of a zone. */
public final class WallClock {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm", Locale.US);

    private WallClock() {}

    /**
     * {@code Sun 2027-03-28 06:59 -04:00}, {@code UTC} in place of a zero offset. The letters of zones are not used: they come
     * from the locale data of the Java release and are ambiguous.
     */
    public static String text(Instant instant, ZoneId zone) {
        ZonedDateTime local = instant.atZone(zone);
        return MINUTE.format(local) + " "
                + (local.getOffset().equals(ZoneOffset.UTC)
                        ? "UTC"
                        : local.getOffset().getId());
    }
}
