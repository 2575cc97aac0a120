package dev.holdfast.executor.fabric.world;

import dev.holdfast.executor.fabric.world.job.OnDemand;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.JobHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The points of one machine in one vault, oldest first, and what the next job there needs to know. */
public final class WorldItem {

    /** No transfer was ever begun. */
    public static final long NEVER = Long.MIN_VALUE;

    private static final long HOUR = 3_600;

    private final ItemKey key;
    private final ArrayList<WorldPoint> points = new ArrayList<>();
    private long busyUntil = NEVER;
    private long lastMoved = NEVER;
    private boolean referenceLost;
    private List<Long> copyBegins = List.of();
    private List<OnDemand> onDemand = List.of();
    private @Nullable JobHistory jobs;

    /** An item without points. */
    public WorldItem(ItemKey key) {
        this.key = key;
    }

    /** The same item under another name. */
    WorldItem named(ItemKey other) {
        WorldItem known = new WorldItem(other);
        known.restore(busyUntil, lastMoved, referenceLost, jobs(), copyBegins);
        known.onDemand = onDemand;
        known.points.addAll(points);
        return known;
    }

    /** Machine and vault. */
    public ItemKey key() {
        return key;
    }

    /** Points, oldest first. */
    public List<WorldPoint> points() {
        return Collections.unmodifiableList(points);
    }

    /** The second until which the transfers begun so far occupy it; transfers of an item run one after the other. */
    public long busyUntil() {
        return busyUntil;
    }

    /** Capture of the newest point whose bytes were sent here, or {@link #NEVER}. */
    public long lastMoved() {
        return lastMoved;
    }

    /** True if the snapshot of that point is gone, with which the next transfer would be compared. */
    public boolean referenceLost() {
        return referenceLost;
    }

    /** Seconds at which the newest copies to here began or will begin, oldest first: those of the hour of the newest. */
    public List<Long> copyBegins() {
        return copyBegins;
    }

    /** Backups that somebody asked for lately, oldest first: those within the service's quota of the newest. */
    public List<OnDemand> onDemand() {
        return onDemand;
    }

    /** When these were asked for, oldest first. */
    public List<Instant> onDemandStarts() {
        return onDemand.stream()
                .map(asked -> Instant.ofEpochSecond(asked.second()))
                .toList();
    }

    /** The one whose point is captured then; of several in one second the last that says how long its point is kept. */
    public Optional<OnDemand> onDemand(long captured) {
        Optional<OnDemand> found = Optional.empty();
        for (OnDemand asked : onDemand) {
            if (asked.second() == captured && (found.isEmpty() || asked.keep().isPresent())) {
                found = Optional.of(asked);
            }
        }
        return found;
    }

    /** Restores the backups that somebody asked for. */
    public void restoreOnDemand(List<OnDemand> asked) {
        onDemand = List.copyOf(asked);
    }

    /** Finished backups; empty before the first. */
    public Optional<JobHistory> jobs() {
        return Optional.ofNullable(jobs);
    }

    /** The point captured then. */
    public Optional<WorldPoint> at(long captured) {
        int index = indexOf(captured);
        return index < 0 ? Optional.empty() : Optional.of(points.get(index));
    }

    /** The newest point captured before {@code captured}. */
    public Optional<WorldPoint> before(long captured) {
        int index = indexOf(captured);
        int previous = (index < 0 ? -index - 1 : index) - 1;
        return previous < 0 ? Optional.empty() : Optional.of(points.get(previous));
    }

    /** The oldest point captured after {@code captured}. */
    public Optional<WorldPoint> after(long captured) {
        int index = indexOf(captured);
        int next = index < 0 ? -index - 1 : index + 1;
        return next == points.size() ? Optional.empty() : Optional.of(points.get(next));
    }

    /** Restores what is stored beside the points. */
    public void restore(long busy, long moved, boolean lost, Optional<JobHistory> history, List<Long> begins) {
        busyUntil = busy;
        lastMoved = moved;
        referenceLost = lost;
        jobs = history.orElse(null);
        copyBegins = List.copyOf(begins);
    }

    /** Puts a stored or new point in its place. */
    public void insert(WorldPoint point) {
        int index = indexOf(point.captured());
        if (index >= 0) {
            throw new IllegalStateException("two points of " + key + " at " + point.captured());
        }
        points.add(-index - 1, point);
    }

    /** Takes a point out. */
    void remove(WorldPoint point) {
        points.remove(point);
    }

    /** The points that build on a point. */
    List<WorldPoint> basedOn(WorldPoint point) {
        List<WorldPoint> others = new ArrayList<>(1);
        for (WorldPoint other : points) {
            if (other.isBasedOn(point)) {
                others.add(other);
            }
        }
        return others;
    }

    void occupy(long until) {
        busyUntil = Math.max(busyUntil, until);
    }

    void moved(long captured) {
        if (captured > lastMoved) {
            lastMoved = captured;
            referenceLost = false;
        }
    }

    void loseReference() {
        referenceLost = true;
    }

    void copyBegins(long second) {
        List<Long> newest = new ArrayList<>();
        for (long earlier : copyBegins) {
            if (earlier > second - HOUR) {
                newest.add(earlier);
            }
        }
        newest.add(second);
        copyBegins = Collections.unmodifiableList(newest);
    }

    void askedFor(OnDemand asked, long window) {
        List<OnDemand> lately = new ArrayList<>();
        for (OnDemand earlier : onDemand) {
            if (earlier.second() > asked.second() - window) {
                lately.add(earlier);
            }
        }
        lately.add(asked);
        onDemand = Collections.unmodifiableList(lately);
    }

    void finished(JobHistory job) {
        jobs = jobs == null ? job : jobs.and(job);
    }

    private int indexOf(long captured) {
        int low = 0;
        int high = points.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long there = points.get(middle).captured();
            if (there == captured) {
                return middle;
            }
            if (there < captured) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }
}
