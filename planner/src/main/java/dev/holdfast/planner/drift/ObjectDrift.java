package dev.holdfast.planner.drift;

import dev.holdfast.planner.action.ActionType;
import dev.holdfast.planner.desired.DesiredObject;
import dev.holdfast.planner.desired.DesiredState;
import dev.holdfast.planner.difference.AttributeDifference;
import dev.holdfast.planner.difference.Strength;
import dev.holdfast.planner.document.ChangeGroup.AttributeChange;
import dev.holdfast.planner.document.DriftEntry;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.RecordedState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Drift of objects: what is recorded against what is there. */
final class ObjectDrift {

    private final RecordedState recorded;
    private final ActualState actual;
    private final DesiredState desired;
    private final DriftContext context;
    private final Strength strength;
    private final Map<String, List<AttributeDifference>> policySwitches = new HashMap<>();

    ObjectDrift(RecordedState recorded, ActualState actual, DesiredState desired, DriftContext context) {
        this.recorded = recorded;
        this.actual = actual;
        this.desired = desired;
        this.context = context;
        this.strength = new Strength(context.at());
    }

    /** By address. */
    List<DriftEntry> entries() {
        List<DriftEntry> entries = new ArrayList<>();
        recorded.objects().forEach((address, last) -> {
            ManagedObject now = actual.objects().get(address);
            if (now == null) {
                entries.add(gone(last));
            } else if (!now.attributes().equals(last.attributes())) {
                entries.add(changed(last, now));
            }
        });
        actual.objects().forEach((address, now) -> {
            if (!recorded.objects().containsKey(address) && concernsUs(now)) {
                entries.add(appeared(now));
            }
        });
        return entries;
    }

    /** True for what is declared, and for what belongs to a machine that is looked after. */
    private boolean concernsUs(ManagedObject now) {
        String machine = now.text(AttributeNames.MACHINE);
        boolean ofOurs =
                !machine.isEmpty() && recorded.objects().containsKey(new ObjectAddress(ObjectType.PROTECTION, machine));
        return ofOurs || desired.objects().containsKey(now.address());
    }

    private DriftEntry changed(ManagedObject last, ManagedObject now) {
        DesiredObject wanted = desired.objects().get(now.address());
        List<AttributeDifference> attributes = new ArrayList<>(strength.compare(
                last,
                now,
                name -> wanted == null ? Optional.empty() : wanted.provenance().placeOf(name)));
        String before = last.text(AttributeNames.POLICY);
        String after = now.text(AttributeNames.POLICY);
        if (now.address().type() == ObjectType.PROTECTION && !before.equals(after)) {
            attributes.addAll(policySwitch(before, after));
        }
        Optional<ActionType> action = context.action(now.address());
        String what = "It was changed outside since the last apply.";
        DriftResponse response = DriftResponse.ACCEPT;
        String then;
        if (context.onlyRefreshes()) {
            then = "The apply records it as it is now; the next plan still wants what is declared.";
        } else if (action.isPresent()) {
            response = DriftResponse.RESTORE;
            then = action.get() == ActionType.DELETE
                    ? "It is no longer wanted, and the plan deletes it."
                    : "The plan sets it to what is declared.";
        } else if (wanted != null && wanted.object().attributes().equals(now.attributes())) {
            then = "It is now as declared; the apply records that.";
        } else if (wanted == null) {
            then = "Nothing declares it any more; the apply records it as it is now.";
        } else if (context.isLeftOut(now.address())) {
            then = "The plan is limited and does not set it back; the apply records it as it is now.";
        } else {
            then = "The service does not allow to change it back; the apply records it as it is now.";
        }
        return new DriftEntry(
                now.address().toString(),
                DriftKind.CHANGED.word(),
                DriftClass.of(attributes).word(),
                shown(attributes),
                List.of(),
                response.word(),
                what + " " + then);
    }

    /** What a machine gained and lost by following another policy, which the name alone does not say. */
    private List<AttributeDifference> policySwitch(String from, String to) {
        return policySwitches.computeIfAbsent(from + "\n" + to, key -> {
            ManagedObject before = recorded.objects().get(new ObjectAddress(ObjectType.POLICY, from));
            ManagedObject after = actual.objects().get(new ObjectAddress(ObjectType.POLICY, to));
            return before == null || after == null
                    ? List.of()
                    : strength.compare(before, after, name -> Optional.empty()).stream()
                            .filter(difference -> !difference.name().equals(AttributeNames.VAULTS)
                                    && !difference.name().equals(AttributeNames.CONSISTENCY))
                            .toList();
        });
    }

    private DriftEntry gone(ManagedObject last) {
        ObjectAddress address = last.address();
        Optional<ActionType> action = context.action(address);
        boolean wanted = desired.objects().containsKey(address);
        boolean restored = action.filter(does -> does == ActionType.CREATE).isPresent();
        String then;
        if (context.onlyRefreshes()) {
            then = wanted
                    ? "The apply takes it out of the record; the next plan still wants it."
                    : "The apply takes it out of the record.";
        } else if (restored) {
            then = "The plan creates it again.";
        } else if (wanted) {
            then = "The plan is limited and does not create it again; the apply takes it out of the record.";
        } else {
            then = "Nothing declares it any more; the apply takes it out of the record.";
        }
        boolean protects = wanted || address.type() == ObjectType.PROTECTION;
        return new DriftEntry(
                address.toString(),
                DriftKind.GONE.word(),
                (protects ? DriftClass.PROTECTION : DriftClass.BENIGN).word(),
                List.of(),
                List.of(),
                (restored ? DriftResponse.RESTORE : DriftResponse.ACCEPT).word(),
                "It was deleted outside since the last apply. " + then);
    }

    private DriftEntry appeared(ManagedObject now) {
        ObjectAddress address = now.address();
        boolean wanted = desired.objects().containsKey(address);
        boolean adopted = wanted && !context.onlyRefreshes() && !context.isLeftOut(address);
        String then = adopted
                ? "It is declared, and recorded from now on."
                : wanted
                        ? "It is declared, but this plan does not take it into the record."
                        : "Nothing declares it, so it is left alone.";
        return new DriftEntry(
                address.toString(),
                DriftKind.APPEARED.word(),
                DriftClass.COST.word(),
                List.of(),
                List.of(),
                (adopted ? DriftResponse.ACCEPT : DriftResponse.LEAVE).word(),
                "It was made outside. " + then);
    }

    private static List<AttributeChange> shown(List<AttributeDifference> attributes) {
        List<AttributeChange> changes = new ArrayList<>(attributes.size());
        for (AttributeDifference attribute : attributes) {
            changes.add(new AttributeChange(
                    attribute.name(),
                    attribute.before().map(AttributeValue::display),
                    attribute.after().map(AttributeValue::display),
                    attribute.effect().word(),
                    attribute.place()));
        }
        return changes;
    }
}
