package dev.holdfast.executor.fabric.meter;

import dev.holdfast.planner.state.ItemKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The meters of all items. A change takes a time that does not grow with what was metered before. Not thread safe. */
public final class MeterBook {

    private static final long NEVER = Long.MIN_VALUE;

    private final Set<ItemKey> changed;
    private long began = NEVER;
    private Map<ItemKey, TreeMap<MeterKey, MeterAccount>> accounts = new HashMap<>();

    /**
     * A book without anything.
     *
     * @param changed takes every item whose meters are not as before
     */
    public MeterBook(Set<ItemKey> changed) {
        this.changed = changed;
    }

    /** The second at which metering began; empty if it did not yet. */
    public OptionalLong began() {
        return began == NEVER ? OptionalLong.empty() : OptionalLong.of(began);
    }

    /** Metering begins. */
    public void begin(long second) {
        began = second;
    }

    /** The accounts of an item by meter; empty if nothing of it was metered. */
    public SortedMap<MeterKey, MeterAccount> accounts(ItemKey item) {
        return Collections.unmodifiableSortedMap(accounts.getOrDefault(item, new TreeMap<>()));
    }

    /** A stored account takes its place. */
    public void restore(ItemKey item, MeterKey key, MeterAccount account) {
        accounts.computeIfAbsent(item, any -> new TreeMap<>()).put(key, account);
    }

    /** What there is of an item now: bytes, or hundredths of an instance. */
    public long level(ItemKey item, MeterKey key) {
        TreeMap<MeterKey, MeterAccount> known = accounts.get(item);
        MeterAccount account = known == null ? null : known.get(key);
        return account == null ? 0 : account.level();
    }

    /** From a second on there is so much of an item. */
    public void level(ItemKey item, MeterKey key, long level, long second) {
        if (level != level(item, key)) {
            account(item, key, second).level(level, second);
            changed.add(item);
        }
    }

    /**
     * From a second on there is more of an item, or less; never less than nothing: a level may have been stored by a program that
     * counted blocks in another way.
     */
    public void change(ItemKey item, MeterKey key, long difference, long second) {
        level(item, key, Math.max(0, Math.addExact(level(item, key), difference)), second);
    }

    /** So many bytes of an item were moved. */
    public void add(ItemKey item, MeterKey key, long bytes, long second) {
        add(item, key, bytes, 1, second);
    }

    /** So many bytes of an item are counted for so many seconds at once. */
    public void add(ItemKey item, MeterKey key, long bytes, long seconds, long second) {
        if (bytes > 0 && seconds > 0) {
            account(item, key, second).add(bytes, seconds);
            changed.add(item);
        }
    }

    private MeterAccount account(ItemKey item, MeterKey key, long second) {
        return accounts.computeIfAbsent(item, any -> new TreeMap<>())
                .computeIfAbsent(key, any -> new MeterAccount(key.meter().unit(), second));
    }

    /** Items have other names from a second on; one that takes a name that was there before goes on with its amounts. */
    public void rename(UnaryOperator<ItemKey> renamed, long second) {
        Map<ItemKey, TreeMap<MeterKey, MeterAccount>> known = new HashMap<>();
        for (Map.Entry<ItemKey, TreeMap<MeterKey, MeterAccount>> entry : accounts.entrySet()) {
            ItemKey name = renamed.apply(entry.getKey());
            if (!name.equals(entry.getKey())) {
                changed.add(entry.getKey());
                changed.add(name);
            }
            TreeMap<MeterKey, MeterAccount> there = known.computeIfAbsent(name, any -> new TreeMap<>());
            entry.getValue()
                    .forEach((key, account) ->
                            there.merge(key, account, (one, other) -> MeterAccount.sum(one, other, second)));
        }
        accounts = known;
    }

    /** Everything metered until a second, by item, then by meter. Without a beginning that is nothing. */
    public MeterReadings readings(long second) {
        List<MeterReading> readings = new ArrayList<>();
        new TreeMap<>(accounts)
                .forEach((item, known) -> known.forEach((key, account) ->
                        readings.add(new MeterReading(item, key, account.at(second), account.level()))));
        return new MeterReadings(
                Instant.ofEpochSecond(began().orElse(second)), Instant.ofEpochSecond(second), readings);
    }
}
