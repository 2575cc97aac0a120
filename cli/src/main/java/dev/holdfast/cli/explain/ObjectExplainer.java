package dev.holdfast.cli.explain;

import dev.holdfast.cli.explain.Explanation.Fact;
import dev.holdfast.planner.desired.DesiredObject;
import dev.holdfast.planner.desired.PolicyDesign;
import dev.holdfast.planner.mechanism.Choice;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Explains a managed object: why it is there, and the line of each of its attributes. */
final class ObjectExplainer {

    private final EstateView estate;

    ObjectExplainer(EstateView estate) {
        this.estate = estate;
    }

    /** The object with this address; empty if it is neither declared nor recorded. */
    Optional<Explanation> explain(ObjectAddress address) {
        DesiredObject declared = estate.desired().objects().get(address);
        if (declared != null) {
            return Optional.of(declared(declared));
        }
        if (address.type() == ObjectType.POLICY && estate.desired().policies().containsKey(address.name())) {
            return Optional.of(notCarriedOut(estate.desired().policies().get(address.name())));
        }
        return Optional.ofNullable(estate.recorded().objects().get(address)).map(ObjectExplainer::recorded);
    }

    private Explanation declared(DesiredObject declared) {
        ManagedObject object = declared.object();
        List<Fact> facts = new ArrayList<>();
        object.attributes()
                .forEach((name, value) -> facts.add(
                        new Fact(name, value.display(), declared.provenance().placeOf(name))));
        PolicyDesign design = object.address().type() == ObjectType.POLICY
                ? estate.desired().policies().get(object.address().name())
                : null;
        if (design != null && design.choice() instanceof Choice.Backup backup) {
            facts.addAll(MechanismFacts.of(backup, design.place()));
        }
        return new Explanation(
                object.address().type().word(),
                object.address().toString(),
                declared.provenance().reason()
                        + declared.provenance()
                                .place()
                                .map(place -> " (" + place + ")")
                                .orElse(""),
                facts);
    }

    private static Explanation notCarriedOut(PolicyDesign design) {
        List<Fact> facts = new ArrayList<>();
        if (design.choice() instanceof Choice.NotProvided notProvided) {
            facts.add(new Fact("mechanism", notProvided.reason(), design.place()));
        } else if (design.choice() instanceof Choice.Infeasible infeasible) {
            facts.add(new Fact("mechanism", infeasible.reason(), design.place()));
            facts.add(Fact.of("possible", design.fix().orElseThrow()));
        } else {
            facts.add(new Fact("vault", "the policy names none", design.place()));
        }
        return new Explanation(
                ObjectType.POLICY.word(), "policy/" + design.name(), "declared, but it cannot be carried out", facts);
    }

    private static Explanation recorded(ManagedObject object) {
        List<Fact> facts = new ArrayList<>();
        object.attributes().forEach((name, value) -> facts.add(Fact.of(name, value.display())));
        return new Explanation(
                object.address().type().word(),
                object.address().toString(),
                "recorded by an earlier apply; the declaration does not speak of it any more",
                facts);
    }
}
