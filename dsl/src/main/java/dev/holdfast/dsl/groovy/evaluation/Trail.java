package dev.holdfast.dsl.groovy.evaluation;

import dev.holdfast.dsl.diagnostic.Origin;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import java.util.Optional;

/**
 * How the evaluation came to where it is, as far as the text does not show it.
 *
 * @param origin the nearest loop or call; empty for text that is evaluated where it stands
 * @param block the named blocks that are open, innermost first: {@code disk 'os' of vm 'web-3'}; empty outside
 */
record Trail(Optional<Origin> origin, String block) {

    static final Trail START = new Trail(Optional.empty(), "");

    /** The place, with what made its text take effect. */
    SourceSpan place(SourceSpan span) {
        return origin.isEmpty() || span.origin().isPresent() ? span : span.by(origin.get());
    }

    /**
     * Inside a call or a round of a loop.
     *
     * @param what for messages, unless a named block says more: {@code function 'web'}, {@code round 3}
     */
    Trail into(String what, SourceSpan from) {
        return new Trail(Optional.of(new Origin(block.isEmpty() ? what : block, place(from))), block);
    }

    /** Inside a named block. */
    Trail inside(String title, String name) {
        String inner = title + " '" + name + "'" + (block.isEmpty() ? "" : " of " + block);
        return new Trail(origin.map(caller -> new Origin(inner, caller.from())), inner);
    }
}
