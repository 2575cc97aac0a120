package dev.holdfast.cli.schedule;

import dev.holdfast.planner.schedule.Gap;
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
        String address, String policy, ZoneId zone, String slot, List<Instant> runs, Optional<Gap> largestGap) {

    public MachineRuns {
        runs = List.copyOf(runs);
    }

    /** An instant on the policy's wall clock, ISO-8601 with offset. */
    public String local(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.atZone(zone).toOffsetDateTime());
    }
}
