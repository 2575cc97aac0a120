package dev.holdfast.executor.fabric.simulated.agenda;

import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The terms of every policy and copy rule of a world, each read once. Mutable; follows the world by itself. */
public final class TermsBook {

    private final World world;
    private final Map<ObjectAddress, Terms> known = new HashMap<>();

    public TermsBook(World world) {
        this.world = world;
    }

    /** Terms of a policy or copy rule; empty if it does not exist. */
    @SuppressWarnings("ReferenceEquality") // an object that was put anew is read anew
    public Optional<Terms> of(ObjectAddress address) {
        ManagedObject object = world.object(address).orElse(null);
        if (object == null) {
            known.remove(address);
            return Optional.empty();
        }
        Terms terms = known.get(address);
        if (terms == null || terms.source() != object) {
            try {
                terms = Terms.of(object);
            } catch (QuantityException e) {
                throw new IllegalStateException("accepted although unreadable: " + address, e);
            }
            known.put(address, terms);
        }
        return Optional.of(terms);
    }

    /** Terms of the policy that a protection follows; empty if it does not exist. */
    public Optional<Terms> ofProtection(ManagedObject protection) {
        String policy = protection.text(AttributeNames.POLICY);
        return policy.isEmpty() ? Optional.empty() : of(new ObjectAddress(ObjectType.POLICY, policy));
    }
}
