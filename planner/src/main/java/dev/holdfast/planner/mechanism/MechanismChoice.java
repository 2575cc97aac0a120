package dev.holdfast.planner.mechanism;

import dev.holdfast.dsl.model.Immutability;
import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.model.policy.Mechanism;
import dev.holdfast.dsl.model.schedule.Schedule;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.planner.loss.LossModels;
import dev.holdfast.planner.loss.LossVerdict;
import dev.holdfast.planner.loss.PolicyLoss;
import dev.holdfast.planner.loss.PolicyLoss.ClassLoss;
import dev.holdfast.planner.objective.PolicyShape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses the mechanism of a policy and, if none is declared, its schedule: the cheapest that meets every objective in every
 * vault of the policy, by the loss figures that judge it afterwards. A declared schedule decides how often; whether that is often
 * enough for the objectives is for the loss figures to say.
 *
 * <p>A choice is made for machines of any size: what their transfers add in the worst case is not part of it.
 */
public final class MechanismChoice {

    /** Below this, restore points cannot be taken often enough: three per mode and hour. */
    private static final Duration RESTORE_POINTS_LEAST = Duration.ofMinutes(20);

    private static final Duration DAY = Duration.ofDays(1);

    /** The classes that other mechanisms of the service help against more often than vault backup does. */
    private static final Set<FailureClass> LOCAL =
            Set.of(FailureClass.DISK, FailureClass.RACK, FailureClass.VM, FailureClass.ZONE, FailureClass.APPLICATION);

    /** Stands in where a policy names no vault: nothing is known of it, so nothing is held against it. */
    private static final Vault ANY_VAULT =
            new Vault("of the policy", "", Redundancy.GRS, true, Duration.ZERO, Immutability.LOCKED);

    private final Map<String, Vault> vaults;
    private final ServiceProfile profile;
    private final LossModels years;

    /**
     * Choices within an estate.
     *
     * @param vaults every declared vault, by name
     * @param years what is known of the year that is looked at
     */
    public MechanismChoice(Map<String, Vault> vaults, ServiceProfile profile, LossModels years) {
        this.vaults = Map.copyOf(vaults);
        this.profile = profile;
        this.years = years;
    }

    /**
     * How the machines of a policy will be protected.
     *
     * @throws IllegalArgumentException if the schedule holds a cron expression that cannot be read
     */
    public Choice choose(BackupPolicy policy) {
        if (policy.mechanism().isPresent() && policy.mechanism().get() != Mechanism.BACKUP) {
            String wanted = policy.mechanism().get().word();
            return new Choice.NotProvided(
                    wanted,
                    "Policy " + policy.name() + " declares mechanism " + wanted
                            + ", which Holdfast does not provide yet.");
        }
        return policy.schedule().isPresent()
                ? declared(policy, policy.schedule().get())
                : chosen(policy);
    }

    private Choice declared(BackupPolicy policy, Schedule schedule) {
        Optional<Duration> rpo = tightest(policy, Set.of(FailureClass.values()));
        boolean tooOften = ScheduleFeasibility.isMoreOftenThan(shortest(), schedule.recurrence());
        if (policy.mechanism().isEmpty()
                && tooOften
                && rpo.isPresent()
                && rpo.get().compareTo(shortest()) < 0) {
            return beyondBackup(policy, rpo.get());
        }
        return ScheduleFeasibility.check(policy, schedule, profile);
    }

    /** The cheapest schedule that holds. What the service refuses of the policy, it refuses whatever the schedule. */
    private Choice chosen(BackupPolicy policy) {
        List<Offer> offers = Offer.all(profile);
        List<String> rejected = new ArrayList<>();
        for (Offer offer : offers) {
            Choice choice = ScheduleFeasibility.check(policy, offer.schedule(), profile);
            if (!(choice instanceof Choice.Backup backup)) {
                return choice;
            }
            Optional<ClassLoss> problem = firstProblem(policy, backup);
            if (problem.isEmpty()) {
                return accepted(policy, offer, backup, rejected);
            }
            rejected.add(offer.name() + ": " + whyNot(policy, problem.get()));
        }
        return none(policy, offers.get(offers.size() - 1));
    }

    /**
     * The schedule that captures as often as vault backup can, for what remains to be lost under it; empty if the service
     * refuses the policy whatever the schedule.
     */
    public Optional<Choice.Backup> mostOften(BackupPolicy policy) {
        List<Offer> offers = Offer.all(profile);
        Choice choice =
                ScheduleFeasibility.check(policy, offers.get(offers.size() - 1).schedule(), profile);
        return choice instanceof Choice.Backup backup ? Optional.of(backup) : Optional.empty();
    }

