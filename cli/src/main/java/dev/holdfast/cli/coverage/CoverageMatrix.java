package dev.holdfast.cli.coverage;

import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.planner.desired.coverage.CoverageStatus;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.document.FindingEntry.AcceptedBy;
import dev.holdfast.planner.document.HoldfastSection;
import dev.holdfast.planner.document.HoldfastSection.CoverageEntry;
import dev.holdfast.planner.document.ObjectiveResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Machines by failure classes.
 *
 * @param estate its name
 * @param at the instant of the plan
 * @param classes words of the failure classes that some machine has an objective for, in the order of the language
 * @param rows in the order of the addresses
 */
public record CoverageMatrix(String estate, String at, List<String> classes, List<Row> rows) {

    /** Ids of the findings about machines that get no protection. */
    private static final String FIRST_ID = "HF1001";

    private static final String LAST_ID = "HF1011";

    public CoverageMatrix {
        classes = List.copyOf(classes);
        rows = List.copyOf(rows);
    }

    /**
     * A machine.
     *
     * @param entry what becomes of it, and why
     * @param objectives figures by the word of the failure class; a class without an objective is missing
     * @param accepted who answers for it if it gets no protection
     */
    public record Row(CoverageEntry entry, Map<String, ObjectiveResult> objectives, Optional<AcceptedBy> accepted) {
        public Row {
            objectives = Map.copyOf(objectives);
        }

        /** True if it gets no protection, and nobody decided so or answers for it. */
        public boolean isUncovered() {
            boolean without = entry.status().equals(CoverageStatus.UNCOVERED.word())
                    || entry.status().equals(CoverageStatus.REFUSED.word());
            return without && accepted.isEmpty();
        }
    }

    /** The matrix of a plan, of the machines whose addresses are wanted. */
    public static CoverageMatrix of(HoldfastSection plan, Predicate<String> wanted) {
        Map<String, Map<String, ObjectiveResult>> objectives = new HashMap<>();
        Set<String> asked = new HashSet<>();
        for (ObjectiveResult objective : plan.objectives()) {
            if (wanted.test(objective.machine())) {
                objectives
                        .computeIfAbsent(objective.machine(), any -> new HashMap<>())
                        .put(objective.failureClass(), objective);
                asked.add(objective.failureClass());
            }
        }
        Map<String, AcceptedBy> accepted = accepted(plan.findings());
        List<Row> rows = new ArrayList<>();
        for (CoverageEntry entry : plan.coverage().machines()) {
            if (wanted.test(entry.machine())) {
                rows.add(new Row(
                        entry,
                        objectives.getOrDefault(entry.machine(), Map.of()),
                        Optional.ofNullable(accepted.get(entry.machine()))));
            }
        }
        return new CoverageMatrix(plan.estate(), plan.at(), ordered(asked), rows);
    }

    private static List<String> ordered(Set<String> asked) {
        List<String> classes = new ArrayList<>();
        for (FailureClass failureClass : FailureClass.values()) {
            if (asked.contains(failureClass.word())) {
                classes.add(failureClass.word());
            }
        }
        return classes;
    }

    /** Who answers for machines without protection; nobody, if only some of the findings about a machine are waived. */
    private static Map<String, AcceptedBy> accepted(List<FindingEntry> findings) {
        Map<String, AcceptedBy> accepted = new HashMap<>();
        Set<String> open = new HashSet<>();
        for (FindingEntry finding : findings) {
            if (finding.id().compareTo(FIRST_ID) < 0 || finding.id().compareTo(LAST_ID) > 0) {
                continue;
            }
            for (String machine : finding.addresses()) {
                finding.waiver().ifPresentOrElse(waiver -> accepted.put(machine, waiver), () -> open.add(machine));
            }
        }
        accepted.keySet().removeAll(open);
        return accepted;
    }

    /** How many machines there are of each status, by its word; every status is there. */
    public SortedMap<String, Integer> counts() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (CoverageStatus status : CoverageStatus.values()) {
            counts.put(status.word(), 0);
        }
        rows.forEach(row -> counts.merge(row.entry().status(), 1, Integer::sum));
        return counts;
    }

    /** The machines that get no protection, and nobody decided so or answers for it. */
    public List<Row> uncovered() {
        return rows.stream().filter(Row::isUncovered).toList();
    }
}
