package dev.holdfast.planner.repair;

import dev.holdfast.dsl.model.BackupPolicy;
import dev.holdfast.dsl.model.CopyRule;
import dev.holdfast.dsl.model.FailureClass;
import dev.holdfast.dsl.model.Immutability;
import dev.holdfast.dsl.model.Objectives;
import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.model.machine.Disk;
import dev.holdfast.dsl.model.retention.ClassRule;
import dev.holdfast.dsl.model.retention.RetentionClass;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.model.schedule.Recurrence;
import dev.holdfast.dsl.model.schedule.Schedule;
import dev.holdfast.dsl.model.schedule.TimeWindow;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.planner.loss.LossFigure;
import dev.holdfast.planner.loss.LossModel;
import dev.holdfast.planner.loss.LossModels;
import dev.holdfast.planner.objective.Choice;
import dev.holdfast.planner.objective.MechanismChoice;
import dev.holdfast.planner.objective.PolicyShape;
import dev.holdfast.planner.objective.WholeHours;
import dev.holdfast.planner.schedule.DailyStarts;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;

/**
 * Finds the edit that makes objectives hold which do not: another schedule, copies more often, a place that survives. Every
 * candidate is tried with the same computation that found the problem; the first that passes is the answer.
 */
public final class Repairs {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int COPY_DAYS = 30;

    private final SortedMap<String, Vault> vaults;
    private final ServiceProfile profile;
    private final LossModels models;

    /**
     * Repairs within an estate.
     *
     * @param vaults every declared vault, by name
     * @param models for the year that is looked at
     */
    public Repairs(SortedMap<String, Vault> vaults, ServiceProfile profile, LossModels models) {
        this.vaults = vaults;
        this.profile = profile;
        this.models = models;
    }

    /**
     * The machine that an edit must help: the one that loses most.
     *
     * @param slot its offset after each nominal start
     * @param disks what is backed up of it
     */
    public record Load(Duration slot, List<Disk> disks) {
        public Load {
            disks = List.copyOf(disks);
        }
    }

