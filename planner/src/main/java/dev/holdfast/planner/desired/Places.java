package dev.holdfast.planner.desired;

import dev.holdfast.dsl.binding.Origins;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import java.util.Optional;

/** Places of parts of a declaration as texts. */
final class Places {

    private final Origins origins;

    Places(Origins origins) {
        this.origins = origins;
    }

    /** {@code file:line:column} of a path of keys, or of the nearest enclosing one. */
    Optional<String> of(String path) {
        return origins.find(path).map(SourceSpan::place);
    }
}
