package dev.holdfast.planner.objective;

import dev.holdfast.dsl.model.BackupPolicy;
import dev.holdfast.dsl.model.FailureClass;
import dev.holdfast.dsl.model.Mechanism;
import dev.holdfast.dsl.model.Objectives;
import dev.holdfast.dsl.model.schedule.Recurrence;
import dev.holdfast.dsl.model.schedule.Schedule;
import dev.holdfast.dsl.model.schedule.TimeWindow;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.Durations;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses the mechanism of a policy and, if none is declared, its schedule. A declared schedule decides how often; whether that
 * is often enough for the objectives is for the loss figures to say.
 */
public final class MechanismChoice {

    /** Below this, restore points cannot be taken often enough: three per mode and hour. */
    private static final Duration RESTORE_POINTS_LEAST = Duration.ofMinutes(20);

    private static final Duration DAY = Duration.ofDays(1);
    /** When a chosen schedule starts: outside office hours, and the start that goes to the vault as the last of its day. */
    private static final LocalTime CHOSEN_START = LocalTime.of(22, 0);

    /** The classes whose rpo decides how often backups run: snapshots help against all of them under an enhanced policy. */
    private static final Set<FailureClass> DECIDING =
            Set.of(FailureClass.DISK, FailureClass.RACK, FailureClass.VM, FailureClass.ZONE, FailureClass.APPLICATION);

    private MechanismChoice() {}

    /**
     * How the machines of a policy will be protected.
     *
     * @throws IllegalArgumentException if the schedule holds a cron expression that cannot be read
     */
    public static Choice choose(BackupPolicy policy, ServiceProfile profile) {
        if (policy.mechanism().isPresent() && policy.mechanism().get() != Mechanism.BACKUP) {
            String wanted = policy.mechanism().get().word();
            return new Choice.NotProvided(
                    wanted,
                    "Policy " + policy.name() + " declares mechanism " + wanted
                            + ", which Holdfast does not provide yet.");
        }
        if (policy.schedule().isPresent()) {
            return declared(policy, policy.schedule().get(), profile);
        }
        return chosen(policy, profile);
    }

    private static Choice declared(BackupPolicy policy, Schedule schedule, ServiceProfile profile) {
        Duration shortest = profile.policies().enhancedIntervals().get(0);
        Optional<Duration> rpo = tightest(policy.objectives(), Set.of(FailureClass.values()));
        boolean tooOften = ScheduleFeasibility.isMoreOftenThan(shortest, schedule.recurrence());
        if (policy.mechanism().isEmpty()
                && tooOften
                && rpo.isPresent()
                && rpo.get().compareTo(shortest) < 0) {
            return beyondBackup(policy, rpo.get(), shortest);
        }
        return ScheduleFeasibility.check(policy, schedule, profile);
    }

    private static Choice chosen(BackupPolicy policy, ServiceProfile profile) {
        Duration shortest = profile.policies().enhancedIntervals().get(0);
        boolean fixed = policy.mechanism().isPresent();
        Optional<Duration> region = tightest(policy.objectives(), Set.of(FailureClass.REGION));
        if (region.isPresent() && region.get().compareTo(DAY) < 0) {
            String reason = "Policy " + policy.name() + " must survive the loss of the region with an rpo of "
                    + Durations.format(region.get()) + ", but a vault receives one capture a day.";
            return fixed
                    ? new Choice.Infeasible(
                            reason,
                            "objectives: { survive: { region: { rpo: "
                                    + Durations.format(WholeHours.ceiling(DAY.plus(latest(profile)))) + " } } }")
                    : new Choice.NotProvided(
                            Mechanism.REPLICATION.word(),
                            reason + " That needs replication, which Holdfast does not provide yet.");
        }
        Optional<Duration> rpo = tightest(policy.objectives(), DECIDING);
        Duration late = lateness(policy, profile);
        if (rpo.isEmpty() || rpo.get().compareTo(DAY.plus(late)) >= 0) {
            return daily(policy, rpo, profile);
        }
        Duration least = shortest.plus(late);
        if (rpo.get().compareTo(least) < 0) {
            return fixed || rpo.get().compareTo(shortest) >= 0
                    ? new Choice.Infeasible(
                            "Policy " + policy.name() + " asks for an rpo of " + Durations.format(rpo.get())
                                    + ", but vault backup runs every " + Durations.format(shortest)
                                    + " at most often" + (late.isZero() ? "." : andLate(late)),
                            raised(policy.objectives(), WholeHours.ceiling(least))
                                    + (fixed ? ", or mechanism: auto" : ", or strict: false"))
                    : beyondBackup(policy, rpo.get(), shortest);
        }
        return severalTimes(policy, rpo.get(), profile);
    }

    /** What a strict policy must add to the time between two captures: a late start and the snapshot. */
    private static Duration lateness(BackupPolicy policy, ServiceProfile profile) {
        return policy.objectives().strict() ? latest(profile) : Duration.ZERO;
    }

    private static Duration latest(ServiceProfile profile) {
        return profile.timings().startJitter().plus(profile.timings().snapshot());
    }

