package dev.holdfast.cli.backup;

import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.executor.fabric.BackupOrder;
import dev.holdfast.planner.retention.Promises;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.PromisedRule;
import java.util.Map;
import java.util.Optional;

/**
 * How long the point of a backup on demand is kept, and why.
 *
 * @param age from its capture on, on top of what the policy says; absent if the policy alone decides
 * @param reason why the backup is made; may be empty
 */
public record Keep(Optional<Age> age, String reason) {

    /** The service expires points once a day, so that a shorter time would mean nothing. */
    private static final Age SHORTEST = Age.ofDays(1);

    /**
     * Reads the value of {@code --keep}.
     *
     * @param text may be empty: the policy alone decides
     * @param longest that the service keeps a point
     * @throws CommandException if it is no age, or none that the service can keep a point for
     */
    public static Keep parse(String text, String reason, Age longest) throws CommandException {
        if (text.isEmpty()) {
            return new Keep(Optional.empty(), reason);
        }
        Age age;
        try {
            age = Age.parse(text);
        } catch (QuantityException e) {
            throw new CommandException(ExitStatus.USAGE, "--keep: " + e.getMessage());
        }
        if (age.approximateSeconds() < SHORTEST.approximateSeconds()) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "--keep " + age + " is too short: the service expires points once a day, so nothing shorter than "
                            + SHORTEST + " can be promised.");
        }
        if (age.approximateSeconds() > longest.approximateSeconds()) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "--keep " + age + " is too long: the service keeps a point for " + longest + " at most.");
        }
        return new Keep(Optional.of(age), reason);
    }

    /** The order for a machine; days are counted in the zone of its policy. */
    public BackupOrder order(ManagedObject protection, Map<ObjectAddress, ManagedObject> objects) {
        String machine = protection.address().name();
        if (age.isEmpty()) {
            return new BackupOrder(machine, Optional.empty(), reason);
        }
        ManagedObject policy =
                objects.get(new ObjectAddress(ObjectType.POLICY, protection.text(AttributeNames.POLICY)));
        try {
            PromisedRule rule = Promises.onDemand(age.get(), Promises.zone(policy == null ? protection : policy));
            return new BackupOrder(machine, Optional.of(rule), reason);
        } catch (QuantityException e) {
            throw new IllegalStateException("the zone of a policy in force cannot be read: " + policy, e);
        }
    }
}
