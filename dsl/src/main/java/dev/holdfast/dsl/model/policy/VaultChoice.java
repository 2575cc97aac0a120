package dev.holdfast.dsl.model.policy;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The vault a policy uses: one for all machines, or one per region.
 *
 * @param everywhere the one vault; absent if it depends on the region
 * @param byRegion vault by region of the machine; empty if there is one for all
 */
public record VaultChoice(Optional<String> everywhere, SortedMap<String, String> byRegion) {

    public VaultChoice {
        byRegion = Collections.unmodifiableSortedMap(new TreeMap<>(byRegion));
    }

    /** The same vault for every machine. */
    public static VaultChoice of(String vault) {
        return new VaultChoice(Optional.of(vault), new TreeMap<>());
    }

    /** The vault for machines of this region; empty if the region has none. */
    public Optional<String> forRegion(String region) {
        return everywhere.or(() -> Optional.ofNullable(byRegion.get(region)));
    }

    /** All vaults that can be chosen, sorted. */
    public java.util.SortedSet<String> all() {
        java.util.SortedSet<String> all = new java.util.TreeSet<>(byRegion.values());
        everywhere.ifPresent(all::add);
        return all;
    }
}
