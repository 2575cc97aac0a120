package dev.holdfast.planner.desired;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.model.Immutability;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Says which vaults keep recovery points without immutability. A vault whose every policy asks for {@code survive: ransomware} is
 * passed over: either these points are immutable elsewhere, or {@code rpo-violated} says that they are not.
 */
public final class ImmutabilityFindings {

    private ImmutabilityFindings() {}

    /**
     * Looks at every declared vault.
     *
     * @param holding whether a vault of this name holds points already, of whatever machine
     */
    public static void report(DesiredState desired, Predicate<String> holding, Findings findings) {
        Map<String, Boolean> judged = judgedElsewhere(desired);
        for (DesiredObject wanted : desired.objects().values()) {
            ManagedObject object = wanted.object();
            String name = object.address().name();
            if (object.address().type() == ObjectType.VAULT
                    && object.text(AttributeNames.IMMUTABILITY).equals(Immutability.DISABLED.word())
                    && (judged.containsKey(name) || holding.test(name))
                    && !judged.getOrDefault(name, false)) {
                findings.add(
                        Finding.of(
                                FindingType.VAULT_WITHOUT_IMMUTABILITY,
                                wanted.provenance().placeOf(AttributeNames.IMMUTABILITY),
                                "The vault keeps recovery points, and its immutability is disabled: whoever may delete them"
                                        + " there can end them for good, once soft delete is over.",
                                "Write immutability: unlocked for the vault. It can be disabled again; only locked is for"
                                        + " ever."),
                        new ObjectAddress(ObjectType.VAULT, name).toString());
            }
        }
    }

    /** True by name of each vault that will keep points if all of them are judged for ransomware by their policies. */
    private static Map<String, Boolean> judgedElsewhere(DesiredState desired) {
        Map<String, Boolean> judged = new HashMap<>();
        Map<String, Boolean> byMachine = new HashMap<>();
        for (DesiredMachine machine : desired.machines()) {
            if (machine.vault().isPresent() && machine.design().isPresent()) {
                boolean asked = machine.design().get().policy().objectives().isAsked(FailureClass.RANSOMWARE);
                byMachine.put(machine.address(), asked);
                judged.merge(machine.vault().get(), asked, Boolean::logicalAnd);
            }
        }
        for (DesiredObject wanted : desired.objects().values()) {
            if (wanted.object().address().type() == ObjectType.COPY) {
                boolean asked = byMachine.getOrDefault(wanted.object().text(AttributeNames.MACHINE), false);
                judged.merge(wanted.object().text(AttributeNames.TARGET_VAULT), asked, Boolean::logicalAnd);
            }
        }
        return judged;
    }
}
