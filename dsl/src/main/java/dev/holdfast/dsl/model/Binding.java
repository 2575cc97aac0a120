package dev.holdfast.dsl.model;

import dev.holdfast.dsl.expression.Expression;
import java.util.Optional;

/**
 * Gives machines a policy; the first that matches wins.
 *
 * @param name name in messages; absent if the user gave none
 * @param where which machines; absent for all
 * @param policy the policy they get
 * @param unprotected the reason for giving them none; exactly one of this and {@code policy} is present
 */
public record Binding(
        Optional<String> name, Optional<Expression> where, Optional<String> policy, Optional<String> unprotected) {}
