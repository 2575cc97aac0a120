package dev.holdfast.dsl.expression;

import dev.holdfast.dsl.model.disk.Caching;
import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.disk.DiskRole;
import dev.holdfast.dsl.model.disk.DiskStorage;
import dev.holdfast.dsl.model.disk.DiskTraits;
import dev.holdfast.dsl.model.disk.Estimate;
import dev.holdfast.dsl.model.machine.MachineDetails;
import dev.holdfast.dsl.model.machine.MachineIdentity;
import dev.holdfast.dsl.model.machine.MachineState;
import dev.holdfast.dsl.model.machine.OperatingSystem;
import dev.holdfast.dsl.model.machine.ProtectionDecision;
import dev.holdfast.dsl.model.machine.VirtualMachine;
import dev.holdfast.dsl.model.machine.Workload;
import dev.holdfast.dsl.quantity.ChurnRate;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.quantity.Percent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Machines for tests. */
public final class Machines {

    private Machines() {}

    /** A machine with an OS disk of 64 GiB, a data disk of 1 TiB on lun 0 and a temporary one. */
    public static VirtualMachine web(Map<String, String> tags) {
        return new VirtualMachine(
                "web-01",
                new MachineIdentity(
                        Optional.of(
                                "/subscriptions/S/resourceGroups/RG-Web/providers/Microsoft.Compute/virtualMachines/web-01"),
                        Optional.of("S"),
                        Optional.of("RG-Web"),
                        Optional.empty()),
                Optional.of("westus"),
                Optional.empty(),
                OperatingSystem.LINUX,
                new TreeMap<>(tags),
                List.of(
                        disk("web-01_OsDisk", DiskRole.OS, 64, Optional.empty()),
                        disk("cache0", DiskRole.DATA, 1_024, Optional.of(0)),
                        disk("temp", DiskRole.TEMPORARY, 100, Optional.empty())),
                MachineState.RUNNING,
                ProtectionDecision.NONE,
                new MachineDetails(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Workload("sql-server", Optional.of(Duration.ofMinutes(15)))),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static Disk disk(String name, DiskRole role, long gibibytes, Optional<Integer> lun) {
        DataSize size = DataSize.ofGibibytes(gibibytes);
        DiskTraits traits = new DiskTraits(
                role,
                DiskStorage.MANAGED,
                Optional.empty(),
                Optional.of("Premium_LRS"),
                Caching.READ_WRITE,
                false,
                false);
        return new Disk(
                name,
                lun,
                Estimate.declared(size),
                Estimate.preset(size.times(Percent.of(50))),
                Estimate.preset(ChurnRate.ofShare(Percent.of(3))),
                traits,
                Optional.empty());
    }
}
