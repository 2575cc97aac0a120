package dev.holdfast.planner.state;

import java.util.Comparator;

/**
 * An item: the points of one machine in one place.
 *
 * @param machine address of the machine, such as {@code sql-01} or {@code rg/vm1}
 * @param vault name of the vault
 */
public record ItemKey(String machine, String vault) implements Comparable<ItemKey> {

    private static final Comparator<ItemKey> ORDER =
            Comparator.comparing(ItemKey::machine).thenComparing(ItemKey::vault);

    @Override
    public int compareTo(ItemKey other) {
        return ORDER.compare(this, other);
    }

    /** {@code sql-01@rsv-eastus}. */
    @Override
    public String toString() {
        return machine + "@" + vault;
    }
}
