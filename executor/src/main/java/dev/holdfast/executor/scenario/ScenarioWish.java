package dev.holdfast.executor.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is asked of an injection instead of what its scenario says.
 *
 * @param seed decides what is chosen by chance
 * @param machine address or glob: faults of machines hit exactly these
 * @param vault name or glob: faults of vaults hit these, faults of machines those protected by them
 * @param region faults of regions, zones, vaults and machines hit what is in it
 * @param start what onsets of the scenario are reckoned from
 * @param length how long faults last
 */
public record ScenarioWish(
        OptionalLong seed,
        Optional<String> machine,
        Optional<String> vault,
        Optional<String> region,
        Start start,
        Optional<Duration> length) {

    /** The scenario as it stands. */
    public static final ScenarioWish NONE = new ScenarioWish(
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new Start(Optional.empty(), Duration.ZERO),
            Optional.empty());

    /**
     * When an injection is reckoned from.
     *
     * @param instant a certain instant; absent for one reckoned from the clock of the world
     * @param after how long after the clock, if there is no instant
     */
    public record Start(Optional<Instant> instant, Duration after) {
        Instant from(Instant clock) {
            return instant.orElseGet(() -> clock.plus(after));
        }
    }
}
