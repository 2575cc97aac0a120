package dev.holdfast.cli.schedule;

import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * One end of a stretch of time, as people write it: an instant with an offset, or a date, which begins at midnight of each
 * machine's own zone.
 */
public final class Boundary {

    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9999;

    /** No zone's midnight is further from that of UTC. */
    private static final Duration WIDEST_OFFSET = Duration.ofHours(14);

    private final Instant instant;
    private final Optional<LocalDate> date;

    private Boundary(Instant instant, Optional<LocalDate> date) {
        this.instant = instant;
        this.date = date;
    }

    /** An instant. */
    public static Boundary of(Instant instant) {
        return new Boundary(instant, Optional.empty());
    }

    /**
     * Reads {@code 2026-11-20T15:00:00Z}, also without seconds and with another offset, or {@code 2026-11-20}; years 1 to 9999.
     *
     * @param option that the text is the value of
     */
    public static Boundary parse(String option, String text) throws CommandException {
        try {
            Boundary boundary = text.indexOf('T') < 0 && text.indexOf('t') < 0 ? date(text) : of(instant(text));
            int year = boundary.instant.atOffset(ZoneOffset.UTC).getYear();
            if (year < FIRST_YEAR || year > LAST_YEAR) {
                throw new CommandException(
                        ExitStatus.USAGE,
                        "'" + text + "' (" + option + ") lies outside the years " + FIRST_YEAR + " to " + LAST_YEAR
                                + ".");
            }
            return boundary;
        } catch (DateTimeException e) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "'" + text + "' is no instant or date for " + option + ". Write an instant with its offset, such as"
                            + " 2026-11-20T15:00:00Z or 2026-11-20T10:00-05:00, or a date, such as 2026-11-20, which begins"
                            + " at midnight of each machine's zone.");
        }
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static Boundary date(String text) {
        LocalDate date = LocalDate.parse(text);
        return new Boundary(date.atStartOfDay(ZoneOffset.UTC).toInstant(), Optional.of(date));
    }

    /** True if something can lie between an earlier boundary and this one, in some zone. */
    public boolean canFollow(Boundary earlier) {
        boolean sameKind = date.isPresent() == earlier.date.isPresent();
        return earlier.instant.isBefore(sameKind ? instant : instant.plus(WIDEST_OFFSET));
    }

    /** The same time of day so many days later; an instant moves by days of 24 hours. */
    public Boundary plusDays(int days) {
        return new Boundary(instant.plus(Duration.ofDays(days)), date.map(day -> day.plusDays(days)));
    }

    /** The instant on the wall clock of a zone: of a date, the first one that is not before its midnight. */
    public Instant in(ZoneId zone) {
        return date.map(day -> day.atStartOfDay(zone).toInstant()).orElse(instant);
    }

    /** A date as it was written; an instant on the wall clock of a zone, ISO-8601 with offset. */
    public String shown(ZoneId zone) {
        return date.map(LocalDate::toString)
                .orElseGet(() -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        instant.atZone(zone).toOffsetDateTime()));
    }

    /** The same for all zones: of a date, its midnight in UTC. */
    public Instant inUtc() {
        return instant;
    }
}
