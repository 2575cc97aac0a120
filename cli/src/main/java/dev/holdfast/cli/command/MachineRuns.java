package dev.holdfast.cli.command;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When a machine is backed up.
 *
 * @param address of the machine
 * @param policy name of its policy
 * @param zone IANA id of the policy's time zone
 * @param slot offset after each nominal start, already part of the runs
 * @param runs starts in that zone, ISO-8601 with offset, ascending
 * @param largestGap longest elapsed time between two starts in a year; absent if fewer than two ever follow
 */
record MachineRuns(
        String address, String policy, String zone, String slot, List<String> runs, Optional<Duration> largestGap) {

    MachineRuns {
        runs = List.copyOf(runs);
    }
}
