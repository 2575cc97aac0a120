package dev.holdfast.executor.fabric.fault;

import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricAround;
import dev.holdfast.executor.fabric.FabricError;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.OperationOutcome;
import dev.holdfast.executor.fabric.fault.FaultSwitch.Fault;
import java.time.Duration;
import java.util.Optional;

/**
 * A service that fails now and then. Calls that change something are hit; of the readings only {@link #outcome}, which is asked
 * where a reply was lost.
 */
public final class FaultyFabric extends FabricAround {

    /** Of a recorded answer: "try again after 324 seconds". */
    private static final int LONGEST_WAIT_SECONDS = 324;

    private static final Duration SOON = Duration.ofSeconds(10);

    private final Dice dice;
    private final Duration delay;

    /** A service around another. */
    public FaultyFabric(Fabric fabric, FaultSwitch faults) {
        super(fabric);
        this.dice = new Dice(faults);
        this.delay = faults.delay();
    }

    @Override
    protected OperationOutcome changing(OperationKey key, Call<OperationOutcome> call) throws FabricException {
        takeTime();
        Optional<Fault> fault = dice.next(key.value());
        if (fault.isEmpty()) {
            return call.make();
        }
        switch (fault.get()) {
            case TRANSIENT -> throw unavailable();
            case THROTTLED -> {
                Duration wait = Duration.ofSeconds(dice.seconds(key.value(), LONGEST_WAIT_SECONDS));
                throw FabricException.transientFailure(
                        FabricError.THROTTLED,
                        "Too many requests; try again after " + wait.toSeconds() + " seconds.",
                        wait);
            }
            case LOST_REPLY -> {
                call.make();
                throw noReply();
            }
            case LOST_CALL -> throw noReply();
        }
        throw new IllegalStateException("no such fault: " + fault);
    }

    private void takeTime() {
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the call itself goes on
        }
    }

    private static FabricException unavailable() {
        return FabricException.transientFailure(FabricError.UNAVAILABLE, "The service does not answer just now.", SOON);
    }

    private static FabricException noReply() {
        return FabricException.replyLost("The connection broke before a reply came.", SOON);
    }

    @Override
    public Optional<OperationOutcome> outcome(OperationKey key) throws FabricException {
        if (dice.next("outcome of " + key)
                .filter(fault -> fault == Fault.TRANSIENT)
                .isPresent()) {
            throw unavailable();
        }
        return super.outcome(key);
    }
}
