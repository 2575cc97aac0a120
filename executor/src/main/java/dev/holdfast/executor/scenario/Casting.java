package dev.holdfast.executor.scenario;

import dev.holdfast.dsl.model.machine.VirtualMachine;
import dev.holdfast.executor.fabric.Machine;
import dev.holdfast.executor.fabric.content.Mix;
import dev.holdfast.executor.fabric.scenario.FaultCourse;
import dev.holdfast.executor.fabric.scenario.FaultKind;
import dev.holdfast.executor.fabric.scenario.FaultState;
import dev.holdfast.executor.fabric.scenario.FaultTarget;
import dev.holdfast.executor.fabric.scenario.FaultTargetKind;
import dev.holdfast.executor.fabric.scenario.InjectedFault;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Finds out what a scenario means in a world: everything that it leaves open is decided, by what there is and by the seed alone.
 */
public final class Casting {

    private static final int LISTED = 10;

    /** What is hit because of where it is. */
    private static final Set<FaultTargetKind> PLACED =
            EnumSet.of(FaultTargetKind.MACHINE, FaultTargetKind.VAULT, FaultTargetKind.REGION, FaultTargetKind.ZONE);

    private final EstateFacts estate;
    private final Instant clock;
    private final long worldSeed;

    /**
     * For a world as it is.
     *
     * @param declared machines as they are declared, by address; read only by scenarios with conditions
     * @param clock its time
     * @param worldSeed its seed
     */
    public Casting(
            SortedMap<String, Machine> machines,
            SortedMap<ObjectAddress, ManagedObject> objects,
            Map<String, VirtualMachine> declared,
            Instant clock,
            long worldSeed) {
        this.estate = new EstateFacts(machines, objects, declared);
        this.clock = clock;
        this.worldSeed = worldSeed;
    }

    /** What a scenario means here. */
    public Injection of(Scenario scenario, ScenarioWish wish) {
        long seed = wish.seed().orElse(scenario.seed().orElse(worldSeed));
        Instant start = wish.start().from(clock);
        List<InjectedFault> faults = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        if (start.isBefore(clock)) {
            problems.add("The world's clock is at " + clock + "; nothing can go wrong before that, at " + start + ".");
            return new Injection(scenario, clock, seed, List.of(), problems);
        }
        problems.addAll(unheard(scenario, wish));
        for (int i = 0; i < scenario.faults().size(); i++) {
            ScenarioFault fault = aimed(scenario.faults().get(i), wish);
            Instant from = fault.onset().from(start);
            if (from.isBefore(clock)) {
                problems.add("The world's clock is at " + clock + "; the fault "
                        + fault.kind().word() + " would have begun at " + from + ".");
                continue;
            }
            List<FaultTarget> targets = targets(fault, seed + i);
            if (targets.isEmpty()) {
                problems.add(nothing(fault));
            }
            InjectedFault.Period period = period(fault, from, wish.length());
            for (FaultTarget target : targets) {
                faults.add(new InjectedFault(
                        0,
                        scenario.name(),
                        fault.kind(),
                        target,
                        period,
                        fault.strength().orElse(fault.kind().strength().usual()),
                        FaultState.COMING));
            }
        }
        return new Injection(scenario, clock, seed, problems.isEmpty() ? faults : List.of(), problems);
    }

    /** What is asked of the injection and concerns none of its faults: who asks for it expects something else. */
    private static List<String> unheard(Scenario scenario, ScenarioWish wish) {
        Set<FaultTargetKind> targets = EnumSet.noneOf(FaultTargetKind.class);
        scenario.faults().forEach(fault -> targets.add(fault.kind().target()));
        List<String> problems = new ArrayList<>();
        if (wish.machine().isPresent() && !targets.contains(FaultTargetKind.MACHINE)) {
            problems.add(unheard("--machine", scenario, targets));
        }
        if (wish.vault().isPresent()
                && !targets.contains(FaultTargetKind.VAULT)
                && !targets.contains(FaultTargetKind.MACHINE)) {
            problems.add(unheard("--vault", scenario, targets));
        }
        if (wish.region().isPresent() && Collections.disjoint(targets, PLACED)) {
            problems.add(unheard("--region", scenario, targets));
        }
        return problems;
    }

    private static String unheard(String option, Scenario scenario, Set<FaultTargetKind> targets) {
        String hit = targets.stream().map(FaultTargetKind::word).collect(Collectors.joining(", "));
        return option + " chooses nothing here: the faults of " + scenario.name() + " hit " + hit + ". Leave it out.";
    }

