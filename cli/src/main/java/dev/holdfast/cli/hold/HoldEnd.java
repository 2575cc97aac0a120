package dev.holdfast.cli.hold;

import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SortedMap;

/**
 * When a hold ends by itself: an instant, or a date, which means the end of that day in the time zone of the machine's policy
 * (UTC if no policy is known).
 */
public final class HoldEnd {

    /** Four digits of a year are enough. */
    private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

    private final Optional<Instant> instant;
    private final Optional<LocalDate> date;

    private HoldEnd(Optional<Instant> instant, Optional<LocalDate> date) {
        this.instant = instant;
        this.date = date;
    }

    /**
     * Reads {@code 2027-01-31} or {@code 2027-01-31T12:00Z}; empty text means no end.
     *
     * @throws CommandException if it is neither
     */
    public static HoldEnd parse(String text) throws CommandException {
        if (text.isEmpty()) {
            return new HoldEnd(Optional.empty(), Optional.empty());
        }
        try {
            if (text.indexOf('T') < 0) {
                LocalDate day = LocalDate.parse(text);
                check(day.atStartOfDay(ZoneOffset.UTC).toInstant());
                return new HoldEnd(Optional.empty(), Optional.of(day));
            }
            Instant instant = OffsetDateTime.parse(text).toInstant();
            check(instant);
            return new HoldEnd(Optional.of(instant), Optional.empty());
        } catch (DateTimeException e) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "'" + text
                            + "' is no end of a hold. Write a date (2027-01-31, the whole day counts) or an instant with"
                            + " its offset (2027-01-31T12:00Z), before the year 10000.");
        }
    }

    private static void check(Instant end) {
        if (end.isAfter(LATEST)) {
            throw new DateTimeException("further away than " + LATEST);
        }
    }

    /**
     * The first instant at which the hold is over.
     *
     * @param objects everything that exists
     * @param machine whose point is held
     */
    public Optional<Instant> of(SortedMap<ObjectAddress, ManagedObject> objects, String machine) {
        return instant.or(() -> date.map(
                day -> day.plusDays(1).atStartOfDay(zone(objects, machine)).toInstant()));
    }

    private static ZoneId zone(SortedMap<ObjectAddress, ManagedObject> objects, String machine) {
        ManagedObject protection = objects.get(new ObjectAddress(ObjectType.PROTECTION, machine));
        String policy = protection == null ? "" : protection.text(AttributeNames.POLICY);
        ManagedObject rules = policy.isEmpty() ? null : objects.get(new ObjectAddress(ObjectType.POLICY, policy));
        String zone = rules == null ? "" : rules.text(AttributeNames.TIME_ZONE);
        return zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone);
    }
}
