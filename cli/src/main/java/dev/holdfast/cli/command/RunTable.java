package dev.holdfast.cli.command;

import dev.holdfast.dsl.model.schedule.Recurrence;
import dev.holdfast.dsl.model.schedule.RecurrenceText;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.document.ResourceChange;
import dev.holdfast.planner.schedule.Gap;
import dev.holdfast.planner.schedule.LargestGap;
import dev.holdfast.planner.schedule.Occurrences;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.RecordedState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Computes the runs of every machine as they will be after the plan: what is recorded, overlaid with what changes. */
final class RunTable {

    private static final Duration YEAR = Duration.ofDays(366);

    /** What gaps depend on. */
    private record Clockwork(String recurrence, String zone) {}

    private final Instant from;
    private final Optional<Instant> until;
    private final int limit;
    private final Map<Clockwork, Occurrences> occurrences = new HashMap<>();
    private final Map<Clockwork, Optional<Duration>> gaps = new HashMap<>();

    RunTable(Instant from, Optional<Instant> until, int limit) {
        this.from = from;
        this.until = until;
        this.limit = limit;
    }

    /** The machines whose address passes, by address. */
    List<MachineRuns> of(PlanDocument plan, RecordedState recorded, Predicate<String> selected) {
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
        List<MachineRuns> machines = new ArrayList<>();
        schedules.forEach((machine, attributes) -> {
            if (selected.test(machine)) {
                machines.add(runs(machine, policies.getOrDefault(machine, ""), attributes));
            }
        });
        return machines;
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

    private MachineRuns runs(String machine, String policy, Map<String, String> attributes) {
        Clockwork clockwork = new Clockwork(
                attributes.getOrDefault(AttributeNames.RECURRENCE, ""),
                attributes.getOrDefault(AttributeNames.TIME_ZONE, "UTC"));
        String slotText = attributes.getOrDefault(AttributeNames.SLOT, "0s");
        Duration slot = slot(slotText);
        Occurrences starts = occurrences.computeIfAbsent(clockwork, RunTable::occurrences);
        Instant end = until.orElse(from.plus(Duration.ofDays(36_500)));
        List<String> runs = new ArrayList<>();
        for (Instant nominal : starts.between(from.minus(slot), end.minus(slot), limit)) {
            runs.add(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                    nominal.plus(slot).atZone(starts.zone()).toOffsetDateTime()));
        }
        Optional<Duration> gap = gaps.computeIfAbsent(
                clockwork, key -> LargestGap.over(starts, from, from.plus(YEAR)).map(Gap::length));
        return new MachineRuns(machine, policy, clockwork.zone(), slotText, runs, gap);
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

    private static Duration slot(String text) {
        try {
            return text.equals("0s") ? Duration.ZERO : Durations.parse(text);
        } catch (QuantityException e) {
            throw new IllegalStateException("a plan holds a slot that cannot be read: " + text, e);
        }
    }
}
