package dev.holdfast.executor.fabric.retry;

import dev.holdfast.dsl.profile.Quota;
import dev.holdfast.dsl.profile.ServiceProfile.Quotas;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricAround;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.OperationOutcome;
import dev.holdfast.executor.fabric.retry.Wait.Reason;
import dev.holdfast.planner.state.ManagedObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A service of which no more is asked than it takes: a call that a quota counts is held back until the window has room, by what
 * this process itself has sent. Others may use the same quota; the service says so, and {@link RetryingFabric} waits.
 */
public final class PacedFabric extends FabricAround {

    private final Quota policyWrites;
    private final Waits waits;
    /** When the service accepted policy writes, oldest first; no more than matter. */
    private final List<Instant> accepted = new ArrayList<>();

    private PacedFabric(Fabric fabric, Quota policyWrites, Patience patience) {
        super(fabric);
        this.policyWrites = policyWrites;
        this.waits = new Waits(fabric, patience);
    }

    /**
     * A service that is paced, and whose passing failures are waited out.
     *
     * @param quotas what it counts
     * @param patience is told of each wait, and may end it
     */
    public static Fabric around(Fabric service, Quotas quotas, Patience patience) {
        return new PacedFabric(new RetryingFabric(service, quotas, patience), quotas.policyWrites(), patience);
    }

    @Override
    protected OperationOutcome changing(OperationKey key, Call<OperationOutcome> call) throws FabricException {
        return call.make();
    }

    @Override
    public OperationOutcome putPolicy(OperationKey key, ManagedObject policy) throws FabricException {
        return writePolicy(() -> super.putPolicy(key, policy));
    }

    @Override
    public OperationOutcome deletePolicy(OperationKey key, String policy) throws FabricException {
        return writePolicy(() -> super.deletePolicy(key, policy));
    }

    private OperationOutcome writePolicy(Call<OperationOutcome> call) throws FabricException {
        Instant now = clock();
        Instant opens = policyWrites.opens(accepted, now);
        if (opens.isAfter(now)) {
            String why = "The service takes " + policyWrites.calls() + " changes of policies within "
                    + Durations.display(policyWrites.window()) + ".";
            waits.last(Reason.QUOTA, why, Duration.between(now, opens));
        }
        OperationOutcome outcome = call.make();
        accepted.add(timeOrElse(opens));
        if (accepted.size() > policyWrites.calls()) {
            accepted.remove(0);
        }
        return outcome;
    }

    /** The call was accepted, even if the service cannot tell when. */
    private Instant timeOrElse(Instant sent) {
        try {
            return clock();
        } catch (FabricException e) {
            return sent;
        }
    }
}