    /** A fault with what is asked of the injection instead. */
    private static ScenarioFault aimed(ScenarioFault fault, ScenarioWish wish) {
        Where where = fault.where();
        if (wish.machine().isPresent() && fault.kind().target() == FaultTargetKind.MACHINE) {
            where = where.ofMachines(wish.machine().get());
        }
        if (wish.vault().isPresent()) {
            where = where.in(where.place().inVault(wish.vault().get()));
        }
        if (wish.region().isPresent()) {
            where = where.in(where.place().inRegion(wish.region().get()));
        }
        return new ScenarioFault(fault.kind(), fault.onset(), fault.length(), where, fault.strength());
    }

    private static InjectedFault.Period period(ScenarioFault fault, Instant from, Optional<Duration> asked) {
        long begins = from.getEpochSecond() + (from.getNano() > 0 ? 1 : 0);
        return switch (fault.kind().course()) {
            case AT_ONCE -> new InjectedFault.Period(begins, begins);
            case PASSING, LASTING -> {
                Optional<Duration> length = asked.or(fault.length()::duration);
                boolean open = length.isEmpty()
                        && (fault.length().open() || fault.kind().course() == FaultCourse.LASTING);
                long seconds = length.map(Casting::seconds).orElse(FaultKind.USUAL_SECONDS);
                yield new InjectedFault.Period(begins, open ? InjectedFault.FOR_GOOD : Math.addExact(begins, seconds));
            }
        };
    }

    private static long seconds(Duration duration) {
        return duration.getSeconds() + (duration.getNano() > 0 ? 1 : 0);
    }

    private List<FaultTarget> targets(ScenarioFault fault, long seed) {
        Where.Place place = fault.where().place();
        return switch (fault.kind().target()) {
            case MACHINE -> targets(FaultTargetKind.MACHINE, chosen(fault, seed));
            case VAULT -> targets(FaultTargetKind.VAULT, estate.vaults(place));
            case POLICY -> targets(FaultTargetKind.POLICY, estate.policies(place));
            case REGION ->
                targets(FaultTargetKind.REGION, region(place).map(List::of).orElse(List.of()));
            case ZONE ->
                region(place)
                        .map(region -> List.of(
                                FaultTarget.zone(region, place.zone().orElseGet(() -> estate.mainZone(region)))))
                        .orElse(List.of());
            case ACCOUNT ->
                targets(
                        FaultTargetKind.ACCOUNT,
                        fault.where().account().map(List::of).orElse(List.of()));
            case SERVICE -> List.of(FaultTarget.SERVICE);
            case PROCESS -> List.of(FaultTarget.PROCESS);
        };
    }

    private static List<FaultTarget> targets(FaultTargetKind kind, List<String> names) {
        return names.stream().map(name -> new FaultTarget(kind, name)).toList();
    }

    /** A region that is named must be one in which something is: an outage of another one would say nothing. */
    private Optional<String> region(Where.Place place) {
        return place.region().isPresent() ? place.region().filter(estate.regions()::contains) : estate.mainRegion();
    }

    /** The machines that a fault hits, by address. */
    private List<String> chosen(ScenarioFault fault, long seed) {
        Where where = fault.where();
        List<String> fitting = estate.machines(where);
        int most = where.count().orElse(fitting.size());
        if (where.share().isPresent()) {
            most = (int) Math.max(1, Math.round(fitting.size() * where.share().getAsDouble()));
        }
        return fitting.stream()
                .sorted(Comparator.comparingLong((String machine) ->
                                Mix.of(seed, Mix.of(fault.kind().word() + " " + machine)))
                        .thenComparing(machine -> machine))
                .limit(most)
                .sorted()
                .toList();
    }

    private String nothing(ScenarioFault fault) {
        FaultTargetKind target = fault.kind().target();
        String hint = switch (target) {
            case MACHINE ->
                fault.where().condition().isPresent()
                        ? "The condition is about machines as they are declared; 'fabric show' lists what the world holds."
                        : "Name machines by address or with *; 'fabric show' lists what the world holds.";
            case VAULT, POLICY -> "'state list' shows what there is.";
            case REGION, ZONE ->
                "Machines are in: "
                        + String.join(
                                ", ", estate.regions().stream().limit(LISTED).toList()) + ".";
            case ACCOUNT -> "Name the storage account under 'where'.";
            case SERVICE, PROCESS -> "";
        };
        return "The fault " + fault.kind().word() + " finds no " + target.word() + " that fits. " + hint;
    }
}
