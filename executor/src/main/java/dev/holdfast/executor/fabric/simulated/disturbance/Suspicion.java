package dev.holdfast.executor.fabric.simulated.disturbance;

import dev.holdfast.executor.fabric.scenario.FaultKind;
import dev.holdfast.executor.fabric.scenario.FaultTarget;
import dev.holdfast.executor.fabric.scenario.FaultTargetKind;
import dev.holdfast.executor.fabric.scenario.InjectedFault;
import dev.holdfast.executor.fabric.world.World;
import java.time.Instant;
import java.util.Optional;

/** What is known against the content of points: that they were captured after something had spoiled it. */
public final class Suspicion {

    private Suspicion() {}

    /** Why a capture of a machine should not be relied on, a clause; empty if nothing is known. */
    public static Optional<String> of(World world, String machine, long captured) {
        return of(world, FaultKind.RANSOMWARE, machine, captured)
                .map(attack -> "captured after the attack of " + Instant.ofEpochSecond(attack.from())
                        + ", it holds encrypted content")
                .or(() -> of(world, FaultKind.BAD_RELEASE, machine, captured)
                        .map(release -> "captured after the bad release of " + Instant.ofEpochSecond(release.from())
                                + ", it holds corrupt content"));
    }

    private static Optional<InjectedFault> of(World world, FaultKind kind, String machine, long captured) {
        return world.faults().at(kind, new FaultTarget(FaultTargetKind.MACHINE, machine)).stream()
                .filter(fault -> world.clock() >= fault.from() && fault.period().covers(captured))
                .findFirst();
    }
}
