package dev.holdfast.dsl.diagnostic;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One problem in the user's input.
 *
 * @param code what kind of problem; gives the fixed summary
 * @param severity normally the code's own; a reader may raise or lower it
 * @param detail full sentences: what is wrong with which thing, why it matters, what to do; never empty
 * @param span where; absent only if there is no text to point at (a missing file, say)
 * @param related further places that explain it ("first declared here"), in reading order; may be empty
 */
public record Diagnostic(
        DiagnosticCode code, Severity severity, String detail, Optional<SourceSpan> span, List<Related> related)
        implements Comparable<Diagnostic> {

    private static final Comparator<Diagnostic> BY_PLACE = Comparator.comparing(
                    (Diagnostic d) -> d.span().map(SourceSpan::file).orElse(""))
            .thenComparing(d -> d.span().orElse(null), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Diagnostic::severity)
            .thenComparing(Diagnostic::code)
            .thenComparing(Diagnostic::detail);

    public Diagnostic {
        if (detail.isBlank()) {
            throw new IllegalArgumentException("detail of " + code + " must not be blank");
        }
        related = List.copyOf(related);
    }

    /** A diagnostic at a place, with the severity of its code. */
    public static Diagnostic at(SourceSpan span, DiagnosticCode code, String detail) {
        return new Diagnostic(code, code.severity(), detail, Optional.of(span), List.of());
    }

    /** A diagnostic about something that has no text. */
    public static Diagnostic of(DiagnosticCode code, String detail) {
        return new Diagnostic(code, code.severity(), detail, Optional.empty(), List.of());
    }

    /** The same diagnostic with one more related place. */
    public Diagnostic withRelated(SourceSpan place, String message) {
        List<Related> more = new java.util.ArrayList<>(related);
        more.add(new Related(place, message));
        return new Diagnostic(code, severity, detail, span, more);
    }

    /** Order of reports: by file, place, then worst first. */
    @Override
    public int compareTo(Diagnostic other) {
        return BY_PLACE.compare(this, other);
    }

    /**
     * A second place that explains the first.
     *
     * @param span where
     * @param message what is there, a short clause without a full stop
     */
    public record Related(SourceSpan span, String message) {}
}
