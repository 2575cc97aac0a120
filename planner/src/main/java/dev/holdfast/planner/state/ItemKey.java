package dev.holdfast.planner.state;

/**
 * An item: the points of one machine in one place.
 *
 * @param machine address of the machine, such as {@code sql-01} or {@code rg/vm1}
 * @param vault name of the vault
 */
public record ItemKey(String machine, String vault) implements Comparable<ItemKey> {

    @Override
    public int compareTo(ItemKey other) {
        int byMachine = machine.compareTo(other.machine);
        return byMachine == 0 ? vault.compareTo(other.vault) : byMachine;
    }

    /** {@code sql-01@rsv-eastus}. */
    @Override
    public String toString() {
        return machine + "@" + vault;
    }
}
