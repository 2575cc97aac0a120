package dev.holdfast.dsl.binding.field;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Collects the keys that are accepted but have no effect yet, and says so once per kind and place.
 *
 * <p>A place that many rounds of a loop come by is named once, with their number. A key that stands at many places (a runbook for each machine of a fleet) is named at the first ones and counted after
 * that, so that notes do not crowd out problems.
 */
public final class NotYetEvaluated {

    /** Places of one kind that get a note of their own. */
    private static final int PLACES = 10;

    private final Map<String, TreeMap<SourceSpan, Integer>> places = new TreeMap<>();
    private final Map<String, String> consequences = new TreeMap<>();

    /**
     * Notes one key.
     *
     * @param key its kind, such as {@code objectives.rto}
     * @param place where it is written
     * @param consequence what does not happen, a full sentence
     */
    public void add(String key, SourceSpan place, String consequence) {
        int rounds = place.origin().isPresent() ? 1 : 0;
        places.computeIfAbsent(key, any -> new TreeMap<>()).merge(place.written(), rounds, Integer::sum);
        consequences.put(key, consequence);
    }

    /** Adds the notes. */
    public void report(Diagnostics diagnostics) {
        places.forEach((key, all) -> {
            List<SourceSpan> shown = new ArrayList<>(all.keySet()).subList(0, Math.min(PLACES, all.size()));
            int more = all.size() - shown.size();
            for (int i = 0; i < shown.size(); i++) {
                boolean last = i + 1 == shown.size();
                String rest = last && more > 0 ? " The same holds at " + more + " further places." : "";
                diagnostics.add(
                        shown.get(i),
                        DiagnosticCode.NOT_YET_EVALUATED,
                        "'" + key + "' is accepted, but not yet evaluated. " + consequences.getOrDefault(key, "")
                                + again(all.getOrDefault(shown.get(i), 0)) + rest);
            }
        });
    }

    private static String again(int rounds) {
        return rounds <= 1 ? "" : " The same place says it " + rounds + " times, in rounds or calls.";
    }
}
