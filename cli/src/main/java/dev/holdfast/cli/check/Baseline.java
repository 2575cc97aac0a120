package dev.holdfast.cli.check;

import dev.holdfast.cli.render.report.finding.Fingerprints;
import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.planner.document.FindingEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Findings that were there when somebody began to look, and are accepted until they go. Each entry is for one finding about one
 * address. What is waived needs no entry and keeps none; what says that nobody knows is never accepted.
 */
public final class Baseline {

    /** Nothing is accepted. */
    public static final Baseline EMPTY = new Baseline(List.of());

    /** They say that something was not looked at: whoever accepted that would accept whatever it hides. */
    private static final Set<String> NEVER =
            Set.of(FindingType.RULE_NOT_EVALUATED.id(), FindingType.LIMIT_NOT_COMPARED.id());

    private final Map<BaselineEntry.Key, BaselineEntry> entries = new LinkedHashMap<>();

    /** Accepts these; of entries that are equal but for the message the first counts. */
    public Baseline(Collection<BaselineEntry> accepted) {
        new TreeSet<>(accepted).forEach(entry -> entries.putIfAbsent(entry.key(), entry));
    }

    /** Accepts everything that counts. */
    public static Baseline of(List<FindingEntry> findings) {
        List<BaselineEntry> all = new ArrayList<>();
        Numbering numbering = new Numbering();
        for (FindingEntry finding : findings) {
            if (isAcceptable(finding)) {
                finding.addresses().forEach(address -> all.add(numbering.entry(finding, address)));
            }
        }
        return new Baseline(all);
    }

    /** The entries, by id, name, address and fingerprint. */
    public List<BaselineEntry> entries() {
        return List.copyOf(entries.values());
    }

    /**
     * Tells new findings from accepted ones.
     *
     * @param findings worst first
     * @param unknown names of findings that were not looked for: their entries are not gone
     */
    public Sorted sort(List<FindingEntry> findings, Set<String> unknown) {
        Numbering numbering = new Numbering();
        Set<BaselineEntry.Key> met = new HashSet<>();
        List<FindingEntry> left = new ArrayList<>();
        List<FindingEntry> accepted = new ArrayList<>();
        for (FindingEntry finding : findings) {
            List<String> known = new ArrayList<>();
            List<String> fresh = new ArrayList<>();
            for (String address : finding.addresses()) {
                BaselineEntry.Key key = isAcceptable(finding)
                        ? numbering.entry(finding, address).key()
                        : new BaselineEntry.Key("", "", "", "");
                BaselineEntry entry = entries.get(key);
                boolean there = entry != null && entry.covers(finding.level());
                (there ? known : fresh).add(address);
                met.add(key);
            }
            if (!known.isEmpty()) {
                accepted.add(about(finding, known));
            }
            if (!fresh.isEmpty() || known.isEmpty()) {
                left.add(about(finding, fresh));
            }
        }
        List<BaselineEntry> gone = entries.values().stream()
                .filter(entry -> !met.contains(entry.key()) && !unknown.contains(entry.name()))
                .toList();
        return new Sorted(left, accepted, gone);
    }

    /**
     * What should be accepted from now on.
     *
     * @param findings everything that was found
     * @param unknown names of findings that were not looked for: their entries stay
     */
    public Baseline renewed(List<FindingEntry> findings, Set<String> unknown) {
        List<BaselineEntry> all = new ArrayList<>(of(findings).entries());
        entries.values().stream()
                .filter(entry -> unknown.contains(entry.name()))
                .forEach(all::add);
        return new Baseline(all);
    }

    /** How many entries are not in another one, or are there for a milder level. */
    public int without(Baseline other) {
        return (int)
                entries.values().stream().filter(entry -> !other.covers(entry)).count();
    }

    private boolean covers(BaselineEntry other) {
        BaselineEntry own = entries.get(other.key());
        return own != null && own.covers(other.level());
    }

    private static boolean isAcceptable(FindingEntry finding) {
        return finding.counts() && !NEVER.contains(finding.id());
    }

    private static FindingEntry about(FindingEntry finding, List<String> addresses) {
        return new FindingEntry(
                finding.id(),
                finding.name(),
                finding.level(),
                addresses,
                finding.message(),
                finding.place(),
                finding.evidence(),
                finding.fix(),
                finding.waiver());
    }

    /** Makes entries in the order of findings; of each name, equal ones are numbered by themselves. */
    private static final class Numbering {

        private final Map<String, Fingerprints> byName = new HashMap<>();

        BaselineEntry entry(FindingEntry finding, String address) {
            String fingerprint = byName.computeIfAbsent(finding.name(), any -> new Fingerprints())
                    .next(about(finding, List.of(address)));
            return new BaselineEntry(
                    finding.id(), finding.name(), finding.level(), address, finding.message(), fingerprint);
        }
    }

    /**
     * Findings, sorted by whether they are accepted.
     *
     * @param left those that count, and those that somebody answers for, worst first
     * @param accepted those of the baseline, worst first
     * @param gone entries that match nothing any more
     */
    public record Sorted(List<FindingEntry> left, List<FindingEntry> accepted, List<BaselineEntry> gone) {

        public Sorted {
            left = List.copyOf(left);
            accepted = List.copyOf(accepted);
            gone = List.copyOf(gone);
        }
    }
}
