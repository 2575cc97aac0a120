package dev.holdfast.dsl.declaration;

import dev.holdfast.dsl.binding.Origins;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.ignore.Ignore;
import dev.holdfast.dsl.ignore.Ignores;
import dev.holdfast.dsl.tree.Spelling;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** For which parts of a declaration its ignores are: in another spelling lines hold other parts. */
final class IgnoreReaches {

    /** What an ignore says, wherever it stands. */
    private record Said(String finding, LocalDate until, String reason, Optional<String> owner) {

        static Said of(Ignore ignore) {
            return new Said(ignore.finding(), ignore.until(), ignore.reason(), ignore.owner());
        }
    }

    private final Map<Said, Set<String>> parts = new LinkedHashMap<>();
    private final Map<Said, SourceSpan> places = new LinkedHashMap<>();

    /** The parts that ignores are for, by their paths. */
    IgnoreReaches(Ignores ignores, Origins origins) {
        Set<String> findings = new TreeSet<>();
        for (Ignore ignore : ignores.all()) {
            findings.add(ignore.finding());
            parts.put(Said.of(ignore), new TreeSet<>());
            places.putIfAbsent(Said.of(ignore), ignore.place());
        }
        for (Map.Entry<String, SourceSpan> origin : origins.all().entrySet()) {
            for (String finding : findings) {
                for (Ignore ignore : ignores.at(finding, origin.getValue().place())) {
                    parts.getOrDefault(Said.of(ignore), new TreeSet<>()).add(origin.getKey());
                }
            }
        }
    }

    /** Reports what is for other parts in the text that was written: more would be accepted unseen, less only counts again. */
    void compare(IgnoreReaches written, Spelling to, Diagnostics diagnostics) {
        parts.forEach((said, before) -> {
            Set<String> after = written.parts.getOrDefault(said, Set.of());
            Set<String> more = without(after, before);
            Set<String> less = without(before, after);
            Optional<SourceSpan> place = Optional.ofNullable(places.get(said));
            if (!more.isEmpty()) {
                place.ifPresent(at -> diagnostics.add(
                        at,
                        DiagnosticCode.NOT_WRITABLE,
                        "In " + to.word() + " this ignore would also be for " + shown(more)
                                + ", which nobody accepted. Nothing was written. Put it on a line of its own above what it"
                                + " is for, one line for each."));
            } else if (!less.isEmpty()) {
                place.ifPresent(at -> diagnostics.add(
                        at,
                        DiagnosticCode.IGNORE_NARROWED,
                        "In " + to.word() + " this ignore is not for " + shown(less)
                                + " any more, whose findings count again. Put it on a line of its own above what it is for,"
                                + " here or in what is written."));
            }
        });
    }

    private static Set<String> without(Set<String> all, Set<String> others) {
        Set<String> left = new TreeSet<>(all);
        left.removeAll(others);
        return left;
    }

    private static String shown(Set<String> paths) {
        String first = "'" + paths.iterator().next() + "'";
        return paths.size() == 1 ? first : first + " and " + (paths.size() - 1) + " more";
    }
}
