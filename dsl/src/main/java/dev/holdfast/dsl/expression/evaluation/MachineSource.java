package dev.holdfast.dsl.expression.evaluation;

import dev.holdfast.dsl.expression.type.Vocabulary;
import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.machine.ScaleSet;
import dev.holdfast.dsl.model.machine.VirtualMachine;
import dev.holdfast.dsl.model.machine.Workload;
import dev.holdfast.dsl.quantity.DataSize;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A machine as expressions see it; the names are those of {@link Vocabulary}.
 *
 * @param machine the machine
 */
record MachineSource(VirtualMachine machine) implements PropertySource {

    private static final SortedMap<String, String> NOTHING = Collections.unmodifiableSortedMap(new TreeMap<>());

    @Override
    public @Nullable Object property(String name) {
        return switch (name) {
            case "name" -> machine.name();
            case "region" -> folded(machine.region(), true);
            case "zone" -> machine.zone().orElse(null);
            case "os" -> machine.os().word();
            case "tags" -> new TagSource(machine.tags());
            case "resourceGroup" -> folded(machine.identity().resourceGroup(), false);
            case "subscription" -> folded(machine.identity().subscription(), false);
            case "id" -> folded(machine.identity().resourceId(), false);
            case "policy" -> machine.decision().policy().orElse(null);
            case "unprotected" -> machine.decision().unprotected().orElse(null);
            case "powerState" -> machine.state().power().word();
            case "provisioningState" -> machine.state().provisioning().word();
            case "agent" -> machine.state().agent().word();
            case "encryption" -> machine.details().encryption().orElse(null);
            case "scaleSet" -> scaleSet(machine.details().scaleSet());
            case "workload" -> workload(machine.details().workload());
            case "runbook" ->
                new TagSource(machine.details()
                        .runbook()
                        .map(runbook -> runbook.entries())
                        .orElse(NOTHING));
            case "disks" -> disks();
            case "size" -> total(disk -> disk.size().value());
            case "used" -> total(disk -> disk.used().value());
            default -> null;
        };
    }

    private static @Nullable Object folded(Optional<String> text, boolean spaces) {
        return text.isPresent() ? new FoldedText(text.get(), spaces) : null;
    }

    private List<Object> disks() {
        List<Object> disks = new ArrayList<>(machine.disks().size());
        for (Disk disk : machine.disks()) {
            disks.add(new DiskSource(disk));
        }
        return disks;
    }

    /** Over all disks but temporary ones. */
    private Amount total(Function<Disk, DataSize> part) {
        BigDecimal bytes = BigDecimal.ZERO;
        for (Disk disk : machine.disks()) {
            if (!disk.isTemporary()) {
                bytes = bytes.add(BigDecimal.valueOf(part.apply(disk).bytes()));
            }
        }
        return new Amount(Amount.Measure.BYTES, bytes);
    }

    private static @Nullable Object scaleSet(Optional<ScaleSet> scaleSet) {
        if (scaleSet.isEmpty()) {
            return null;
        }
        ScaleSet present = scaleSet.get();
        return (PropertySource) name -> switch (name) {
            case "name" -> present.name();
            case "orchestration" -> present.orchestration().word();
            default -> null;
        };
    }

    private static @Nullable Object workload(Optional<Workload> workload) {
        if (workload.isEmpty()) {
            return null;
        }
        Workload present = workload.get();
        return (PropertySource) name -> switch (name) {
            case "kind" -> present.kind();
            case "logBackups" -> present.logBackups().orElse(null);
            default -> null;
        };
    }
}
