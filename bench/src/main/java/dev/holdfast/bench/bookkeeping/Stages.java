package dev.holdfast.bench.bookkeeping;

import dev.holdfast.executor.lease.Commits;
import java.util.Locale;
import java.util.Optional;

/**
 * What the stages of an apply cost: up to its first commit, which keeps the plan; its operations; and its end, which writes what
 * is left of the record.
 */
final class Stages implements Commits {

    private final Cost.Meter meter = Cost.meter();
    private Optional<Cost> first = Optional.empty();
    private Cost lastButOne = Cost.NOTHING;
    private Cost last = Cost.NOTHING;

    @Override
    public void after() {
        lastButOne = last;
        last = meter.read();
        if (first.isEmpty()) {
            first = Optional.of(last);
        }
    }

    /**
     * The processor's time of each stage, in words.
     *
     * @param whole what the apply cost
     */
    String words(Cost whole) {
        double operations = lastButOne.minus(first.orElseThrow()).processor();
        double end = last.minus(lastButOne).processor();
        return String.format(
                Locale.ROOT,
                "processor ms: %.0f before, %.0f operations, %.0f end",
                (whole.processor() - operations - end) * 1e3,
                operations * 1e3,
                end * 1e3);
    }
}
