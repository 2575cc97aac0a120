package dev.holdfast.executor.fabric.world;

import dev.holdfast.planner.move.Renaming;
import dev.holdfast.planner.state.ItemKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** The points in soft delete, by item. */
public final class DeletedPoints {

    private static final Comparator<DeletedPoint> OLDEST_FIRST = Comparator.comparingLong(
                    (DeletedPoint deleted) -> deleted.point().captured())
            .thenComparingLong(DeletedPoint::deleted);

    private final World world;
    private TreeMap<ItemKey, List<DeletedPoint>> byItem = new TreeMap<>();

    DeletedPoints(World world) {
        this.world = world;
    }

    /**
     * What a point in soft delete is found by: a point of the same capture may have been made and deleted again.
     *
     * @param captured second its content is from
     * @param deleted second of the deletion
     */
    public record Key(ItemKey item, long captured, long deleted) {
        static Key of(ItemKey item, DeletedPoint deleted) {
            return new Key(item, deleted.point().captured(), deleted.deleted());
        }
    }

    /** Those of every item that has some, by capture, then by deletion. */
    public SortedMap<ItemKey, List<DeletedPoint>> all() {
        return Collections.unmodifiableSortedMap(byItem);
    }

    /** Those of an item, by capture, then by deletion; empty if there are none. */
    public List<DeletedPoint> of(ItemKey item) {
        return Collections.unmodifiableList(byItem.getOrDefault(item, List.of()));
    }

    /** A point of an item is deleted, and kept. */
    public void delete(WorldItem item, DeletedPoint deleted) {
        world.takeOut(item, deleted.point());
        add(item.key(), deleted);
        world.watcher().softDeleted(item.key(), deleted, true);
    }

    /** A point comes back as it was, with what was promised before it was let go. */
    public void undelete(WorldItem item, DeletedPoint deleted) {
        remove(item.key(), deleted);
        world.add(item, deleted.point().undeleted());
    }

    /** A point is purged. */
    public void purge(ItemKey item, DeletedPoint deleted) {
        remove(item, deleted);
        world.watcher().gone(item, deleted.point());
    }

    /** A point of an item goes; those in soft delete that build on it build on what it was built on. */
    void rebase(ItemKey item, WorldPoint gone) {
        for (DeletedPoint deleted : byItem.getOrDefault(item, List.of())) {
            OptionalLong base = deleted.point().base();
            if (base.isPresent() && base.getAsLong() == gone.captured()) {
                deleted.point().based(gone.base());
                world.changes().deleted().put(Key.of(item, deleted), Optional.of(deleted));
            }
        }
    }

    /** A stored point takes its place. */
    public void add(ItemKey item, DeletedPoint deleted) {
        List<DeletedPoint> there = byItem.computeIfAbsent(item, any -> new ArrayList<>());
        int place = Collections.binarySearch(there, deleted, OLDEST_FIRST);
        if (place >= 0) {
            throw new IllegalStateException("a point of " + item + " was deleted twice in one second");
        }
        there.add(-place - 1, deleted);
        world.changes().deleted().put(Key.of(item, deleted), Optional.of(deleted));
    }

    private void remove(ItemKey item, DeletedPoint deleted) {
        List<DeletedPoint> there = byItem.getOrDefault(item, List.of());
        boolean wasThere = there.remove(deleted);
        if (there.isEmpty()) {
            byItem.remove(item);
        }
        if (wasThere) {
            world.changes().deleted().put(Key.of(item, deleted), Optional.empty());
            world.watcher().softDeleted(item, deleted, false);
        }
    }

    /** Items have other names from now on; what is stored is renamed by {@link WorldNames}. */
    void rename(Renaming renaming) {
        TreeMap<ItemKey, List<DeletedPoint>> renamed = new TreeMap<>();
        byItem.forEach((item, deleted) -> renamed.put(renaming.item(item), deleted));
        byItem = renamed;
    }
}
