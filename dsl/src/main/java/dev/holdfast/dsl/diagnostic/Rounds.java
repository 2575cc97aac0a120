package dev.holdfast.dsl.diagnostic;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Problems that a place of the text has in many rounds of a loop or calls of a function: a few are kept, all are counted. */
final class Rounds {

    /** How many different problems of one kind at one place are shown. */
    private static final int SHOWN = 3;

    private final Map<Diagnostic, Place> places = new HashMap<>();
    private final Map<Diagnostic, Place> last = new HashMap<>();

    /** What one place of the text had so far. */
    private static final class Place {
        private final Set<String> details = new HashSet<>();
        private @Nullable Diagnostic shown;
        private int more;
    }

    /** The diagnostic with its callers as related places; empty if it is only counted. */
    Optional<Diagnostic> admit(Diagnostic diagnostic) {
        Optional<Origin> origin = diagnostic.span().flatMap(SourceSpan::origin);
        if (origin.isEmpty()) {
            return Optional.of(diagnostic);
        }
        Place place = places.computeIfAbsent(ofPlace(diagnostic), any -> new Place());
        if (place.details.contains(diagnostic.detail()) || place.details.size() >= SHOWN) {
            place.more++;
            return Optional.empty();
        }
        place.details.add(diagnostic.detail());
        Diagnostic shown = withCallers(diagnostic);
        if (place.shown != null) {
            last.remove(place.shown);
        }
        place.shown = shown;
        last.put(shown, place);
        return Optional.of(shown);
    }

    /** What all problems of this kind at this place have in common. */
    private static Diagnostic ofPlace(Diagnostic diagnostic) {
        return new Diagnostic(
                diagnostic.code(),
                diagnostic.severity(),
                diagnostic.code().summary(),
                diagnostic.span().map(SourceSpan::written),
                List.of());
    }

    private static Diagnostic withCallers(Diagnostic diagnostic) {
        Diagnostic shown = new Diagnostic(
                diagnostic.code(),
                diagnostic.severity(),
                diagnostic.detail(),
                diagnostic.span().map(SourceSpan::written),
                diagnostic.related().stream()
                        .map(related -> new Diagnostic.Related(related.span().written(), related.message()))
                        .toList());
        Optional<Origin> origin = diagnostic.span().flatMap(SourceSpan::origin);
        while (origin.isPresent()) {
            shown = shown.withRelated(
                    origin.get().from().written(), origin.get().sentence());
            origin = origin.get().from().origin();
        }
        return shown;
    }

    /** The diagnostic as it is reported, with the number of those that are like it. */
    Diagnostic counted(Diagnostic diagnostic) {
        Place place = last.get(diagnostic);
        if (place == null || place.more == 0) {
            return diagnostic;
        }
        String times = place.more == 1 ? "once more" : place.more + " more times";
        return new Diagnostic(
                diagnostic.code(),
                diagnostic.severity(),
                diagnostic.detail() + " The same place has this problem " + times + ", in other rounds or calls.",
                diagnostic.span(),
                diagnostic.related());
    }
}
