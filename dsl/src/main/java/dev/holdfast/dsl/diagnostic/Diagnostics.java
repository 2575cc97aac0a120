package dev.holdfast.dsl.diagnostic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects problems while readers go on; the only mutable class that travels with a document through the front end.
 *
 * <p>Bounded: after {@link #LIMIT} diagnostics further ones are only counted, so that a hostile file cannot make the report
 * itself the attack; an error then takes the place of a milder diagnostic, so that notes never crowd out errors. Not thread
 * safe.
 */
public final class Diagnostics {

    /** How many diagnostics are kept; later ones are counted in {@link #omitted()}. */
    public static final int LIMIT = 1_000;

    private final Set<Diagnostic> collected = new LinkedHashSet<>();
    private final Rounds rounds = new Rounds();
    private final Deque<Diagnostic> milder = new ArrayDeque<>();
    private int omitted;
    private boolean errors;

    /**
     * Adds one problem; an equal one that is already there is not added twice. A problem in the round of a loop or in a
     * function names the callers; when many rounds have it, a few are kept and the others counted.
     */
    public void add(Diagnostic diagnostic) {
        errors |= diagnostic.severity() == Severity.ERROR;
        rounds.admit(diagnostic).ifPresent(this::keep);
    }

    private void keep(Diagnostic diagnostic) {
        boolean error = diagnostic.severity() == Severity.ERROR;
        if (collected.contains(diagnostic)) {
            return;
        }
        if (collected.size() >= LIMIT) {
            omitted++;
            if (!error || milder.isEmpty()) {
                return;
            }
            collected.remove(milder.removeLast());
        }
        collected.add(diagnostic);
        if (!error) {
            milder.addLast(diagnostic);
        }
    }

    /** Adds a problem at a place, with the severity of its code. */
    public void add(SourceSpan span, DiagnosticCode code, String detail) {
        add(Diagnostic.at(span, code, detail));
    }

    /** Counts errors that are not even worded, because there are too many. */
    public void omit(int count) {
        omitted += count;
        errors |= count > 0;
    }

    /** True if any problem is an error: what was read must not be used. */
    public boolean hasErrors() {
        return errors;
    }

    /** How many problems were found beyond {@link #LIMIT}. */
    public int omitted() {
        return omitted;
    }

    /** All collected problems, sorted by place. */
    public List<Diagnostic> sorted() {
        List<Diagnostic> sorted = new ArrayList<>(collected.size());
        collected.forEach(diagnostic -> sorted.add(rounds.counted(diagnostic)));
        sorted.sort(null);
        return List.copyOf(sorted);
    }
}
