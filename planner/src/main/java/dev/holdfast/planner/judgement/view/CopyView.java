package dev.holdfast.planner.judgement.view;

import dev.holdfast.dsl.expression.evaluation.PropertySource;
import dev.holdfast.dsl.model.policy.CopyRule;
import org.jspecify.annotations.Nullable;

/**
 * Copies in another vault, as rules see them.
 *
 * @param rule as declared
 * @param estate knows the vaults
 */
record CopyView(CopyRule rule, Estate estate) implements PropertySource {

    @Override
    public @Nullable Object property(String name) {
        return switch (name) {
            case "name" -> rule.to();
            case "vault" -> estate.vault(rule.to());
            case "region" -> {
                PropertySource vault = estate.vault(rule.to());
                yield vault == null ? null : vault.property("region");
            }
            case "from" -> rule.from().orElse(null);
            case "every" -> rule.every();
            case "retention" -> new RetentionView(rule.retention());
            default -> null;
        };
    }
}