    private Optional<ClassLoss> firstProblem(BackupPolicy policy, Choice.Backup backup) {
        boolean strict = policy.objectives().strict();
        for (Vault home : homes(policy)) {
            Optional<ClassLoss> problem = losses(policy, backup, home)
                    .firstNot(loss -> loss.verdict().isHeld(strict), Duration.ZERO, List.of());
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private PolicyLoss losses(BackupPolicy policy, Choice.Backup backup, Vault home) {
        PolicyShape shape = PolicyShape.of(policy, backup.policyType(), home, vaults);
        return new PolicyLoss(policy, backup.effectiveSchedule().recurrence(), shape, years);
    }

    private List<Vault> homes(BackupPolicy policy) {
        List<Vault> homes = new ArrayList<>();
        policy.vault().ifPresent(choice -> {
            for (String name : choice.all()) {
                Vault vault = vaults.get(name);
                if (vault != null) {
                    homes.add(vault);
                }
            }
        });
        return homes.isEmpty() ? List.of(ANY_VAULT) : homes;
    }

    private Choice accepted(BackupPolicy policy, Offer offer, Choice.Backup backup, List<String> cheaper) {
        Optional<Duration> rpo = tightest(policy, Set.of(FailureClass.values()));
        List<String> rejected = new ArrayList<>(cheaper);
        String why;
        if (offer.isDaily()) {
            why = rpo.isEmpty()
                    ? "No schedule and no rpo are declared; vault backup once a day is the cheapest protection."
                    : "An rpo of " + Durations.format(rpo.get())
                            + " needs one backup a day; vault backup is the cheapest.";
            rejected.add("Several backups a day: each capture costs a snapshot, and the objective does not need them.");
        } else {
            why = "One backup a day does not meet the objectives; every " + Durations.format(offer.interval())
                    + " is the largest interval of the service that does"
                    + (policy.objectives().strict() ? ", a late start included." : ".");
            rejected.add("Restore points and replication: dearer, and needed only for an rpo below "
                    + Durations.format(shortest()) + ".");
        }
        return new Choice.Backup(
                backup.policyType(),
                backup.effectiveSchedule(),
                List.of(why, backup.reasons().get(0)),
                rejected);
    }

    /** Why a schedule does not do, the end of a sentence. */
    private static String whyNot(BackupPolicy policy, ClassLoss loss) {
        String explanation = loss.figure().explanation();
        if (loss.verdict() == LossVerdict.NOTHING_SURVIVES) {
            return Character.toLowerCase(explanation.charAt(0)) + explanation.substring(1);
        }
        boolean punctual = loss.verdict() == LossVerdict.VIOLATED;
        Duration length = punctual ? loss.figure().onOrdinaryDays() : LossVerdict.worstOnOrdinaryDays(loss.figure());
        boolean named = !policy.objectives().survive().isEmpty();
        return "loses up to " + Durations.display(length)
                + (punctual ? "" : ", counting that a point can come late")
                + ", more than the rpo of " + Durations.format(loss.target().orElseThrow())
                + (named ? " for failure class " + loss.failureClass().word() : "") + ".";
    }

    /** No schedule of the service holds: another mechanism may, else the objectives are more than it can do. */
    private Choice none(BackupPolicy policy, Offer mostOften) {
        Optional<Duration> region = tightest(policy, Set.of(FailureClass.REGION));
        Optional<Duration> local = tightest(policy, LOCAL);
        boolean free = policy.mechanism().isEmpty();
        if (free && region.isPresent() && region.get().compareTo(DAY) < 0) {
            return new Choice.NotProvided(
                    Mechanism.REPLICATION.word(),
                    "Policy " + policy.name() + " must survive the loss of the region with an rpo of "
                            + Durations.format(region.get())
                            + ", but a vault receives one capture a day. That needs replication, which Holdfast does not"
                            + " provide yet.");
        }
        if (free && local.isPresent() && local.get().compareTo(shortest()) < 0) {
            return beyondBackup(policy, local.get());
        }
        Choice.Backup closest = mostOften(policy).orElseThrow();
        Set<String> problems = new LinkedHashSet<>();
        boolean strict = policy.objectives().strict();
        for (Vault home : homes(policy)) {
            for (ClassLoss loss : losses(policy, closest, home).of(Duration.ZERO, List.of())) {
                if (!loss.verdict().isHeld(strict)) {
                    problems.add(problem(policy, mostOften, loss));
                }
            }
        }
        String instant = policy.retention().flatMap(rule -> rule.instant()).isPresent()
                ? ""
                : " The policy keeps no snapshots, and only the last capture of a day goes to the vault.";
        return new Choice.Infeasible(
                "No schedule of the service meets the objectives of policy " + policy.name() + ". "
                        + String.join(" ", problems) + instant,
                policy);
    }

    private static String problem(BackupPolicy policy, Offer mostOften, ClassLoss loss) {
        if (loss.verdict() == LossVerdict.NOTHING_SURVIVES) {
            return loss.figure().explanation();
        }
        return mostOften.name() + " " + whyNot(policy, loss);
    }

    private Choice beyondBackup(BackupPolicy policy, Duration rpo) {
        boolean restorePoints = rpo.compareTo(RESTORE_POINTS_LEAST) >= 0;
        String wanted = (restorePoints ? Mechanism.RESTORE_POINTS : Mechanism.REPLICATION).word();
        return new Choice.NotProvided(
                wanted,
                "Policy " + policy.name() + " asks for an rpo of " + Durations.format(rpo)
                        + "; vault backup runs every " + Durations.format(shortest()) + " at most often. That needs "
                        + (restorePoints ? "restore points" : "replication")
                        + ", which Holdfast does not provide yet.");
    }

    private Duration shortest() {
        return profile.policies().enhancedIntervals().get(0);
    }

    /** The smallest rpo among those classes of this set that must be survived; {@code vm} alone if none is named. */
    private static Optional<Duration> tightest(BackupPolicy policy, Set<FailureClass> classes) {
        return policy.objectives().classes().stream()
                .filter(classes::contains)
                .flatMap(failureClass -> policy.objectives().rpoFor(failureClass).stream())
                .min(Duration::compareTo);
    }
}
