package dev.holdfast.planner.assessment;

import dev.holdfast.dsl.binding.Origins;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.model.FailureClass;
import dev.holdfast.dsl.model.Objectives;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.planner.desired.PolicyDesign;
import dev.holdfast.planner.loss.LossFigure;
import dev.holdfast.planner.repair.Repair;
import dev.holdfast.planner.repair.Repairs;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.FindingType;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.schedule.Gap;
import dev.holdfast.planner.schedule.WallClock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Turns objectives that do not hold into findings: machines of a policy together, classes with the same cause together, the
 * machine that loses most as the example. Mutable; for one plan.
 */
final class ObjectiveFindings {

    private final Origins origins;
    private final Repairs repairs;
    private final Map<Key, Group> verdicts = new LinkedHashMap<>();
    private final Map<Key, Group> clockChanges = new LinkedHashMap<>();

    ObjectiveFindings(Origins origins, Repairs repairs) {
        this.origins = origins;
        this.repairs = repairs;
    }

    private record Key(String policy, Verdict verdict, FailureClass failureClass) {}

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

    /** Takes the verdict on one machine and class. */
    void add(Verdict verdict, Shortfall shortfall, String address) {
        Key key = new Key(shortfall.design().name(), verdict, shortfall.failureClass());
        if (verdict != Verdict.HOLDS) {
            verdicts.computeIfAbsent(key, any -> new Group(shortfall)).add(shortfall, address);
        }
        if (shortfall.target().isPresent()
                && Verdict.isExceededOnClockChange(
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
            Finding finding = switch ((Verdict) cause.get(0)) {
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
        String word = worst.failureClass().word();
        Optional<Repair> repair = repairs.find(
                worst.design().policy(), worst.home(), holds(groups, ObjectiveFindings::onSchedule), worst.load());
        String drop = "take " + word + " out of 'survive' of policy '"
                + worst.design().name() + "'";
        return Finding.of(
                        FindingType.RPO_VIOLATED,
                        place(worst),
                        "No recovery point survives: " + rpoOf(groups) + " cannot hold. "
                                + worst.figure().explanation(),
                        repair.map(found -> "Write " + found.edit() + "; or " + drop + ".")
                                .orElse("Declare a place that survives this class, such as a vault in another region,"
                                        + " and copy there; or " + drop + "."))
                .with("rpo", wanted);
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
                        edits(groups, ObjectiveFindings::onSchedule, LossFigure::scheduled)),
                worst,
                gap);
    }

    private Finding onClockChange(List<Group> groups) {
        Shortfall worst = groups.get(0).worst;
        Gap gap = worst.figure().scheduled().orElseThrow();
        Duration target = worst.target().orElseThrow();
        Repair raise = raise(groups, LossFigure::scheduled);
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
        String edits = edits(groups, ObjectiveFindings::inWorstCase, LossFigure::worstCase);
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

    /** The edit that was tried and helps, and the objective that would hold as things are. */
    private String edits(List<Group> groups, Judge judge, Function<LossFigure, Optional<Gap>> figure) {
        Shortfall worst = worstOf(groups);
        Repair raise = raise(groups, figure);
        return repairs.find(worst.design().policy(), worst.home(), holds(groups, judge), worst.load())
                .map(found -> "Write " + found.edit() + "; or, to accept the loss, " + raise.edit() + ".")
                .orElse("Write " + raise.edit() + "; no schedule of the service does better.");
    }

    private static Repair raise(List<Group> groups, Function<LossFigure, Optional<Gap>> figure) {
        Map<FailureClass, Duration> figures = new EnumMap<>(FailureClass.class);
        for (Group group : groups) {
            figures.put(
                    group.worst.failureClass(),
                    figure.apply(group.worst.figure()).orElseThrow().length());
        }
        Shortfall first = groups.get(0).worst;
        return Repairs.raise(first.design().policy(), first.home(), figures);
    }

    /** Whether a figure is good enough for an rpo. */
    private interface Judge {
        boolean accepts(LossFigure figure, Optional<Duration> target);
    }

    private static boolean onSchedule(LossFigure figure, Optional<Duration> target) {
        Verdict verdict = Verdict.of(figure, target);
        return verdict != Verdict.NOTHING_SURVIVES && verdict != Verdict.VIOLATED;
    }

    private static boolean inWorstCase(LossFigure figure, Optional<Duration> target) {
        return Verdict.of(figure, target) == Verdict.HOLDS;
    }

    private static Map<FailureClass, Predicate<LossFigure>> holds(List<Group> groups, Judge judge) {
        Map<FailureClass, Predicate<LossFigure>> holds = new EnumMap<>(FailureClass.class);
        for (Group group : groups) {
            Optional<Duration> target = group.worst.target();
            holds.put(group.worst.failureClass(), figure -> judge.accepts(figure, target));
        }
        return holds;
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
