package dev.holdfast.dsl.groovy.syntax;

import java.util.List;

/**
 * The arguments of a call.
 *
 * @param positional in order; a closure after the parentheses is the last of them
 * @param named {@code env: 'prod'}, in order
 * @param parenthesised true if the call is written with parentheses, also empty ones
 */
public record Arguments(List<Expression> positional, List<Expression.MapEntry> named, boolean parenthesised) {
    public Arguments {
        positional = List.copyOf(positional);
        named = List.copyOf(named);
    }
}
