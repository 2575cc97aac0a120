package dev.holdfast.planner.recovery;

import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.profile.Latency;
import dev.holdfast.dsl.profile.RestoreTimings;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.planner.loss.Survival;
import dev.holdfast.planner.loss.Survival.Place;
import dev.holdfast.planner.loss.Survival.Route;
import dev.holdfast.planner.objective.PolicyShape;
import dev.holdfast.planner.recovery.RestoreQueue.Transfer;
import dev.holdfast.planner.recovery.RestoreTerm.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long restores of the machines of one policy and vault take after one class of failure.
 *
 * <p>{@link Survival} says which places survive. After the loss of a disk, a rack, the machine or a zone, the newest point is
 * what people want: it comes from the snapshot tier if that survives and keeps every point until the next one can be restored,
 * else from a vault. Deletion, ransomware and a bad release may be noticed late; then a point from before is needed, which only a
 * vault still has. Where points lie in several places that survive, the slowest counts.
 */
public final class RestoreModel {

    private final FailureClass failureClass;
    private final List<RestoreSource> newest;
    private final List<RestoreSource> older;
    private final Duration snapshotsKept;
    private final boolean archived;
    private final RestoreTimings timings;
    private final RestoreAccounts accounts;

    /**
     * The model of one class.
     *
     * @param shape where the captures of the policy go
     */
    public RestoreModel(
            FailureClass failureClass,
            BackupPolicy policy,
            PolicyShape shape,
            ServiceProfile profile,
            RestoreAccounts accounts) {
        this.failureClass = failureClass;
        this.newest = sources(Survival.of(failureClass, shape, profile), profile);
        this.older = sources(Survival.of(failureClass, shape.withoutSnapshots(), profile), profile);
        this.snapshotsKept = Duration.ofSeconds(policy.retention()
                .flatMap(rule -> rule.instant())
                .map(Age::approximateSeconds)
                .orElse(0L));
        this.archived = policy.retention().flatMap(rule -> rule.archiveAfter()).isPresent();
        this.timings = profile.timings().restores();
        this.accounts = accounts;
    }

    private static List<RestoreSource> sources(Survival survival, ServiceProfile profile) {
        List<RestoreSource> sources = new ArrayList<>();
        for (Route route : survival.routes()) {
            sources.add(RestoreSource.of(route, profile.timings().restores()));
        }
        return sources;
    }

    /** True if the class may be noticed so late that a point from before it is in a vault only. */
    public static boolean needsOlderPoint(FailureClass failureClass) {
        return switch (failureClass) {
            case DISK, RACK, VM, ZONE, REGION -> false;
            case DELETION, RANSOMWARE, APPLICATION -> true;
        };
    }

    /**
     * The estimate for a machine that is restored alone; empty if no point survives the class.
     *
     * @param size what is used on its disks that are backed up
     * @param newestAge the oldest that its newest restorable point gets; absent if that is not known
     */
    public Optional<RestoreEstimate> estimate(DataSize size, Optional<Duration> newestAge) {
        Optional<RestoreEstimate> longest = Optional.empty();
        for (RestoreSource source : sources(newestAge)) {
            RestoreEstimate estimate = from(source, size);
            if (longest.isEmpty() || estimate.length().compareTo(longest.get().length()) > 0) {
                longest = Optional.of(estimate);
            }
        }
        return longest;
    }

    private List<RestoreSource> sources(Optional<Duration> newestAge) {
        boolean inSnapshots = !newest.isEmpty() && newest.get(0).place() == Place.SNAPSHOT;
        boolean kept = newestAge.isPresent() && snapshotsKept.compareTo(newestAge.get()) >= 0;
        boolean needed = needsOlderPoint(failureClass) || !kept;
        return inSnapshots && needed && !older.isEmpty() ? older : newest;
    }

    private RestoreEstimate from(RestoreSource source, DataSize size) {
        List<RestoreTerm> terms = new ArrayList<>();
        if (failureClass == FailureClass.DELETION) {
            terms.add(new RestoreTerm(Kind.UNDELETE, timings.steps().undelete()));
        }
        if (archived && needsOlderPoint(failureClass)) {
            terms.add(new RestoreTerm(Kind.REHYDRATION, timings.steps().rehydration()));
        }
        terms.add(new RestoreTerm(Kind.JOB_OVERHEAD, overhead(source).longest()));
        DataSize read = source.isVault() ? size : DataSize.ZERO;
        RestoreLimit limit = RestoreLimit.JOB_OVERHEAD;
        String account = "";
        if (source.isVault()) {
            Transfer transfer = accounts.queue(source.targetRegion()).alone(new RestoreQueue.Load("", read));
            terms.add(new RestoreTerm(Kind.TRANSFER, Duration.ofSeconds(transfer.seconds())));
            limit = transfer.limit();
            account = transfer.account();
        }
        terms.add(new RestoreTerm(Kind.ATTACH, timings.steps().attach()));
        return new RestoreEstimate(source, read, terms, limit, account);
    }

    private Latency overhead(RestoreSource source) {
        if (!source.isVault()) {
            return timings.fromSnapshot();
        }
        return source.pairedRegion() ? timings.fromPairedRegion() : timings.fromVault();
    }
}