    /**
     * The smallest change of schedule, copies or vault after which each class passes; empty if none of them helps.
     *
     * @param holds what must be true of the figure of each class
     */
    public Optional<Repair> find(
            BackupPolicy policy, Vault home, Map<FailureClass, Predicate<LossFigure>> holds, Load load) {
        for (Repair place : places(policy, home, holds.keySet().iterator().next())) {
            for (Repair copies : copies(place)) {
                for (Repair candidate : schedules(copies)) {
                    if (!candidate.edit().isEmpty() && passes(candidate, holds, load)) {
                        return Optional.of(candidate);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private boolean passes(Repair candidate, Map<FailureClass, Predicate<LossFigure>> holds, Load load) {
        if (!(MechanismChoice.choose(candidate.policy(), profile) instanceof Choice.Backup chosen)) {
            return false;
        }
        PolicyShape shape = PolicyShape.of(candidate.policy(), chosen.policyType(), candidate.home(), vaults);
        Recurrence recurrence = chosen.effectiveSchedule().recurrence();
        for (Map.Entry<FailureClass, Predicate<LossFigure>> entry : holds.entrySet()) {
            LossModel model =
                    models.of(entry.getKey(), recurrence, candidate.policy().timeZone(), shape);
            if (!entry.getValue().test(model.figure(load.slot(), load.disks()))) {
                return false;
            }
        }
        return true;
    }

    /** The policy as it is, then with each further place that could survive. */
    private List<Repair> places(BackupPolicy policy, Vault home, FailureClass failureClass) {
        List<Repair> places = new ArrayList<>();
        places.add(new Repair("", policy, home));
        boolean apart = failureClass == FailureClass.ZONE || failureClass == FailureClass.REGION;
        if (failureClass == FailureClass.RANSOMWARE && home.immutability() == Immutability.DISABLED) {
            places.add(new Repair(
                    "immutability: unlocked in vault '" + home.name() + "'",
                    policy,
                    with(home, home.crossRegionRestore(), Immutability.UNLOCKED)));
        }
        if (apart && home.redundancy() == Redundancy.GRS && !home.crossRegionRestore()) {
            places.add(new Repair(
                    "crossRegionRestore: true in vault '" + home.name() + "'",
                    policy,
                    with(home, true, home.immutability())));
        }
        for (Vault target : vaults.values()) {
            boolean known = target.name().equals(home.name())
                    || policy.copies().stream().anyMatch(rule -> rule.to().equals(target.name()));
            if (!known && (!apart || !target.region().equals(home.region()))) {
                List<CopyRule> more = new ArrayList<>(policy.copies());
                more.add(new CopyRule(
                        target.name(),
                        DAY,
                        RetentionRule.ofClasses(Map.of(RetentionClass.DAILY, ClassRule.count(COPY_DAYS)))));
                places.add(new Repair(
                        "{ to: " + target.name() + ", every: 1d, retention: { daily: " + COPY_DAYS
                                + " } } among the copies of policy '" + policy.name() + "'",
                        Edits.withCopies(policy, more),
                        home));
            }
        }
        return places;
    }

    private static Vault with(Vault vault, boolean crossRegionRestore, Immutability immutability) {
        return new Vault(
                vault.name(), vault.region(), vault.redundancy(), crossRegionRestore, vault.softDelete(), immutability);
    }

    /** As it is, then with each copy that is made less than daily made daily. */
    private static List<Repair> copies(Repair before) {
        List<CopyRule> daily = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        for (CopyRule rule : before.policy().copies()) {
            boolean rare = rule.every().compareTo(DAY) > 0;
            daily.add(rare ? new CopyRule(rule.to(), rule.from(), DAY, rule.retention()) : rule);
            if (rare) {
                changed.add("every: 1d in the copy to " + rule.to() + " of policy '"
                        + before.policy().name() + "'");
            }
        }
        return changed.isEmpty()
                ? List.of(before)
                : List.of(
                        before, then(before, String.join(", and ", changed), Edits.withCopies(before.policy(), daily)));
    }

    /** As it is, then once a day, then as often as the service can, the longest interval first. */
    private List<Repair> schedules(Repair before) {
        List<Repair> schedules = new ArrayList<>();
        schedules.add(before);
        BackupPolicy policy = before.policy();
        Optional<Schedule> declared = policy.schedule();
        if (declared.isEmpty()) {
            return schedules;
        }
        List<LocalTime> times = DailyStarts.of(declared.get().recurrence()).times();
        LocalTime start = times.isEmpty() ? LocalTime.MIDNIGHT : times.get(0);
        if (declared.get().recurrence() instanceof Recurrence.Every every) {
            start = every.window().start();
        }
        List<Recurrence> candidates = new ArrayList<>();
        candidates.add(new Recurrence.Daily(List.of(start)));
        List<Duration> intervals = profile.policies().enhancedIntervals();
        for (int i = intervals.size() - 1; i >= 0; i--) {
            if (intervals.get(i).compareTo(DAY) < 0) {
                candidates.add(new Recurrence.Every(intervals.get(i), new TimeWindow(start, start)));
            }
        }
        for (Recurrence recurrence : candidates) {
            Duration stagger = shorter(declared.get().stagger(), recurrence);
            Schedule schedule = new Schedule(recurrence, stagger);
            schedules.add(then(
                    before,
                    "schedule: " + text(schedule) + " in policy '" + policy.name() + "'",
                    Edits.withSchedule(policy, schedule)));
        }
        return schedules;
    }

    private static Duration shorter(Duration stagger, Recurrence recurrence) {
        return recurrence instanceof Recurrence.Every every && stagger.compareTo(every.interval()) > 0
                ? every.interval()
                : stagger;
    }

    private static String text(Schedule schedule) {
        String stagger = schedule.stagger().isZero() ? "" : ", stagger: " + Durations.format(schedule.stagger());
        return schedule.recurrence() instanceof Recurrence.Every every
                ? "{ every: " + Durations.format(every.interval()) + ", window: \"" + every.window() + "\"" + stagger
                        + " }"
                : "{ daily: \""
                        + ((Recurrence.Daily) schedule.recurrence()).times().get(0) + "\"" + stagger + " }";
    }

    private static Repair then(Repair before, String edit, BackupPolicy policy) {
        return new Repair(before.edit().isEmpty() ? edit : before.edit() + ", and " + edit, policy, before.home());
    }

    /** The objective that holds as things are: each class with the figure it has, in whole hours. */
    public static Repair raise(BackupPolicy policy, Vault home, Map<FailureClass, Duration> figures) {
        Objectives objectives = policy.objectives();
        Map<FailureClass, Objectives.ClassObjective> survive = new EnumMap<>(FailureClass.class);
        survive.putAll(objectives.survive());
        Optional<Duration> general = objectives.rpo();
        List<String> parts = new ArrayList<>();
        Duration raised = Duration.ZERO;
        for (Map.Entry<FailureClass, Duration> entry : new EnumMap<>(figures).entrySet()) {
            Duration needed = WholeHours.ceiling(entry.getValue());
            Objectives.ClassObjective own = survive.get(entry.getKey());
            if (own == null || own.rpo().isEmpty()) {
                raised = raised.compareTo(needed) < 0 ? needed : raised;
            } else {
                survive.put(entry.getKey(), new Objectives.ClassObjective(Optional.of(needed), own.rto()));
                parts.add(entry.getKey().word() + ": { rpo: " + Durations.format(needed) + " }");
            }
        }
        List<String> edits = new ArrayList<>();
        if (!raised.isZero()) {
            general = Optional.of(raised);
            edits.add("rpo: " + Durations.format(raised));
        }
        if (!parts.isEmpty()) {
            edits.add("survive: { " + String.join(", ", parts) + " }");
        }
        return new Repair(
                "objectives: { " + String.join(", ", edits) + " } in policy '" + policy.name() + "'",
                Edits.withObjectives(policy, new Objectives(general, objectives.rto(), survive, objectives.strict())),
                home);
    }
}
