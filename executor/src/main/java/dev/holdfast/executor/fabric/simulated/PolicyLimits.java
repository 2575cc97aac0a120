package dev.holdfast.executor.fabric.simulated;

import dev.holdfast.dsl.model.retention.ClassRule;
import dev.holdfast.dsl.model.retention.Keep;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.model.schedule.Recurrence;
import dev.holdfast.dsl.model.schedule.RecurrenceText;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.executor.fabric.FabricError;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.simulated.agenda.Terms;
import dev.holdfast.planner.schedule.DailyStarts;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a policy can ask of the service: how often, how long in the snapshot tier, and how long at all. */
final class PolicyLimits {

    private static final long DAY = 86_400;

    private final ServiceProfile.Policies policies;

    PolicyLimits(ServiceProfile profile) {
        this.policies = profile.policies();
    }

    /** Refuses a policy that the service cannot follow. */
    void check(ManagedObject policy, Terms terms) throws FabricException {
        String name = policy.address().name();
        checkInstant(name, terms);
        checkAges(name, terms.rule());
        String schedule = policy.text(AttributeNames.RECURRENCE);
        Recurrence recurrence;
        try {
            recurrence = RecurrenceText.parse(schedule);
        } catch (QuantityException e) {
            throw Refusals.invalid("The policy " + name + " cannot be read: " + e.detail());
        }
        int starts = DailyStarts.of(recurrence).times().size();
        if (!terms.isEnhanced() && starts > 1) {
            throw exceeded("The policy " + name + " starts " + starts
                    + " times a day; a standard one starts once a day or less often.");
        }
        if (terms.isEnhanced() && recurrence instanceof Recurrence.Every every) {
            checkInterval(name, every);
        }
    }

    private void checkInstant(String name, Terms terms) throws FabricException {
        int most = terms.isEnhanced() ? policies.enhancedInstantDays() : policies.standardInstantDays();
        Age kept = terms.rule().instant().orElse(Age.ofDays(1));
        if (kept.approximateSeconds() > most * DAY) {
            throw exceeded("The policy " + name + " keeps snapshots for " + kept + "; "
                    + (terms.isEnhanced() ? "an enhanced" : "a standard") + " one keeps them for " + most
                    + " days at most.");
        }
    }

    private void checkInterval(String name, Recurrence.Every every) throws FabricException {
        long interval = every.interval().toSeconds();
        if (interval < DAY && !policies.enhancedIntervals().contains(every.interval())) {
            List<String> offered = new ArrayList<>();
            for (Duration known : policies.enhancedIntervals()) {
                offered.add(Durations.format(known));
            }
            throw exceeded("The policy " + name + " runs every " + Durations.format(every.interval())
                    + "; the service offers every " + String.join(", ", offered) + ".");
        }
        long window = every.window().length().toSeconds();
        if (interval < DAY && window % interval != 0) {
            throw exceeded("The window of the policy " + name + " is no multiple of its interval of "
                    + Durations.format(every.interval()) + ".");
        }
    }

    /** No point outlives the longest retention. */
    void checkAges(String name, RetentionRule rule) throws FabricException {
        List<Age> ages = new ArrayList<>(rule.withinClasses().values());
        rule.within().ifPresent(ages::add);
        for (ClassRule kept : rule.classes().values()) {
            if (kept.keep() instanceof Keep.ForAge age) {
                ages.add(age.age());
            }
        }
        for (Age age : ages) {
            if (age.approximateSeconds() > policies.longestRetention().approximateSeconds()) {
                throw exceeded(name + " keeps points for " + age + "; they expire after " + policies.longestRetention()
                        + " at most.");
            }
        }
    }

    private static FabricException exceeded(String detail) {
        return FabricException.permanent(FabricError.LIMIT_EXCEEDED, detail);
    }
}
