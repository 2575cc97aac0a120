package dev.holdfast.executor.fabric.simulated.job;

import dev.holdfast.dsl.profile.DayCounting;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.executor.fabric.guest.JobFault;
import dev.holdfast.executor.fabric.simulated.agenda.Terms;
import dev.holdfast.executor.fabric.simulated.agenda.TermsBook;
import dev.holdfast.executor.fabric.simulated.disturbance.Outages;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldPoint;
import dev.holdfast.executor.fabric.world.job.FinishedJob;
import dev.holdfast.executor.fabric.world.job.JobKind;
import dev.holdfast.executor.fabric.world.job.RunningJob;
import dev.holdfast.planner.retention.Archiving;
import dev.holdfast.planner.retention.Expiry;
import dev.holdfast.planner.retention.PointDecision;
import dev.holdfast.planner.retention.RetentionEngine;
import dev.holdfast.planner.retention.SnapshotLimits;
import dev.holdfast.planner.state.ExpiredPoint;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The service's daily clean-up. In the vault of an active protection it ends the snapshot tier of points that are older than
 * {@code instant}, and expires points that neither the policy nor a promise keeps. Everywhere else, in the vaults of copies
 * too, it expires only points whose promise was taken back. Points that a copy needs stay until it is made. What goes before
 * its time, because its promise was taken back, goes into {@linkplain SoftDelete soft delete}; what was kept there long enough is
 * purged. What the rule in force says moves to the archive tier, at once and as a whole. A vault that is out of service is left
 * alone and cleaned up on the first day after.
 */
public final class CleanUp {

    private static final ItemKey EVERYWHERE = new ItemKey("", "");

    private final World world;
    private final ServiceProfile.Policies policies;
    private final DayCounting counting;
    private final TermsBook terms;
    private final Copies copies;
    private final SoftDelete softDelete;
    private final Outages outages;
    private final Set<RunningJob.Key> busy = new HashSet<>();
    private Instant now = Instant.EPOCH;
    /** Captures of the item being cleaned whose snapshots a delete lock keeps. */
    private final Set<Long> lockedSnapshots = new HashSet<>();

    public CleanUp(World world, ServiceProfile profile, TermsBook terms, Copies copies) {
        this.world = world;
        this.policies = profile.policies();
        this.counting = policies.dayCounting();
        this.terms = terms;
        this.copies = copies;
        this.softDelete = new SoftDelete(world, profile);
        this.outages = new Outages(world);
    }

    /** Runs now; returns how many points it expired. */
    public int run() {
        now = Instant.ofEpochSecond(world.clock());
        busy.clear();
        for (RunningJob job : world.jobs().running()) {
            busy.add(new RunningJob.Key(JobKind.BACKUP, job.item(), job.captured()));
            ItemKey source = new ItemKey(job.item().machine(), job.source());
            busy.add(new RunningJob.Key(JobKind.BACKUP, source, job.captured()));
        }
        int expired = 0;
        for (WorldItem item : world.items().values()) {
            if (!item.points().isEmpty() && isReached(item.key())) {
                expired += clean(item);
            }
        }
        int purged = softDelete.purge(this::isReached);
        archive();
        if (expired > 0 || purged > 0) {
            String detail = expired
                    + (expired == 1 ? " point expired" : " points expired")
                    + (purged == 0 ? "" : ", " + purged + " purged from soft delete");
            world.jobs()
                    .note(new FinishedJob(JobKind.CLEAN_UP, EVERYWHERE, world.clock(), world.clock(), true, 0, detail));
        }
        return expired;
    }

    /** Points that a rule moves go into the archive tier, of items that no job works on. */
    private void archive() {
        for (WorldItem item : world.items().values()) {
            Optional<Terms> rule = policyOf(item.key()).or(() -> copyRuleOf(item.key()));
            if (rule.isPresent() && Archiving.moves(rule.get().rule()) && isReached(item.key())) {
                archive(item, rule.get());
            }
        }
    }

    private void archive(WorldItem item, Terms rule) {
        List<RecoveryPoint> old = Archiving.due(rule.rule(), rule.zone(), policies, PointViews.toJudge(item), now);
        Set<Instant> held = old.isEmpty() ? Set.of() : copies.held(item);
        int moved = 0;
        long bytes = 0;
        for (RecoveryPoint due : old) {
            WorldPoint point = item.at(due.captured().getEpochSecond()).orElseThrow();
            if (!isReleased(point) && !isBusy(item, point) && !held.contains(due.captured())) {
                world.archive(item, point);
                bytes += world.machine(item.key().machine()).orElseThrow().usedBytes(point);
                moved++;
            }
        }
        if (moved > 0) {
            String detail = moved + (moved == 1 ? " point" : " points") + " moved to the archive tier";
            long second = world.clock();
            world.jobs().note(new FinishedJob(JobKind.ARCHIVE, item.key(), second, second, true, bytes, detail));
        }
    }

    private Optional<Terms> copyRuleOf(ItemKey item) {
        return terms.of(ObjectAddress.copy(item.machine(), item.vault()));
    }

