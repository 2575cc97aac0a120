package dev.holdfast.planner.assessment;

import dev.holdfast.dsl.binding.Origins;
import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.model.policy.Objectives;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.planner.desired.PolicyDesign;
import dev.holdfast.planner.loss.LossFigure;
import dev.holdfast.planner.loss.LossVerdict;
import dev.holdfast.planner.repair.Advice;
import dev.holdfast.planner.repair.Demand;
import dev.holdfast.planner.repair.Load;
import dev.holdfast.planner.repair.Repair;
import dev.holdfast.planner.repair.Repairs;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.schedule.Gap;
import dev.holdfast.planner.schedule.WallClock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Turns objectives that do not hold into findings: machines of a policy together, classes with the same cause together, the
 * machine that loses most as the example. Mutable; for one plan.
 */
final class ObjectiveFindings {

    private static final Set<FailureClass> ALL = Set.of(FailureClass.values());

    private final Origins origins;
    private final Repairs repairs;
    private final Map<Key, Group> verdicts = new LinkedHashMap<>();
    private final Map<Key, Group> clockChanges = new LinkedHashMap<>();
    private final Map<String, SortedMap<String, Load>> machines = new HashMap<>();
    private final Map<List<Object>, Advice> advice = new HashMap<>();

    ObjectiveFindings(Origins origins, Repairs repairs) {
        this.origins = origins;
        this.repairs = repairs;
    }

    private record Key(String policy, LossVerdict verdict, FailureClass failureClass) {}

    /** Machines with the same shortfall. */
    private static final class Group {
        private Shortfall worst;
        private final List<String> addresses = new ArrayList<>();

        Group(Shortfall first) {
            this.worst = first;
        }

        void add(Shortfall shortfall, String address) {
            worst = shortfall.compareWith(worst) > 0 ? shortfall : worst;
            addresses.add(address);
        }
    }

    /** Takes what one machine loses to one class. */
    void add(Shortfall shortfall, String address) {
        LossVerdict verdict = shortfall.loss().verdict();
        Key key = new Key(shortfall.design().name(), verdict, shortfall.failureClass());
        machines.computeIfAbsent(key.policy(), any -> new TreeMap<>())
                .putIfAbsent(shortfall.load().vault(), shortfall.load());
        if (verdict != LossVerdict.HOLDS) {
            verdicts.computeIfAbsent(key, any -> new Group(shortfall)).add(shortfall, address);
        }
        if (shortfall.target().isPresent()
                && LossVerdict.isExceededOnClockChange(
                        shortfall.figure(), shortfall.target().get())) {
            clockChanges.computeIfAbsent(key, any -> new Group(shortfall)).add(shortfall, address);
        }
    }

    /** Says everything. */
    void report(Findings findings) {
        Map<List<Object>, List<Group>> together = new LinkedHashMap<>();
        verdicts.forEach((key, group) -> together.computeIfAbsent(cause(key, group), any -> new ArrayList<>())
                .add(group));
        together.forEach((cause, groups) -> {
            Finding finding = switch ((LossVerdict) cause.get(0)) {
                case NOTHING_SURVIVES -> nothingSurvives(groups);
                case VIOLATED -> violated(groups);
                case NEVER_CATCHES_UP -> neverCatchesUp(groups);
                case DEPENDS_ON_PUNCTUALITY -> dependsOnPunctuality(groups);
                case HOLDS -> throw new IllegalStateException("nothing to say where an objective holds");
            };
            groups.forEach(group -> findings.add(finding, group.addresses));
        });
        Map<List<Object>, List<Group>> notes = new LinkedHashMap<>();
        clockChanges.forEach((key, group) -> notes.computeIfAbsent(
                        List.of(
                                key.policy(),
                                group.worst.target(),
                                group.worst.figure().scheduled()),
                        any -> new ArrayList<>())
                .add(group));
        notes.values().forEach(groups -> {
            Finding finding = onClockChange(groups);
            groups.forEach(group -> findings.add(finding, group.addresses));
        });
    }

