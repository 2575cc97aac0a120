package dev.holdfast.cli.schedule;

import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.planner.schedule.Gap;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * When a machine is backed up.
 *
 * @param address of the machine
 * @param policy name of its policy
 * @param zone of the policy
 * @param slot offset after each nominal start, already part of the runs and of the gap
 * @param runs starts, ascending
 * @param largestGap longest elapsed time between two starts ahead; absent if fewer than two ever follow
 */
public record MachineRuns(
        String address, String policy, ZoneId zone, Duration slot, List<Instant> runs, Optional<Gap> largestGap) {

    public MachineRuns {
        runs = List.copyOf(runs);
    }

    /**
     * The length of the largest gap in all its units, because a clock change may add only half an hour to a week:
     * {@code 25 h}, {@code 7 d 30 m}; a dash without a gap.
     */
    String gapText() {
        if (largestGap.isEmpty()) {
            return "-";
        }
        Duration length = largestGap.get().length();
        long days = length.toDays() >= 2 ? length.toDays() : 0;
        Duration rest = length.minusDays(days);
        StringBuilder text = new StringBuilder(16);
        append(text, days, " d");
        append(text, rest.toHours(), " h");
        append(text, rest.toMinutesPart(), " m");
        append(text, rest.toSecondsPart(), " s");
        return text.toString();
    }

    private static void append(StringBuilder text, long number, String unit) {
        if (number > 0) {
            text.append(text.isEmpty() ? "" : " ").append(number).append(unit);
        }
    }

    /** The slot as plans show it: {@code 47m}, {@code 0s}. */
    String slotText() {
        return Durations.format(slot);
    }

    /** An instant on the policy's wall clock, ISO-8601 with offset. */
    public String local(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.atZone(zone).toOffsetDateTime());
    }
}
