package dev.holdfast.executor.fabric.fault;

import dev.holdfast.executor.fabric.fault.FaultSwitch.Fault;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Decides which call is hit, from the seed, the operation and how often that was tried. */
final class Dice {

    private final FaultSwitch faults;
    private final Map<String, Integer> tries = new HashMap<>();

    Dice(FaultSwitch faults) {
        this.faults = faults;
    }

    /** What happens to the next try of an operation; empty if nothing does. */
    Optional<Fault> next(String operation) {
        int attempt = tries.merge(operation, 1, Integer::sum);
        double rolled = random(operation, attempt).nextDouble();
        for (Map.Entry<Fault, Double> rate : faults.rates().entrySet()) {
            rolled -= rate.getValue();
            if (rolled < 0) {
                return Optional.of(rate.getKey());
            }
        }
        return Optional.empty();
    }

    /** Seconds from 1 to {@code most}, for the newest try of an operation. */
    int seconds(String operation, int most) {
        SplittableRandom random = random(operation, tries.getOrDefault(operation, 0));
        random.nextDouble();
        return random.nextInt(1, most + 1);
    }

    private SplittableRandom random(String operation, int attempt) {
        long mixed = faults.seed() * 31 + attempt;
        for (int i = 0; i < operation.length(); i++) {
            mixed = mixed * 1_000_003 + operation.charAt(i);
        }
        return new SplittableRandom(mixed);
    }
}
