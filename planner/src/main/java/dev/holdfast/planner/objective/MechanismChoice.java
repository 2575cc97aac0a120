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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses the mechanism of a policy and, if none is declared, its schedule. A declared schedule decides how often; whether that
 * is often enough for the objectives is said by {@link ScheduledLoss}.
 */
public final class MechanismChoice {

    /** Below this, restore points cannot be taken often enough: three per mode and hour. */
    private static final Duration RESTORE_POINTS_LEAST = Duration.ofMinutes(20);

    private static final Duration DAY = Duration.ofDays(1);
    /** When a chosen schedule starts: outside office hours, and the start that goes to the vault as the last of its day. */
    private static final LocalTime CHOSEN_START = LocalTime.of(22, 0);

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
                    ? new Choice.Infeasible(reason, "survive: { region: { rpo: 26h } }")
                    : new Choice.NotProvided(
                            Mechanism.REPLICATION.word(),
                            reason + " That needs replication, which Holdfast does not provide yet.");
        }
        Optional<Duration> rpo = tightest(
                policy.objectives(),
                Set.of(
                        FailureClass.DISK,
                        FailureClass.RACK,
                        FailureClass.VM,
                        FailureClass.ZONE,
                        FailureClass.APPLICATION));
        if (rpo.isEmpty() || rpo.get().compareTo(DAY) >= 0) {
            return daily(policy, rpo, profile);
        }
        if (rpo.get().compareTo(shortest) < 0) {
            return fixed
                    ? new Choice.Infeasible(
                            "Policy " + policy.name() + " asks for an rpo of " + Durations.format(rpo.get())
                                    + ", but vault backup runs every " + Durations.format(shortest)
                                    + " at most often.",
                            "objectives: { rpo: " + Durations.format(shortest) + " }, or mechanism: auto")
                    : beyondBackup(policy, rpo.get(), shortest);
        }
        return severalTimes(policy, rpo.get(), profile);
    }

    private static Choice daily(BackupPolicy policy, Optional<Duration> rpo, ServiceProfile profile) {
        Schedule schedule = new Schedule(new Recurrence.Daily(List.of(CHOSEN_START)), Duration.ZERO);
        String why = rpo.isEmpty()
                ? "No schedule and no rpo are declared; vault backup once a day is the cheapest protection."
                : "An rpo of " + Durations.format(rpo.get()) + " needs one backup a day; vault backup is the cheapest.";
        return withReason(ScheduleFeasibility.check(policy, schedule, profile), why);
    }

    private static Choice severalTimes(BackupPolicy policy, Duration rpo, ServiceProfile profile) {
        Duration interval = profile.policies().enhancedIntervals().get(0);
        for (Duration offered : profile.policies().enhancedIntervals()) {
            // Over the whole day the largest gap is the interval itself, on days with clock changes too.
            interval = offered.compareTo(rpo) <= 0 ? offered : interval;
        }
        if (policy.retention().isPresent() && policy.retention().get().instant().isEmpty()) {
            return new Choice.Infeasible(
                    "Policy " + policy.name() + " asks for an rpo of " + Durations.format(rpo)
                            + ", but keeps no snapshots, and only the last capture of a day goes to the vault.",
                    "retention: { instant: 2d } beside the other classes");
        }
        TimeWindow wholeDay = new TimeWindow(CHOSEN_START, CHOSEN_START);
        Schedule schedule = new Schedule(new Recurrence.Every(interval, wholeDay), Duration.ZERO);
        String why = "An rpo of " + Durations.format(rpo) + " rules out one backup a day; every "
                + Durations.format(interval) + " is the largest interval of the service within it.";
        return withReason(ScheduleFeasibility.check(policy, schedule, profile), why);
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

    private static Choice withReason(Choice choice, String why) {
        if (choice instanceof Choice.Backup backup) {
            return new Choice.Backup(
                    backup.policyType(),
                    backup.effectiveSchedule(),
                    List.of(why, backup.reasons().get(0)));
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
