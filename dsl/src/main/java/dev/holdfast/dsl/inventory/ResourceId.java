package dev.holdfast.dsl.inventory;

import java.util.Optional;

/**
 * What a cloud resource id says, its parts as it spells them. Keys between the slashes are found ignoring case.
 *
 * @param id {@code /subscriptions/S/resourceGroups/G/providers/Microsoft.Compute/virtualMachines/N}
 */
public record ResourceId(String id) {

    /** Subscription id. */
    public Optional<String> subscription() {
        return after("subscriptions");
    }

    /** Resource group. */
    public Optional<String> resourceGroup() {
        return after("resourceGroups");
    }

    /** Name of the scale set of an instance. */
    public Optional<String> scaleSet() {
        return after("virtualMachineScaleSets");
    }

    /** The last part; empty if the id ends with a slash. */
    public Optional<String> name() {
        String last = id.substring(id.lastIndexOf('/') + 1);
        return last.isBlank() ? Optional.empty() : Optional.of(last);
    }

    /** {@code Microsoft.Compute/virtualMachines}: provider and types without names; empty if the id names no provider. */
    public Optional<String> type() {
        String[] parts = id.split("/", -1);
        for (int i = parts.length - 2; i >= 0; i--) {
            if (parts[i].equalsIgnoreCase("providers")) {
                StringBuilder type = new StringBuilder(parts[i + 1]);
                for (int j = i + 2; j < parts.length; j += 2) {
                    type.append('/').append(parts[j]);
                }
                return Optional.of(type.toString());
            }
        }
        return Optional.empty();
    }

    private Optional<String> after(String key) {
        String[] parts = id.split("/", -1);
        for (int i = 0; i + 1 < parts.length; i++) {
            if (parts[i].equalsIgnoreCase(key) && !parts[i + 1].isBlank()) {
                return Optional.of(parts[i + 1]);
            }
        }
        return Optional.empty();
    }
}
