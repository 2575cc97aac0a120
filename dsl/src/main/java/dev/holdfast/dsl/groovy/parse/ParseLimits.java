package dev.holdfast.dsl.groovy.parse;

import java.time.Duration;

/** What parsing may cost beyond what the gate bounds already: the second line of defence. */
final class ParseLimits {

    /**
     * Stack of the parsing thread, in bytes: 64 MiB. A chain of 4,000 operators needs less than 16 MiB; the gate lets pass at
     * most {@code NESTING} times {@code TOKENS_OF_A_STATEMENT} levels, of which each takes a few kilobytes at most.
     */
    static final long STACK_BYTES = 64L << 20;

    /**
     * How long parsing may take by the clock. The gate is what bounds the work, to a few seconds of processor at the worst; this
     * bound is wide, so that a busy machine does not refuse what a quiet one accepts.
     */
    static final Duration TIME = Duration.ofSeconds(60);

    private ParseLimits() {}
}
