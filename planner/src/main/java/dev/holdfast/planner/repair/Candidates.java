package dev.holdfast.planner.repair;

import dev.holdfast.dsl.model.Immutability;
import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.model.retention.ClassRule;
import dev.holdfast.dsl.model.retention.Keep;
import dev.holdfast.dsl.model.retention.RetentionClass;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.model.schedule.Recurrence;
import dev.holdfast.dsl.model.schedule.Schedule;
import dev.holdfast.dsl.model.schedule.TimeWindow;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.planner.schedule.DailyStarts;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The edits that are tried, those of one part before those of several: another schedule, snapshots, copies more often, a place
 * that survives, immutability; alternatives of one part from the cheapest on.
 */
final class Candidates {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int COPY_DAYS = 30;
    private static final Age SNAPSHOTS = Age.ofDays(2);

    private final ServiceProfile profile;
    private final SortedSet<String> homes;

    /**
     * The edits for machines of some vaults.
     *
     * @param homes names of these vaults
     */
    Candidates(ServiceProfile profile, Set<String> homes) {
        this.profile = profile;
        this.homes = new TreeSet<>(homes);
    }

    /** A situation and how many parts differ from the first one. */
    private record Step(Situation situation, int changes) {}

    /**
     * Situations that differ from one.
     *
     * @param problems the classes that must be helped
     * @param effective the schedule to start from; absent if the planner goes on choosing it
     */
    List<Situation> from(Situation base, Set<FailureClass> problems, Optional<Schedule> effective) {
        List<Step> steps = List.of(new Step(base, 0));
        steps = extended(steps, situation -> schedules(situation, effective));
        steps = extended(steps, Candidates::snapshots);
        steps = extended(steps, Candidates::dailyCopies);
        steps = extended(steps, situation -> places(situation, problems));
        steps = extended(steps, situation -> immutable(situation, problems));
        List<Step> ordered = new ArrayList<>(steps);
        ordered.sort(Comparator.comparingInt(Step::changes));
        return ordered.stream()
                .filter(step -> step.changes() > 0)
                .map(Step::situation)
                .toList();
    }

    /** The other ways one part of a situation could be. */
    private interface Part {
        List<Situation> others(Situation situation);
    }

    private static List<Step> extended(List<Step> steps, Part part) {
        List<Step> extended = new ArrayList<>();
        for (Step step : steps) {
            extended.add(step);
            for (Situation other : part.others(step.situation())) {
                extended.add(new Step(other, step.changes() + 1));
            }
        }
        return extended;
    }

    /** Once a day, then as often as the service can, the longest interval first. */
    private List<Situation> schedules(Situation situation, Optional<Schedule> effective) {
        if (effective.isEmpty()) {
            return List.of();
        }
        Recurrence before = effective.get().recurrence();
        List<LocalTime> times = DailyStarts.of(before).times();
        LocalTime start = times.isEmpty() ? LocalTime.MIDNIGHT : times.get(0);
        if (before instanceof Recurrence.Every every) {
            start = every.window().start();
        }
        List<Recurrence> recurrences = new ArrayList<>();
        recurrences.add(new Recurrence.Daily(List.of(start)));
        List<Duration> intervals = profile.policies().enhancedIntervals();
        for (int i = intervals.size() - 1; i >= 0; i--) {
            if (intervals.get(i).compareTo(DAY) < 0) {
                recurrences.add(new Recurrence.Every(intervals.get(i), new TimeWindow(start, start)));
            }
        }
        return recurrences.stream()
                .filter(recurrence -> !recurrence.equals(before))
                .map(recurrence -> situation.with(
                        situation.policy().withSchedule(effective.get().withRecurrence(recurrence))))
                .toList();
    }

    /** A policy without retention keeps everything, and would go on doing so. */
    private static List<Situation> snapshots(Situation situation) {
        BackupPolicy policy = situation.policy();
        if (policy.retention().flatMap(RetentionRule::instant).isPresent()) {
            return List.of();
        }
        RetentionRule rule = policy.retention()
                .orElseGet(() -> RetentionRule.ofClasses(
                        Map.of(RetentionClass.DAILY, new ClassRule(new Keep.Unlimited(), Optional.empty()))));
        return List.of(situation.with(policy.withRetention(rule.withInstant(SNAPSHOTS))));
    }

    /** Each copy that is made less than daily made daily. */
    private static List<Situation> dailyCopies(Situation situation) {
        BackupPolicy policy = situation.policy();
        List<CopyRule> daily = policy.copies().stream()
                .map(rule -> rule.every().compareTo(DAY) > 0
                        ? new CopyRule(rule.to(), rule.from(), DAY, rule.retention())
                        : rule)
                .toList();
        return daily.equals(policy.copies()) ? List.of() : List.of(situation.with(policy.withCopies(daily)));
    }

    /** Cross-region restore, else copies in one more vault; of vaults that are alike, the first by name. */
    private List<Situation> places(Situation situation, Set<FailureClass> problems) {
        boolean apart = problems.contains(FailureClass.ZONE) || problems.contains(FailureClass.REGION);
        if (!apart && !problems.contains(FailureClass.RANSOMWARE)) {
            return List.of();
        }
        List<Situation> places = new ArrayList<>();
        if (apart) {
            readableElsewhere(situation).ifPresent(places::add);
        }
        BackupPolicy policy = situation.policy();
        Set<String> known = policy.copies().stream().map(CopyRule::to).collect(Collectors.toCollection(HashSet::new));
        known.addAll(homes);
        Set<List<Object>> kinds = new HashSet<>();
        for (Vault target : situation.vaults().values()) {
            boolean away = homes.stream()
                    .noneMatch(home -> situation.vault(home).region().equals(target.region()));
            if (!known.contains(target.name())
                    && (away || !apart)
                    && kinds.add(List.of(
                            target.region(),
                            target.redundancy(),
                            target.crossRegionRestore(),
                            target.immutability()))) {
                List<CopyRule> more = new ArrayList<>(policy.copies());
                more.add(new CopyRule(
                        target.name(),
                        DAY,
                        RetentionRule.ofClasses(Map.of(RetentionClass.DAILY, ClassRule.count(COPY_DAYS)))));
                places.add(situation.with(policy.withCopies(more)));
            }
        }
        return places;
    }

    private Optional<Situation> readableElsewhere(Situation situation) {
        Situation changed = situation;
        for (String name : homes) {
            Vault home = situation.vault(name);
            if (home.redundancy() == Redundancy.GRS && !home.crossRegionRestore()) {
                changed = changed.with(with(home, true, home.immutability()));
            }
        }
        return changed.equals(situation) ? Optional.empty() : Optional.of(changed);
    }

    private List<Situation> immutable(Situation situation, Set<FailureClass> problems) {
        if (!problems.contains(FailureClass.RANSOMWARE)) {
            return List.of();
        }
        Situation changed = situation;
        for (String name : homes) {
            Vault home = situation.vault(name);
            if (home.immutability() == Immutability.DISABLED) {
                changed = changed.with(with(home, home.crossRegionRestore(), Immutability.UNLOCKED));
            }
        }
        return changed.equals(situation) ? List.of() : List.of(changed);
    }

    private static Vault with(Vault vault, boolean crossRegionRestore, Immutability immutability) {
        return new Vault(
                vault.name(), vault.region(), vault.redundancy(), crossRegionRestore, vault.softDelete(), immutability);
    }
}
