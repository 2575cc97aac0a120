package dev.holdfast.planner.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Instants as people read them on the wall clock of a zone. */
public final class WallClock {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm", Locale.US);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.US);
    private static final Pattern LETTERS = Pattern.compile("[A-Z]{2,5}");

    private WallClock() {}

    /** {@code Sun 2027-03-28 06:59 EDT}; the offset in place of the letters where a zone has none. */
    public static String text(Instant instant, ZoneId zone) {
        ZonedDateTime local = instant.atZone(zone);
        String letters = ZONE.format(local);
        return MINUTE.format(local) + " "
                + (LETTERS.matcher(letters).matches()
                        ? letters
                        : local.getOffset().getId());
    }
}