    /** The edit that raises each objective below a length to it: the general one, and those that classes have of their own. */
    private static String raised(Objectives objectives, Duration least) {
        String rpo = "rpo: " + Durations.format(least);
        List<String> own = new ArrayList<>();
        objectives.survive().forEach((failureClass, objective) -> {
            if (DECIDING.contains(failureClass)
                    && objective
                            .rpo()
                            .filter(asked -> asked.compareTo(least) < 0)
                            .isPresent()) {
                own.add(failureClass.word() + ": { " + rpo + " }");
            }
        });
        List<String> edits = new ArrayList<>();
        if (objectives.rpo().filter(asked -> asked.compareTo(least) < 0).isPresent()) {
            edits.add(rpo);
        }
        if (!own.isEmpty()) {
            edits.add("survive: { " + String.join(", ", own) + " }");
        }
        return "objectives: { " + String.join(", ", edits) + " }";
    }

    private static String andLate(Duration late) {
        return ", and a strict objective counts that a point can come " + Durations.display(late) + " late.";
    }

    private static Choice daily(BackupPolicy policy, Optional<Duration> rpo, ServiceProfile profile) {
        Schedule schedule = new Schedule(new Recurrence.Daily(List.of(CHOSEN_START)), Duration.ZERO);
        String why = rpo.isEmpty()
                ? "No schedule and no rpo are declared; vault backup once a day is the cheapest protection."
                : "An rpo of " + Durations.format(rpo.get()) + " needs one backup a day; vault backup is the cheapest.";
        List<String> rejected =
                List.of("Several backups a day: each capture costs a snapshot, and the objective does not need them.");
        return with(ScheduleFeasibility.check(policy, schedule, profile), why, rejected);
    }

    private static Choice severalTimes(BackupPolicy policy, Duration rpo, ServiceProfile profile) {
        Duration late = lateness(policy, profile);
        Duration interval = profile.policies().enhancedIntervals().get(0);
        List<String> rejected = new ArrayList<>();
        for (Duration offered : profile.policies().enhancedIntervals()) {
            // Over the whole day the largest gap is the interval itself, on days with clock changes too.
            if (offered.plus(late).compareTo(rpo) <= 0) {
                interval = offered;
            } else {
                rejected.add((offered.equals(DAY) ? "Once a day" : "Every " + Durations.format(offered))
                        + ": loses up to " + Durations.display(offered.plus(late)) + ", more than the rpo of "
                        + Durations.format(rpo) + ".");
            }
        }
        rejected.add("Restore points and replication: dearer, and needed only for an rpo below "
                + Durations.format(profile.policies().enhancedIntervals().get(0)) + ".");
        if (policy.retention().isPresent() && policy.retention().get().instant().isEmpty()) {
            return new Choice.Infeasible(
                    "Policy " + policy.name() + " asks for an rpo of " + Durations.format(rpo)
                            + ", but keeps no snapshots, and only the last capture of a day goes to the vault.",
                    "retention: { instant: 2d } beside the other classes");
        }
        TimeWindow wholeDay = new TimeWindow(CHOSEN_START, CHOSEN_START);
        Schedule schedule = new Schedule(new Recurrence.Every(interval, wholeDay), Duration.ZERO);
        String why = "An rpo of " + Durations.format(rpo) + " rules out one backup a day; every "
                + Durations.format(interval) + " is the largest interval of the service within it"
                + (late.isZero() ? "." : ", a late start included.");
        return with(ScheduleFeasibility.check(policy, schedule, profile), why, rejected);
    }

    private static Choice beyondBackup(BackupPolicy policy, Duration rpo, Duration shortest) {
        boolean restorePoints = rpo.compareTo(RESTORE_POINTS_LEAST) >= 0;
        String wanted = (restorePoints ? Mechanism.RESTORE_POINTS : Mechanism.REPLICATION).word();
        return new Choice.NotProvided(
                wanted,
                "Policy " + policy.name() + " asks for an rpo of " + Durations.format(rpo)
                        + "; vault backup runs every " + Durations.format(shortest) + " at most often. That needs "
                        + (restorePoints ? "restore points" : "replication")
                        + ", which Holdfast does not provide yet.");
    }

    private static Choice with(Choice choice, String why, List<String> rejected) {
        if (choice instanceof Choice.Backup backup) {
            return new Choice.Backup(
                    backup.policyType(),
                    backup.effectiveSchedule(),
                    List.of(why, backup.reasons().get(0)),
                    rejected);
        }
        return choice;
    }

    /** The smallest rpo among those classes of this set that must be survived; {@code vm} alone if none is named. */
    private static Optional<Duration> tightest(Objectives objectives, Set<FailureClass> classes) {
        Optional<Duration> tightest = Optional.empty();
        for (FailureClass failureClass : FailureClass.values()) {
            boolean asked = objectives.survive().isEmpty()
                    ? failureClass == FailureClass.VM
                    : objectives.survive().containsKey(failureClass);
            if (asked && classes.contains(failureClass)) {
                Optional<Duration> rpo = objectives.rpoFor(failureClass);
                if (rpo.isPresent() && (tightest.isEmpty() || rpo.get().compareTo(tightest.get()) < 0)) {
                    tightest = rpo;
                }
            }
        }
        return tightest;
    }
}
