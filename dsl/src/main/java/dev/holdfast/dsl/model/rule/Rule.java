package dev.holdfast.dsl.model.rule;

import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.expression.Expression;
import dev.holdfast.dsl.expression.MessageTemplate;
import java.util.List;
import java.util.Optional;

/**
 * A rule of the user's over machines, disks, policies, vaults, changes, costs or plans.
 *
 * @param name unique in the declaration
 * @param target what it is evaluated for
 * @param where which of them; absent for all
 * @param require what must be true
 * @param level how bad a violation is
 * @param message what is said of a violation; absent for a default
 * @param waivers accepted violations, in the order of the text
 */
public record Rule(
        String name,
        RuleTarget target,
        Optional<Expression> where,
        Expression require,
        Severity level,
        Optional<MessageTemplate> message,
        List<Waiver> waivers) {

    public Rule {
        waivers = List.copyOf(waivers);
    }
}