    /** A region that is out is cleaned up once it is back. */
    private boolean isReached(ItemKey item) {
        return outages.ofVault(item.vault()).isEmpty();
    }

    private int clean(WorldItem item) {
        lockedSnapshots.clear();
        int expired = cleaned(item);
        if (!lockedSnapshots.isEmpty()) {
            String detail = JobFault.GROUP_LOCKED.detail() + " Snapshots that stay: " + lockedSnapshots.size() + ".";
            long second = world.clock();
            world.jobs().note(new FinishedJob(JobKind.CLEAN_UP, item.key(), second, second, false, 0, detail));
        }
        return expired;
    }

    private int cleaned(WorldItem item) {
        Optional<Terms> policy = policyOf(item.key());
        if (policy.isPresent()) {
            endSnapshots(item, policy.get());
            return expire(item, policy.get(), false);
        }
        if (!hasReleased(item)) {
            return 0;
        }
        Optional<Terms> copyRule = copyRuleOf(item.key());
        return copyRule.isPresent() ? expire(item, copyRule.get(), true) : expireReleased(item);
    }

    /** Terms of the policy in force, if the item is where an active protection keeps its points. */
    private Optional<Terms> policyOf(ItemKey item) {
        Optional<ManagedObject> protection = world.object(ObjectType.PROTECTION, item.machine());
        return protection.isPresent()
                        && Backups.isActive(protection.get())
                        && Backups.home(protection.get()).equals(item)
                ? terms.ofProtection(protection.get())
                : Optional.empty();
    }

    private int expire(WorldItem item, Terms rule, boolean releasedOnly) {
        List<PointDecision> ended =
                Expiry.of(rule.rule(), rule.zone(), counting, PointViews.toJudge(item), world.rules(), now);
        if (ended.isEmpty()) {
            return 0;
        }
        Set<Instant> held = copies.held(item);
        int expired = 0;
        for (PointDecision decision : ended) {
            Instant captured = decision.point().captured();
            Optional<WorldPoint> point = item.at(captured.getEpochSecond());
            if (point.isPresent()
                    && (!releasedOnly || isReleased(point.get()))
                    && isFree(item, point.get())
                    && !held.contains(captured)
                    && !isLocked(item, point.get())) {
                expire(item, point.get(), String.join(", ", decision.reasons()));
                expired++;
            }
        }
        return expired;
    }

    private int expireReleased(WorldItem item) {
        int expired = 0;
        for (WorldPoint point : new ArrayList<>(item.points())) {
            if (isReleased(point) && isFree(item, point) && !isLocked(item, point)) {
                expire(item, point, "let go by an approved plan");
                expired++;
            }
        }
        return expired;
    }

    private void expire(WorldItem item, WorldPoint point, String reason) {
        if (isReleased(point)) {
            softDelete.delete(item, point, reason);
        } else {
            world.remove(item, point);
        }
        world.expired()
                .add(new ExpiredPoint(
                        item.key(),
                        PointNames.of(item.key(), point),
                        Instant.ofEpochSecond(point.captured()),
                        now,
                        reason));
    }

    /** False while a job works on the point or reads it, and under a lock or a hold. */
    private boolean isFree(WorldItem item, WorldPoint point) {
        return !point.isHeldAt(world.clock()) && point.lockedUntil() <= world.clock() && !isBusy(item, point);
    }

    /** True while a job works on the point or reads it. */
    private boolean isBusy(WorldItem item, WorldPoint point) {
        return busy.contains(new RunningJob.Key(JobKind.BACKUP, item.key(), point.captured()));
    }

    /** True if a delete lock keeps the snapshots of a point that would go, which is counted. */
    private boolean isLocked(WorldItem item, WorldPoint point) {
        boolean locked = point.isIn(WorldPoint.INSTANT)
                && world.machine(item.key().machine())
                        .flatMap(machine -> outages.lockOfSnapshots(machine.machine()))
                        .isPresent();
        if (locked) {
            lockedSnapshots.add(point.captured());
        }
        return locked;
    }

    private static boolean hasReleased(WorldItem item) {
        for (WorldPoint point : item.points()) {
            if (isReleased(point)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isReleased(WorldPoint point) {
        return point.promise().map(Promise::isReleased).orElse(false);
    }

    /** Points that are in the vault leave the snapshot tier once neither the policy nor a promise wants them there. */
    private void endSnapshots(WorldItem item, Terms policy) {
        if (RetentionEngine.prunesNothing(policy.rule())) {
            return;
        }
        SnapshotLimits limits = new SnapshotLimits(world.rules(), now);
        long own = limits.of(policy.rule(), policy.zone());
        for (WorldPoint point : item.points()) {
            if (point.isIn(WorldPoint.INSTANT) && point.isIn(WorldPoint.VAULT)) {
                long limit = Math.min(own, limits.of(point.promise()));
                if (point.captured() <= limit && !point.isHeldAt(world.clock()) && !isLocked(item, point)) {
                    world.tiers(item, point, point.tiers() & ~WorldPoint.INSTANT);
                }
            }
        }
    }
}
