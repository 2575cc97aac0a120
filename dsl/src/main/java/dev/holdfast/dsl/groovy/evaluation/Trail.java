package dev.holdfast.dsl.groovy.evaluation;

import dev.holdfast.dsl.diagnostic.Origin;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * How the evaluation came to where it is, as far as the text does not show it. Immutable; what it says is put into words only
 * when a place is asked for, because most rounds of a loop need none.
 */
final class Trail {

    /** Of text that is evaluated where it stands. */
    static final Trail START = new Trail(null, "", 0, null, "");

    private final @Nullable Trail caller;
    private final String what;
    private final long round;
    private final @Nullable SourceSpan from;
    private final String block;
    private @Nullable Origin origin;

    private Trail(@Nullable Trail caller, String what, long round, @Nullable SourceSpan from, String block) {
        this.caller = caller;
        this.what = what;
        this.round = round;
        this.from = from;
        this.block = block;
    }

    /** The place, with what made its text take effect. */
    SourceSpan place(SourceSpan span) {
        if (from == null || span.origin().isPresent()) {
            return span;
        }
        if (origin == null) {
            SourceSpan called = caller == null ? from : caller.place(from);
            String within = !block.isEmpty() ? block : round > 0 ? "round " + round : what;
            origin = new Origin(within, called);
        }
        return span.by(origin);
    }

    /** Where this was called from; the other place if it was not called. */
    SourceSpan calledFrom(SourceSpan other) {
        return from == null || caller == null ? other : caller.place(from);
    }

    /** Inside a call; {@code what} is for messages, unless a named block says more: {@code function 'web'}. */
    Trail into(String what, SourceSpan from) {
        return new Trail(this, what, 0, from, block);
    }

    /** Inside a round of a loop, counted from 1. */
    Trail round(long number, SourceSpan from) {
        return new Trail(this, "", number, from, block);
    }

    /** Inside a named block: {@code disk 'os' of vm 'web-3'}. */
    Trail inside(String title, String name) {
        String inner = title + " '" + name + "'" + (block.isEmpty() ? "" : " of " + block);
        return new Trail(caller, what, round, from, inner);
    }
}
