package dev.holdfast.dsl.model.machine;

import java.util.Optional;

/**
 * Facts about a machine that only some checks need.
 *
 * @param scaleSet the scale set it belongs to
 * @param scripts quiescing scripts
 * @param workload database inside
 * @param encryption word for the kind of encryption ({@code platform}, {@code customer}, {@code disk-encryption})
 * @param runbook what people need in an outage
 */
public record MachineDetails(
        Optional<ScaleSet> scaleSet,
        Optional<GuestScripts> scripts,
        Optional<Workload> workload,
        Optional<String> encryption,
        Optional<Runbook> runbook) {

    /** Nothing known. */
    public static final MachineDetails NONE = new MachineDetails(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
