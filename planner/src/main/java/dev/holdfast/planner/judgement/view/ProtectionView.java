package dev.holdfast.planner.judgement.view;

import dev.holdfast.dsl.expression.evaluation.PropertySource;
import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.dsl.model.policy.Mechanism;
import dev.holdfast.planner.desired.PolicyDesign;
import dev.holdfast.planner.desired.PolicyDesign.BackupDesign;
import dev.holdfast.planner.desired.PolicyDesign.CopyDesign;
import dev.holdfast.planner.document.ObjectiveResult;
import dev.holdfast.planner.slot.SlotText;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The protection that a machine will have, as rules see it. */
final class ProtectionView implements PropertySource {

    private final MachineView machine;
    private final PolicyDesign design;
    private final String vault;
    private final Estate estate;
    private @Nullable List<CopyView> copies;

    ProtectionView(MachineView machine, PolicyDesign design, String vault, Estate estate) {
        this.machine = machine;
        this.design = design;
        this.vault = vault;
        this.estate = estate;
    }

    @Override
    public @Nullable Object property(String name) {
        return switch (name) {
            case "policy" -> estate.policy(design);
            case "vault" -> estate.vault(vault);
            case "region" -> {
                PropertySource home = estate.vault(vault);
                yield home == null ? null : home.property("region");
            }
            case "mechanism" -> Mechanism.BACKUP.word();
            case "consistency" ->
                design.policy().consistency().map(Consistency::word).orElse(null);
            case "schedule" ->
                design.backup().map(backup -> backup.recurrence().display()).orElse(null);
            case "timeZone" -> design.policy().timeZone().getId();
            case "slot" -> slot();
            case "copies" -> copies();
            case "includedDisks" -> disks(true);
            case "excludedDisks" -> disks(false);
            case "rpo" -> new LossView(design.policy().objectives().rpo(), figures());
            case "rto" -> new RestoreView(design.policy().objectives().rto(), figures());
            case "failures" -> figures().stream().map(FailureView::new).toList();
            default -> null;
        };
    }

    private String address() {
        return machine.machine().address();
    }

    private List<ObjectiveResult> figures() {
        return estate.objectives(address());
    }

    private @Nullable Duration slot() {
        ManagedObject schedule = estate.object(new ObjectAddress(ObjectType.SCHEDULE, address()));
        return schedule == null
                ? null
                : SlotText.read(schedule.text(AttributeNames.SLOT)).orElse(null);
    }

    /** Those that will be there: not one to the vault that keeps the points anyway. */
    private List<CopyView> copies() {
        List<CopyView> made = copies;
        if (made == null) {
            made = new ArrayList<>();
            for (CopyDesign copy : design.backup().map(BackupDesign::copies).orElse(List.of())) {
                if (estate.object(ObjectAddress.copy(address(), copy.rule().to())) != null) {
                    made.add(new CopyView(copy.rule(), estate));
                }
            }
            copies = made;
        }
        return made;
    }

    private List<DiskView> disks(boolean included) {
        return machine.disks().stream()
                .filter(disk -> disk.included() == included)
                .toList();
    }
}
