package dev.holdfast.cli.status;

import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.LastJob;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.RecordedState;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Judges every machine under active protection. */
public final class StatusBoard {

    private static final String ACTIVE = "active";

    private final RecordedState recorded;
    private final ActualState actual;
    private final Duration allowance;
    private final Instant now;

    /**
     * A board.
     *
     * @param now the world's clock
     */
    public StatusBoard(RecordedState recorded, ActualState actual, ServiceProfile profile, Instant now) {
        this.recorded = recorded;
        this.actual = actual;
        this.allowance = profile.timings()
                .startJitter()
                .plus(profile.timings().snapshot())
                .plus(profile.timings().transferOverhead());
        this.now = now;
    }

    /**
     * What a punctual service may add to the age of the newest point: start jitter, snapshot and the fixed time of a
     * transfer.
     */
    public Duration allowance() {
        return allowance;
    }

    /** The machines whose address passes, by address. */
    public List<MachineStatus> machines(Predicate<String> selected) {
        List<MachineStatus> machines = new ArrayList<>();
        for (ManagedObject object : recorded.objects().values()) {
            boolean active = object.address().type() == ObjectType.PROTECTION
                    && object.text(AttributeNames.PROTECTION_STATE).equals(ACTIVE);
            if (active && selected.test(object.address().name())) {
                machines.add(machine(object));
            }
        }
        return machines;
    }

    private MachineStatus machine(ManagedObject protection) {
        String machine = protection.address().name();
        String policy = protection.text(AttributeNames.POLICY);
        ItemKey item = new ItemKey(machine, protection.text(AttributeNames.VAULT));
        List<RecoveryPoint> good = actual.points().getOrDefault(item, List.of()).stream()
                .filter(point -> point.isGood() && !point.captured().isAfter(now))
                .toList();
        Optional<Instant> newest = good.stream().map(RecoveryPoint::captured).max(Instant::compareTo);
        Optional<Duration> age = newest.map(captured -> Duration.between(captured, now));
        Optional<Duration> rpo = rpo(policy);
        Optional<LastJob> lastJob = Optional.ofNullable(actual.lastJobs().get(item));
        return new MachineStatus(
                machine,
                policy,
                item.vault(),
                newest,
                age,
                rpo,
                lastJob,
                judge(machine, age, rpo, lastJob),
                good.size());
    }

    private Freshness judge(String machine, Optional<Duration> age, Optional<Duration> rpo, Optional<LastJob> lastJob) {
        if (age.isEmpty()) {
            boolean missed =
                    !actual.missedRuns().getOrDefault(machine, List.of()).isEmpty();
            boolean failed = lastJob.isPresent() && !lastJob.get().succeeded();
            return missed || failed ? Freshness.BEHIND : Freshness.WAITING;
        }
        if (rpo.isEmpty() || age.get().compareTo(rpo.get()) <= 0) {
            return Freshness.FRESH;
        }
        return age.get().compareTo(rpo.get().plus(allowance)) <= 0 ? Freshness.LATE : Freshness.BEHIND;
    }

    private Optional<Duration> rpo(String policy) {
        if (policy.isEmpty()) {
            return Optional.empty();
        }
        ManagedObject object = recorded.objects().get(new ObjectAddress(ObjectType.POLICY, policy));
        String text = object == null ? "" : object.text(AttributeNames.RPO);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Durations.parse(text));
        } catch (QuantityException e) {
            throw new IllegalStateException("the state holds an rpo that cannot be read: " + text, e);
        }
    }
}
