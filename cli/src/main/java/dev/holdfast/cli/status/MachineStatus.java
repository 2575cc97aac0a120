package dev.holdfast.cli.status;

import dev.holdfast.planner.state.LastJob;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One protected machine.
 *
 * @param machine its address
 * @param policy name of its policy
 * @param vault where its points are kept
 * @param newestGood capture time of the newest point that can be restored; absent if there is none
 * @param age of that point at the world's clock; absent if there is none
 * @param rpo declared by the policy; absent if it declares none
 * @param lastJob newest finished backup job; absent before the first
 * @param freshness the judgement
 * @param points points that can be restored
 */
public record MachineStatus(
        String machine,
        String policy,
        String vault,
        Optional<Instant> newestGood,
        Optional<Duration> age,
        Optional<Duration> rpo,
        Optional<LastJob> lastJob,
        Freshness freshness,
        int points) {}
