package dev.holdfast.executor.fabric.simulated;

import static dev.holdfast.dsl.generator.Seeds.oneOf;

import dev.holdfast.executor.fabric.scenario.FaultCourse;
import dev.holdfast.executor.fabric.scenario.FaultKind;
import dev.holdfast.executor.fabric.scenario.FaultState;
import dev.holdfast.executor.fabric.scenario.FaultTarget;
import dev.holdfast.executor.fabric.scenario.InjectedFault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** What may go wrong in a small estate of the east, with vaults in east and west. */
final class RandomFaults {

    private static final int LONGEST = 2 * 86_400;

    private final List<String> machines;
    private final List<String> policies;

    RandomFaults(List<String> machines, List<String> policies) {
        this.machines = List.copyOf(machines);
        this.policies = List.copyOf(policies);
    }

    /** Some faults of those kinds that begin within so many seconds of a second. */
    List<InjectedFault> some(Predicate<FaultKind> of, RandomGenerator random, long from, int seconds) {
        List<FaultKind> kinds = Arrays.stream(FaultKind.values()).filter(of).toList();
        List<InjectedFault> faults = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            faults.add(one(kinds.get(random.nextInt(kinds.size())), random, from, seconds));
        }
        return faults;
    }

    /** Any fault that begins within so many seconds of a second. */
    InjectedFault any(RandomGenerator random, long from, int seconds) {
        return one(oneOf(random, FaultKind.values()), random, from, seconds);
    }

    private InjectedFault one(FaultKind kind, RandomGenerator random, long from, int seconds) {
        FaultTarget target = switch (kind.target()) {
            case MACHINE -> new FaultTarget(kind.target(), machines.get(random.nextInt(machines.size())));
            case VAULT -> new FaultTarget(kind.target(), oneOf(random, "rsv-eastus", "rsv-westus"));
            case POLICY -> new FaultTarget(kind.target(), policies.get(random.nextInt(policies.size())));
            case REGION -> new FaultTarget(kind.target(), oneOf(random, "eastus", "westus"));
            case ZONE -> FaultTarget.zone("eastus", "1");
            case ACCOUNT -> new FaultTarget(kind.target(), "account");
            case SERVICE -> FaultTarget.SERVICE;
            case PROCESS -> FaultTarget.PROCESS;
        };
        long begins = from + random.nextInt(seconds);
        long length = kind.course() == FaultCourse.AT_ONCE ? 0 : 1 + random.nextInt(LONGEST);
        return new InjectedFault(
                0,
                "any",
                kind,
                target,
                new InjectedFault.Period(begins, begins + length),
                strength(kind, random),
                FaultState.COMING);
    }

    /** Disks stay small, so that contents are cheap to rebuild, and some points survive those who delete by hand. */
    private static double strength(FaultKind kind, RandomGenerator random) {
        return switch (kind) {
            case DISK_ADDED -> 1;
            case DISK_RESIZED -> 1.25;
            case OPERATOR_DELETES_POINTS -> 1 + random.nextInt(8);
            default -> kind.strength().usual();
        };
    }
}
