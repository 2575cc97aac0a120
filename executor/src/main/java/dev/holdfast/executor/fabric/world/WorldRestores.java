package dev.holdfast.executor.fabric.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The restores that were ordered in a world, those that ended too. */
public final class WorldRestores {

    private final WorldChanges changes;
    private final TreeMap<Integer, WorldRestore> byNumber = new TreeMap<>();

    WorldRestores(WorldChanges changes) {
        this.changes = changes;
    }

    /** All of them, oldest first. */
    public Collection<WorldRestore> all() {
        return Collections.unmodifiableCollection(byNumber.values());
    }

    /** The number of the next. */
    public int next() {
        return byNumber.isEmpty() ? 1 : byNumber.lastKey() + 1;
    }

    /** The restore with this id. */
    public Optional<WorldRestore> find(String id) {
        OptionalInt number = WorldRestore.number(id);
        return number.isEmpty()
                ? Optional.empty()
                : find(number.getAsInt()).filter(restore -> restore.id().equals(id));
    }

    /** A restore began or ended. */
    public void put(WorldRestore restore) {
        byNumber.put(restore.number(), restore);
        changes.restores().add(restore.number());
    }

    /** Knows items by other names; a store renames what it holds by itself. */
    void rename(UnaryOperator<WorldRestore> renamed) {
        List<WorldRestore> all = new ArrayList<>(byNumber.values());
        all.forEach(restore -> byNumber.put(restore.number(), renamed.apply(restore)));
    }

    /** The restore with this number. */
    public Optional<WorldRestore> find(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }
}
