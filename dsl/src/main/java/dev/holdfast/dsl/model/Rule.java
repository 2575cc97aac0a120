package dev.holdfast.dsl.model;

import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.expression.Expression;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A rule of the user's over machines, policies and changes.
 *
 * @param name unique in the declaration
 * @param target what it is evaluated for
 * @param where which of them; absent for all
 * @param require what must be true
 * @param level how bad a violation is
 * @param message text with placeholders in braces; absent for a default
 * @param waivers accepted violations
 */
public record Rule(
        String name,
        RuleTarget target,
        Optional<Expression> where,
        Expression require,
        Severity level,
        Optional<String> message,
        List<Waiver> waivers) {

    public Rule {
        waivers = List.copyOf(waivers);
    }

    /**
     * A violation that somebody answers for until a date.
     *
     * @param subject address of the object
     * @param until last day it holds
     * @param owner who answers for it
     * @param reason why
     */
    public record Waiver(String subject, LocalDate until, String owner, String reason) {}
}