    /** What classes must share to be one finding: late services are one cause, gaps in the schedule differ. */
    private static List<Object> cause(Key key, Group group) {
        return switch (key.verdict()) {
            case VIOLATED ->
                List.of(
                        key.verdict(),
                        key.policy(),
                        group.worst.target(),
                        group.worst.figure().scheduled());
            case NOTHING_SURVIVES -> List.of(key.verdict(), key.policy(), key.failureClass());
            case NEVER_CATCHES_UP, DEPENDS_ON_PUNCTUALITY, HOLDS -> List.of(key.verdict(), key.policy());
        };
    }

    private Finding nothingSurvives(List<Group> groups) {
        Shortfall worst = groups.get(0).worst;
        String wanted = worst.target().map(Durations::format).orElse("none declared");
        return Finding.of(
                        FindingType.RPO_VIOLATED,
                        place(worst),
                        "No recovery point survives: " + rpoOf(groups) + " cannot hold. "
                                + worst.figure().explanation(),
                        advice(worst, Demand.AS_DECLARED, ALL).text(placeThatSurvives(groups.get(0)), ""))
                .with("rpo", wanted);
    }

    /** Said where no declared vault would do. The redundancy of a vault is fixed once it protects something. */
    private static String placeThatSurvives(Group group) {
        String place = "Declare a place that survives this class, such as a vault in another region, and copy there";
        return switch (group.worst.failureClass()) {
            case ZONE -> place + "; or, while the vault protects nothing yet, make it redundancy: ZRS";
            case REGION ->
                place + "; or, while the vault protects nothing yet, make it redundancy: GRS with"
                        + " crossRegionRestore: true";
            default -> place;
        };
    }

    private Finding violated(List<Group> groups) {
        Shortfall worst = groups.get(0).worst;
        LossFigure figure = worst.figure();
        Gap gap = figure.scheduled().orElseThrow();
        Duration target = worst.target().orElseThrow();
        String ordinary = figure.onOrdinaryDays().equals(gap.length())
                ? ""
                : " (" + Durations.format(figure.onOrdinaryDays()) + " without clock changes)";
        return withInstants(
                Finding.of(
                        FindingType.RPO_VIOLATED,
                        place(worst),
                        "The scheduled loss of " + Durations.format(gap.length()) + ordinary + " exceeds "
                                + rpoOf(groups)
                                + ", which is " + Durations.format(target) + ". "
                                + Counterexample.sentence(gap, target, zone(worst)) + " " + figure.explanation(),
                        edits(worst, Demand.AS_DECLARED, ALL)),
                worst,
                gap);
    }

    private Finding onClockChange(List<Group> groups) {
        Shortfall worst = groups.get(0).worst;
        Gap gap = worst.figure().scheduled().orElseThrow();
        Duration target = worst.target().orElseThrow();
        Repair raise = raise(groups);
        return withInstants(
                Finding.of(
                        FindingType.RPO_ON_CLOCK_CHANGE,
                        place(worst),
                        "On the day the clocks go back, " + rpoOf(groups) + " is exceeded: the scheduled loss is "
                                + Durations.format(gap.length()) + ", the objective " + Durations.format(target) + ". "
                                + Counterexample.sentence(gap, target, zone(worst)) + " On all other days it holds.",
                        "Nothing has to be done if that one day is acceptable; else write " + raise.edit() + "."),
                worst,
                gap);
    }

    private Finding dependsOnPunctuality(List<Group> groups) {
        Shortfall worst = worstOf(groups);
        Gap gap = worst.figure().worstCase().orElseThrow();
        List<String> parts = new ArrayList<>();
        for (Group group : groups) {
            Shortfall own = group.worst;
            parts.add(own.failureClass().word() + " "
                    + Durations.display(own.figure().worstCase().orElseThrow().length()) + " > "
                    + Durations.format(own.target().orElseThrow()));
        }
        boolean strict = worst.design().policy().objectives().strict();
        // A warning is about its own classes; an error must not leave another one of the same policy.
        Set<FailureClass> classes = strict ? ALL : classes(groups);
        String edits = edits(worst, Demand.IN_WORST_CASE, classes);
        Finding finding = Finding.of(
                FindingType.RPO_DEPENDS_ON_PUNCTUALITY,
                place(worst),
                "Policy '" + worst.design().name()
                        + "' holds its rpo only if the service is punctual. When it is as late"
                        + " as it may be, the loss is: " + String.join(", ", parts) + ". "
                        + Counterexample.sentence(gap, worst.target().orElseThrow(), zone(worst)),
                strict
                        ? edits
                        : "Nothing has to be done if the service is punctual enough for you. Otherwise "
                                + Character.toLowerCase(edits.charAt(0)) + edits.substring(1));
        return withInstants(strict ? finding.at(Severity.ERROR) : finding, worst, gap);
    }

