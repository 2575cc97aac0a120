package dev.holdfast.planner.judgement.view;

import dev.holdfast.dsl.expression.evaluation.PropertySource;
import dev.holdfast.dsl.expression.evaluation.Scopes;
import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.desired.PolicyDesign;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A machine as planned: what expressions know of every machine, and what was decided for it. Parts are made when asked for. */
public final class MachineView implements PropertySource {

    private final DesiredMachine machine;
    private final Estate estate;
    private final PropertySource known;
    private @Nullable List<DiskView> disks;
    private @Nullable ProtectionView protection;

    MachineView(DesiredMachine machine, Estate estate) {
        this.machine = machine;
        this.estate = estate;
        this.known = Scopes.machine(machine.known().machine());
    }

    /** The machine that is looked at. */
    public DesiredMachine machine() {
        return machine;
    }

    @Override
    public @Nullable Object property(String name) {
        return switch (name) {
            case "address" -> machine.address();
            case "status" -> machine.verdict().status().word();
            case "reason" -> machine.verdict().reason();
            case "policy" -> machine.design().map(PolicyDesign::name).orElse(null);
            case "disks" -> disks();
            case "protection" -> protection();
            default -> known.property(name);
        };
    }

    /** In the order of the machine. */
    public List<DiskView> disks() {
        List<DiskView> made = disks;
        if (made == null) {
            Set<String> included = new HashSet<>();
            machine.disks().included().forEach(disk -> included.add(disk.name()));
            made = new ArrayList<>();
            for (Disk disk : machine.known().machine().disks()) {
                boolean taken = machine.vault().isPresent() && included.contains(disk.name());
                made.add(new DiskView(disk, taken, machine.disks().excluded().get(disk.name())));
            }
            disks = made;
        }
        return made;
    }

    /** Null unless it is backed up. */
    private @Nullable ProtectionView protection() {
        if (protection == null
                && machine.vault().isPresent()
                && machine.design().isPresent()) {
            protection = new ProtectionView(
                    this, machine.design().get(), machine.vault().get(), estate);
        }
        return protection;
    }
}
