package dev.holdfast.planner.action;

import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.planner.desired.PolicyDesign;
import dev.holdfast.planner.retention.Promises;
import dev.holdfast.planner.retention.RecordedPromises;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.PromisedRule;
import dev.holdfast.planner.state.RecordedState;
import dev.holdfast.planner.state.RecoveryPoint;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was promised for each point: the record, and what the fabric says itself for points it took since. */
public final class PromiseBook {

    private final RecordedState recorded;
    private final Map<String, PromisedRule> rules;

    /**
     * The promises of a record.
     *
     * @param designs policies whose rules may be promised next
     */
    public PromiseBook(RecordedState recorded, Collection<PolicyDesign> designs) {
        this.recorded = recorded;
        this.rules = new HashMap<>(recorded.promisedRules());
        for (PolicyDesign design : designs) {
            design.policy()
                    .retention()
                    .ifPresent(rule -> add(Promises.of(rule, design.policy().timeZone())));
            for (CopyRule copy : design.policy().copies()) {
                add(Promises.of(copy.retention(), design.policy().timeZone()));
            }
        }
    }

    private void add(PromisedRule rule) {
        rules.putIfAbsent(rule.digest(), rule);
    }

    /** Every rule a promise may name, by digest. */
    public Map<String, PromisedRule> rules() {
        return rules;
    }

    /** The points with the recorded promises; where both sides promised, all promised rules count. */
    public List<RecoveryPoint> promised(ItemKey item, List<RecoveryPoint> points) {
        return RecordedPromises.merge(recorded.points().getOrDefault(item, List.of()), points);
    }
}
