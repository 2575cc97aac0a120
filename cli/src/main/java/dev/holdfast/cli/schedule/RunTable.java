package dev.holdfast.cli.schedule;

import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.model.schedule.Recurrence;
import dev.holdfast.dsl.model.schedule.RecurrenceText;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.document.HoldfastSection.CoverageEntry;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.document.ResourceChange;
import dev.holdfast.planner.schedule.Gap;
import dev.holdfast.planner.schedule.LargestGap;
import dev.holdfast.planner.schedule.Occurrences;
import dev.holdfast.planner.slot.SlotText;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.RecordedState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Computes the runs of every machine as they will be after the plan: what is recorded, overlaid with what changes. Machines
 * with the same recurrence and zone share one computation of their gap.
 */
public final class RunTable {

    /** Longer than any stretch that is asked for; without an end only the number of runs ends it. */
    private static final Duration ENDLESS = Duration.ofDays(366L * 10_000);

    /** What gaps depend on. */
    private record Clockwork(String recurrence, String zone) {}

    private final Boundary from;
    private final Optional<Boundary> until;
    private final int mostEach;
    private final int mostInAll;
    private final Map<Clockwork, Occurrences> occurrences = new HashMap<>();
    private final Map<Clockwork, Optional<Gap>> gaps = new HashMap<>();
    private final HourlyLoad load;
    private final List<String> notCarriedOut = new ArrayList<>();

    /**
     * A table of the runs in {@code [from, until)}.
     *
     * @param mostEach most runs of a machine
     * @param mostInAll more runs than this are refused
     * @param load takes the starts of all machines
     */
    public RunTable(Boundary from, Optional<Boundary> until, int mostEach, int mostInAll, HourlyLoad load) {
        this.from = from;
        this.until = until;
        this.mostEach = mostEach;
        this.mostInAll = mostInAll;
        this.load = load;
    }

    /** The machines shown by the schedule their policy declares although the plan does not carry it out, by address. */
    public List<String> notCarriedOut() {
        return List.copyOf(notCarriedOut);
    }

    /**
     * The machines whose address passes, by address. A machine that the plan leaves without a schedule is shown by the one that
     * its policy declares; see {@link #notCarriedOut}.
     *
     * @param declaration what the plan was made from
     * @throws CommandException if they have too many runs
     */
    public List<MachineRuns> of(
            PlanDocument plan, RecordedState recorded, Declaration declaration, Predicate<String> selected)
            throws CommandException {
        SortedMap<String, Map<String, String>> schedules = new TreeMap<>();
        Map<String, String> policies = new HashMap<>();
        for (ManagedObject object : recorded.objects().values()) {
            if (object.address().type() == ObjectType.SCHEDULE) {
                Map<String, String> attributes = new HashMap<>();
                object.attributes().forEach((name, value) -> attributes.put(name, value.display()));
                schedules.put(object.address().name(), attributes);
            } else if (object.address().type() == ObjectType.PROTECTION) {
                policies.put(object.address().name(), object.text(AttributeNames.POLICY));
            }
        }
        for (ResourceChange change : plan.resourceChanges()) {
            overlay(change, schedules, policies);
        }
        for (CoverageEntry machine : plan.holdfast().coverage().machines()) {
            if (!schedules.containsKey(machine.machine()) && selected.test(machine.machine())) {
                declared(machine, declaration, schedules, policies);
            }
        }
        List<MachineRuns> machines = new ArrayList<>();
        int count = 0;
        for (Map.Entry<String, Map<String, String>> schedule : schedules.entrySet()) {
            String machine = schedule.getKey();
            if (selected.test(machine)) {
                int most = Math.min(mostEach, mostInAll - count + 1);
                MachineRuns runs = runs(machine, policies.getOrDefault(machine, ""), schedule.getValue(), most);
                machines.add(runs);
                count += runs.runs().size();
                if (count > mostInAll) {
                    throw new CommandException(
                            ExitStatus.USAGE,
                            String.format(Locale.ROOT, "This asks for more than %,d runs", mostInAll)
                                    + ", and no more are written at once; that number was passed at machine '"
                                    + machine + "'. Nothing is written rather than a part: choose an earlier --until, a"
                                    + " smaller --count, or fewer machines with a SELECTOR.");
                }
            }
        }
        return machines;
    }

    private void declared(
            CoverageEntry machine,
            Declaration declaration,
            Map<String, Map<String, String>> schedules,
            Map<String, String> policies) {
        machine.policy()
                .map(declaration.policies()::get)
                .ifPresent(policy -> policy.schedule().ifPresent(schedule -> {
                    notCarriedOut.add(machine.machine());
                    policies.put(machine.machine(), policy.name());
                    schedules.put(
                            machine.machine(),
                            Map.of(
                                    AttributeNames.RECURRENCE,
                                    RecurrenceText.format(schedule.recurrence()),
                                    AttributeNames.TIME_ZONE,
                                    policy.timeZone().getId()));
                }));
    }

    private static void overlay(
            ResourceChange change, Map<String, Map<String, String>> schedules, Map<String, String> policies) {
        SortedMap<String, Object> after = change.change().after();
        if (change.type().equals(ObjectType.SCHEDULE.word())) {
            if (after == null) {
                schedules.remove(change.name());
            } else {
                Map<String, String> attributes = new HashMap<>();
                after.forEach((name, value) -> attributes.put(name, String.valueOf(value)));
                schedules.put(change.name(), attributes);
            }
        } else if (change.type().equals(ObjectType.PROTECTION.word()) && after != null) {
            policies.put(change.name(), String.valueOf(after.getOrDefault(AttributeNames.POLICY, "")));
        }
    }

    private MachineRuns runs(String machine, String policy, Map<String, String> attributes, int most) {
        Clockwork clockwork = new Clockwork(
                attributes.getOrDefault(AttributeNames.RECURRENCE, ""),
                attributes.getOrDefault(AttributeNames.TIME_ZONE, "UTC"));
        Duration slot = SlotText.ofPlan(attributes.getOrDefault(AttributeNames.SLOT, "0s"));
        Occurrences starts = occurrences.computeIfAbsent(clockwork, RunTable::occurrences);
        Instant begin = from.in(starts.zone()).minus(slot);
        Instant end =
                until.map(boundary -> boundary.in(starts.zone()).minus(slot)).orElse(begin.plus(ENDLESS));
        List<Instant> runs = new ArrayList<>();
        for (Instant nominal : starts.between(begin, end, most)) {
            runs.add(nominal.plus(slot));
        }
        load.add(starts, slot);
        Optional<Gap> gap = gaps.computeIfAbsent(clockwork, key -> LargestGap.ahead(starts, from.in(starts.zone())))
                .map(found -> new Gap(
                        found.length(), found.start().plus(slot), found.end().plus(slot)));
        return new MachineRuns(machine, policy, starts.zone(), slot, runs, gap);
    }

    private static Occurrences occurrences(Clockwork clockwork) {
        try {
            Recurrence recurrence = RecurrenceText.parse(clockwork.recurrence());
            return Occurrences.of(recurrence, ZoneId.of(clockwork.zone()));
        } catch (QuantityException e) {
            throw new IllegalStateException(
                    "a plan holds a schedule that cannot be read: " + clockwork.recurrence(), e);
        }
    }
}
