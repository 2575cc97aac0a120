package dev.holdfast.dsl.model.machine;

import java.util.Optional;

/**
 * How the cloud tells a machine from others. All parts as the source spells them; compare ignoring case.
 *
 * @param resourceId full cloud resource id
 * @param subscription subscription id or name
 * @param resourceGroup resource group
 * @param movedFrom address this machine had before, if the user says it moved
 */
public record MachineIdentity(
        Optional<String> resourceId,
        Optional<String> subscription,
        Optional<String> resourceGroup,
        Optional<String> movedFrom) {

    /** Nothing known but the name. */
    public static final MachineIdentity NONE =
            new MachineIdentity(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
