package dev.holdfast.executor.fabric.simulated.agenda;

import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.schedule.Intervals;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;

/**
 * What a copy rule of a machine asks for and when.
 *
 * @param terms how long copies are kept
 * @param rule the rule as the planner knows it
 * @param intervals one point of each is copied
 * @param source item with the points
 * @param target item with the copies
 */
public record CopyTimes(Terms terms, CopyRule rule, Intervals intervals, ItemKey source, ItemKey target) {

    /**
     * Reads a copy rule.
     *
     * @throws QuantityException if something in it cannot be read
     */
    public static CopyTimes of(ManagedObject object) throws QuantityException {
        return of(object, Terms.of(object));
    }

    /**
     * Reads the rest of a copy rule.
     *
     * @throws QuantityException if something in it cannot be read
     */
    public static CopyTimes of(ManagedObject object, Terms terms) throws QuantityException {
        String machine = object.text(AttributeNames.MACHINE);
        String target = object.text(AttributeNames.TARGET_VAULT);
        CopyRule rule = new CopyRule(target, Durations.parse(object.text(AttributeNames.EVERY)), terms.rule());
        if (rule.every().toSeconds() < 1) {
            throw new QuantityException("An interval of copies is at least a second.");
        }
        return new CopyTimes(
                terms,
                rule,
                new Intervals(rule.every(), terms.zone()),
                new ItemKey(machine, object.text(AttributeNames.VAULT)),
                new ItemKey(machine, target));
    }
}
