package dev.holdfast.planner.judgement.view;

import dev.holdfast.dsl.expression.evaluation.PropertySource;
import dev.holdfast.dsl.expression.evaluation.Scopes;
import dev.holdfast.dsl.model.Vault;
import org.jspecify.annotations.Nullable;

/**
 * A vault as rules see it.
 *
 * @param vault as declared
 * @param machines how many are backed up to it
 */
record VaultView(Vault vault, int machines) implements PropertySource {

    @Override
    public @Nullable Object property(String name) {
        return switch (name) {
            case "name" -> vault.name();
            case "region" -> Scopes.region(vault.region());
            case "redundancy" -> vault.redundancy().word();
            case "crossRegionRestore" -> vault.crossRegionRestore();
            case "softDelete" -> vault.softDelete();
            case "immutability" -> vault.immutability().word();
            case "machines" -> machines;
            default -> null;
        };
    }
}
