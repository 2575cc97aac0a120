package dev.holdfast.bench.bookkeeping;

import dev.holdfast.executor.lease.Commits;
import dev.holdfast.executor.operation.ApplyEvent;
import dev.holdfast.executor.operation.ApplyListener;
import java.util.ArrayList;
import java.util.List;

/**
 * The live heap of an apply at a few of its commits, bytes after a collection. The first and the last commit are of the run as a
 * whole, all others of its operations.
 */
final class Heap implements Commits, ApplyListener {

    private static final int SAMPLES = 10;

    private final int operations;
    private final List<Sample> samples = new ArrayList<>();
    private final long before = live();
    private int done;

    /** Memory of an apply of so many operations. */
    Heap(int operations) {
        this.operations = operations;
    }

    private record Sample(int done, long live) {}

    private static long live() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Override
    public void on(ApplyEvent event) {
        if (event.phase() == ApplyEvent.Phase.DONE) {
            done++;
        }
    }

    @Override
    public void before() {
        boolean last = done == operations;
        if (last || done >= (long) operations * samples.size() / SAMPLES) {
            samples.add(new Sample(done, live()));
        }
    }

    /** Live heap before the apply, with its plan; bytes. */
    long atRest() {
        return before;
    }

    /** Most of the samples, over what was there before; bytes. */
    long most() {
        return samples.stream().mapToLong(Sample::live).max().orElseThrow() - before;
    }

    /** How much each operation left behind while operations were carried out; bytes. */
    double perOperation() {
        Sample first = samples.get(2);
        Sample last = samples.get(samples.size() - 2);
        return (double) (last.live() - first.live()) / (last.done() - first.done());
    }
}
