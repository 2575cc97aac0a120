package dev.holdfast.executor.fabric.world;

import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.executor.fabric.world.job.FinishedJob;
import dev.holdfast.executor.fabric.world.job.RunningJob;
import dev.holdfast.planner.state.ExpiredPoint;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.PromisedRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What changed in a world since it was last stored. Filled by {@link World}; read and then cleared by its store. */
public final class WorldChanges {

    private final Set<ObjectAddress> objects = new LinkedHashSet<>();
    private final Set<String> machines = new LinkedHashSet<>();
    private final Set<ItemKey> items = new LinkedHashSet<>();
    private final List<ChangedPoint> points = new ArrayList<>();
    private final Map<DeletedPoints.Key, Optional<DeletedPoint>> deleted = new LinkedHashMap<>();
    private final Set<RunningJob.Key> jobs = new LinkedHashSet<>();
    private final List<FinishedJob> finished = new ArrayList<>();
    private final List<ExpiredPoint> expired = new ArrayList<>();
    private final List<PromisedRule> rules = new ArrayList<>();
    private final Map<String, String> operations = new LinkedHashMap<>();
    private final Set<Long> policyWrites = new TreeSet<>();
    private final Set<Integer> restores = new TreeSet<>();
    private final Set<Integer> faults = new TreeSet<>();
    private final Set<ItemKey> meters = new TreeSet<>();
    private final List<Move> renames = new ArrayList<>();
    private boolean expiredAcknowledged;

    WorldChanges() {}

    /**
     * A point that is new, differs or is gone.
     *
     * @param item where it is
     * @param point the point; see {@link WorldPoint#removed}
     */
    public record ChangedPoint(ItemKey item, WorldPoint point) {}

    /** Objects that are new, differ or are gone. */
    public Set<ObjectAddress> objects() {
        return objects;
    }

    /** Machines that are new or differ. */
    public Set<String> machines() {
        return machines;
    }

    /** Items that are new or whose own figures differ. */
    public Set<ItemKey> items() {
        return items;
    }

    /** Points, each once. */
    public List<ChangedPoint> points() {
        return points;
    }

    /** Points that went into soft delete, or left it: those are empty. */
    public Map<DeletedPoints.Key, Optional<DeletedPoint>> deleted() {
        return deleted;
    }

    /** Jobs in flight that began, went on or ended. */
    public Set<RunningJob.Key> jobs() {
        return jobs;
    }

    /** Jobs that ended, in order. */
    public List<FinishedJob> finished() {
        return finished;
    }

    /** Points the service expired, in order. */
    public List<ExpiredPoint> expired() {
        return expired;
    }

    /** Rules promises may name, that are new. */
    public List<PromisedRule> rules() {
        return rules;
    }

    /** Operations accepted, with what they made. */
    public Map<String, String> operations() {
        return operations;
    }

    /** Seconds with another number of policy writes than before. */
    public Set<Long> policyWrites() {
        return policyWrites;
    }

    /** Numbers of restores that began or ended. */
    public Set<Integer> restores() {
        return restores;
    }

    /** Numbers of faults that were injected or went on to another state. */
    public Set<Integer> faults() {
        return faults;
    }

    /** Items of which something else was metered, or nothing any more. */
    public Set<ItemKey> meters() {
        return meters;
    }

    /** New names, in order; everything else here was changed under them. */
    public List<Move> renames() {
        return renames;
    }

    /** True if everything is stored. */
    boolean isEmpty() {
        return size() == 0
                && machines.isEmpty()
                && items.isEmpty()
                && jobs.isEmpty()
                && rules.isEmpty()
                && operations.isEmpty()
                && policyWrites.isEmpty()
                && restores.isEmpty()
                && faults.isEmpty()
                && meters.isEmpty()
                && renames.isEmpty()
                && !expiredAcknowledged;
    }

    /** True if what expired before was reported; {@link #expired} came after that. */
    public boolean expiredAcknowledged() {
        return expiredAcknowledged;
    }

    /** Things that would be written: a measure for when to store. */
    public int size() {
        return points.size() + deleted.size() + finished.size() + objects.size() + expired.size();
    }

    void acknowledgeExpired() {
        expiredAcknowledged = true;
    }

    /** Everything is stored. */
    public void clear() {
        for (ChangedPoint changed : points) {
            changed.point().markChanged(false);
        }
        objects.clear();
        machines.clear();
        items.clear();
        points.clear();
        deleted.clear();
        jobs.clear();
        finished.clear();
        expired.clear();
        rules.clear();
        operations.clear();
        policyWrites.clear();
        restores.clear();
        faults.clear();
        meters.clear();
        renames.clear();
        expiredAcknowledged = false;
    }
}