    private Finding neverCatchesUp(List<Group> groups) {
        Shortfall worst = groups.get(0).worst;
        boolean strict = worst.design().policy().objectives().strict();
        Finding finding = Finding.of(
                FindingType.RPO_DEPENDS_ON_PUNCTUALITY,
                place(worst),
                "The vault cannot keep up, so " + rpoOf(groups) + " will not hold for long. "
                        + worst.figure().explanation(),
                "Exclude disks that change much and need no backup, or spread the data over several machines.");
        return strict ? finding.at(Severity.ERROR) : finding;
    }

    private static Finding withInstants(Finding finding, Shortfall worst, Gap gap) {
        ZoneId zone = zone(worst);
        Finding more = finding.with("rpo", worst.target().map(Durations::format).orElseThrow())
                .with("crash", WallClock.text(Counterexample.worstInstant(gap), zone))
                .with("lastRestorable", WallClock.text(gap.start(), zone));
        more = with(more, "scheduled", worst.figure().scheduled());
        return with(more, "worstCase", worst.figure().worstCase());
    }

    private static Finding with(Finding finding, String name, Optional<Gap> gap) {
        return gap.map(found -> finding.with(name, Durations.format(found.length())))
                .orElse(finding);
    }

    private String edits(Shortfall worst, Demand demand, Set<FailureClass> classes) {
        return advice(worst, demand, classes).text("", "; no schedule of the service does better");
    }

    /** What helps the whole policy: the machines that lose most to each class, and one in each vault where all is well. */
    private Advice advice(Shortfall worst, Demand demand, Set<FailureClass> classes) {
        String policy = worst.design().name();
        return advice.computeIfAbsent(List.of(policy, demand, classes), any -> {
            Set<Load> loads = new LinkedHashSet<>();
            verdicts.forEach((key, group) -> {
                if (key.policy().equals(policy)) {
                    loads.add(group.worst.load());
                }
            });
            loads.addAll(machines.getOrDefault(policy, new TreeMap<>()).values());
            return repairs.advise(worst.design().policy(), demand, classes, List.copyOf(loads));
        });
    }

    /** The objectives that hold on the day the clocks go back too. */
    private Repair raise(List<Group> groups) {
        Map<FailureClass, Duration> losses = new EnumMap<>(FailureClass.class);
        for (Group group : groups) {
            losses.put(
                    group.worst.failureClass(),
                    group.worst.figure().scheduled().orElseThrow().length());
        }
        return repairs.raise(groups.get(0).worst.design().policy(), losses);
    }

    private static Set<FailureClass> classes(List<Group> groups) {
        Set<FailureClass> classes = EnumSet.noneOf(FailureClass.class);
        groups.forEach(group -> classes.add(group.worst.failureClass()));
        return classes;
    }

    private static Shortfall worstOf(List<Group> groups) {
        Shortfall worst = groups.get(0).worst;
        for (Group group : groups) {
            worst = group.worst.compareWith(worst) > 0 ? group.worst : worst;
        }
        return worst;
    }

    private static String rpoOf(List<Group> groups) {
        List<String> words = new ArrayList<>();
        for (Group group : groups) {
            words.add(group.worst.failureClass().word());
        }
        return "the rpo of policy '" + groups.get(0).worst.design().name() + "' for failure class "
                + String.join(", ", words);
    }

    private static ZoneId zone(Shortfall shortfall) {
        return shortfall.design().policy().timeZone();
    }

    private Optional<String> place(Shortfall shortfall) {
        PolicyDesign design = shortfall.design();
        FailureClass failureClass = shortfall.failureClass();
        String objectives = "policies/" + design.name() + "/objectives";
        Objectives.ClassObjective own = design.policy().objectives().survive().get(failureClass);
        boolean general = own == null || own.rpo().isEmpty();
        String path = general && design.policy().objectives().rpo().isPresent()
                ? objectives + "/rpo"
                : objectives + "/survive/" + failureClass.word() + "/rpo";
        return origins.find(path).map(SourceSpan::place);
    }
}
