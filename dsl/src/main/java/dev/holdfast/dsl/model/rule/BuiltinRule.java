package dev.holdfast.dsl.model.rule;

import dev.holdfast.dsl.diagnostic.Severity;
import java.util.List;
import java.util.Optional;

/**
 * What a declaration says of a built-in finding.
 *
 * @param level how bad it is; absent if it is as bad as usual
 * @param waivers accepted ones, in the order of the text
 */
public record BuiltinRule(Optional<Severity> level, List<Waiver> waivers) {

    public BuiltinRule {
        waivers = List.copyOf(waivers);
    }
}
