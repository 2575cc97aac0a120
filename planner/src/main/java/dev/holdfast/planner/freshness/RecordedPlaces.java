package dev.holdfast.planner.freshness;

import dev.holdfast.dsl.model.Immutability;
import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.Vault;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The recorded vaults, policies and copy rules, each read once. */
final class RecordedPlaces {

    private final SortedMap<ObjectAddress, ManagedObject> objects;
    private final Map<String, Optional<Vault>> vaults = new HashMap<>();
    private final Map<String, Optional<PolicyTerms>> policies = new HashMap<>();
    private final Map<String, List<CopyPlace>> copies = new HashMap<>();

    /**
     * Where a machine's copies go.
     *
     * @param vault name of the target
     * @param from name of the vault whose points are copied
     * @param every one point of each closed interval of this length
     */
    record CopyPlace(String vault, String from, Duration every) {}

    RecordedPlaces(SortedMap<ObjectAddress, ManagedObject> objects) {
        this.objects = objects;
        for (ManagedObject object : objects.values()) {
            if (object.address().type() == ObjectType.COPY) {
                PolicyTerms.duration(object.text(AttributeNames.EVERY))
                        .ifPresent(every -> copies.computeIfAbsent(
                                        object.text(AttributeNames.MACHINE), any -> new ArrayList<>())
                                .add(new CopyPlace(
                                        object.text(AttributeNames.TARGET_VAULT),
                                        object.text(AttributeNames.VAULT),
                                        every)));
            }
        }
    }

    /** The copy rules of a machine, by target. */
    List<CopyPlace> copies(String machine) {
        return copies.getOrDefault(machine, List.of());
    }

    /** The copy rules that a point of a machine passes on its way to a copy, the last first. */
    List<CopyPlace> chain(String machine, CopyPlace last) {
        List<CopyPlace> chain = new ArrayList<>();
        Optional<CopyPlace> hop = Optional.of(last);
        // A recorded state is not checked for circles.
        while (hop.isPresent() && !chain.contains(hop.get())) {
            chain.add(hop.get());
            String from = hop.get().from();
            hop = copies(machine).stream()
                    .filter(copy -> copy.vault().equals(from))
                    .findFirst();
        }
        return chain;
    }

    /** What a policy asks for; empty if it is not recorded. */
    Optional<PolicyTerms> policy(String name) {
        return policies.computeIfAbsent(
                name, any -> find(ObjectType.POLICY, name).map(PolicyTerms::of));
    }

    /** A vault; empty if it is not recorded, or without region or redundancy. */
    Optional<Vault> vault(String name) {
        return vaults.computeIfAbsent(name, any -> find(ObjectType.VAULT, name).flatMap(RecordedPlaces::vault));
    }

    private Optional<ManagedObject> find(ObjectType type, String name) {
        return name.isEmpty() ? Optional.empty() : Optional.ofNullable(objects.get(new ObjectAddress(type, name)));
    }

    private static Optional<Vault> vault(ManagedObject object) {
        return Redundancy.of(object.text(AttributeNames.REDUNDANCY))
                .map(redundancy -> new Vault(
                        object.address().name(),
                        object.text(AttributeNames.REGION),
                        redundancy,
                        Boolean.parseBoolean(object.text(AttributeNames.CROSS_REGION_RESTORE)),
                        PolicyTerms.duration(object.text(AttributeNames.SOFT_DELETE))
                                .orElse(Duration.ZERO),
                        Immutability.of(object.text(AttributeNames.IMMUTABILITY))
                                .orElse(Immutability.DISABLED)));
    }
}
