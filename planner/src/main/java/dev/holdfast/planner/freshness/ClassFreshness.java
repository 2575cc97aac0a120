package dev.holdfast.planner.freshness;

import dev.holdfast.dsl.model.policy.FailureClass;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How fresh a machine is for one failure class.
 *
 * @param failureClass what may fail
 * @param newest capture time of the newest point that can be restored after the failure; absent if there is none
 * @param age of that point now; absent if there is none
 * @param rpo of the class; absent if none is declared
 * @param allowance what a punctual service may add to the age: jitter and lag on the fastest way to a place that survives
 * @param freshness the judgement
 */
public record ClassFreshness(
        FailureClass failureClass,
        Optional<Instant> newest,
        Optional<Duration> age,
        Optional<Duration> rpo,
        Duration allowance,
        Freshness freshness) {}
