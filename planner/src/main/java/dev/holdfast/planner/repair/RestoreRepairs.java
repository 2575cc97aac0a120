package dev.holdfast.planner.repair;

import dev.holdfast.dsl.model.StorageAccount;
import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.dsl.quantity.DataRate;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.planner.loss.LossModels;
import dev.holdfast.planner.mechanism.Choice;
import dev.holdfast.planner.mechanism.MechanismChoice;
import dev.holdfast.planner.objective.PolicyShape;
import dev.holdfast.planner.recovery.RestoreAccount;
import dev.holdfast.planner.recovery.RestoreAccounts;
import dev.holdfast.planner.recovery.RestoreEstimate;
import dev.holdfast.planner.recovery.RestoreModel;
import dev.holdfast.planner.recovery.RestoreQueue;
import dev.holdfast.planner.recovery.RestoreSource;
import dev.holdfast.planner.recovery.RestoreTerm.Kind;
import dev.holdfast.planner.schedule.Gap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Finds what makes the restore of a machine fast enough: snapshots kept long enough, a faster storage account, less data on one
 * machine. Each is tried with the computation that found the problem before it is proposed.
 */
public final class RestoreRepairs {

    private static final long DAY = 86_400;
    /** How often the age of snapshots is raised to that of the newest point, which another kind of policy may change. */
    private static final int RAISES = 3;
    /** Nobody spreads the data of a machine over more. */
    private static final long MOST_MACHINES = 10;

    private final SortedMap<String, Vault> vaults;
    private final Collection<StorageAccount> storageAccounts;
    private final ServiceProfile profile;
    private final LossModels years;
    private final RestoreAccounts accounts;

    /**
     * Repairs within an estate.
     *
     * @param vaults every declared vault, by name
     * @param storageAccounts every declared account
     * @param years what is known of the year that is looked at
     */
    public RestoreRepairs(
            SortedMap<String, Vault> vaults,
            Collection<StorageAccount> storageAccounts,
            ServiceProfile profile,
            LossModels years) {
        this.vaults = vaults;
        this.storageAccounts = List.copyOf(storageAccounts);
        this.profile = profile;
        this.years = years;
        this.accounts = new RestoreAccounts(storageAccounts, profile);
    }

    /**
     * What to do about a restore that takes too long alone, in sentences.
     *
     * @param classes the failure classes with this restore; at least one
     * @param load the machine
     * @param estimate of its restore
     * @param target the rto
     */
    public String advise(
            BackupPolicy policy, Set<FailureClass> classes, Load load, RestoreEstimate estimate, Duration target) {
        List<String> ways = new ArrayList<>();
        snapshots(policy, classes, load, estimate, target).ifPresent(ways::add);
        fasterAccount(estimate, target).ifPresent(ways::add);
        spread(estimate, target).ifPresent(ways::add);
        ways.add("to accept the time, write " + accept(policy, classes, estimate.length()));
        if (ways.size() == 1) {
            Duration fixed = fixed(estimate);
            String why = fixed.compareTo(target) > 0
                    ? "What does not depend on the size takes up to " + Durations.display(fixed)
                            + " already, so no faster account helps. "
                    : "";
            return why + "To" + ways.get(0).substring(2) + ".";
        }
        String text = String.join("; or, ", ways);
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    /** The edit of the objectives that accepts a time, in whole hours. */
    public String accept(BackupPolicy policy, Set<FailureClass> classes, Duration time) {
        String rto = "rto: " + Durations.format(WholeHours.ceiling(time));
        Map<FailureClass, ?> survive = policy.objectives().survive();
        List<String> own = new ArrayList<>();
        for (FailureClass failureClass : FailureClass.values()) {
            if (classes.contains(failureClass) && survive.containsKey(failureClass)) {
                own.add(failureClass.word() + ": { " + rto + " }");
            }
        }
        String edit = own.isEmpty() ? rto : "survive: { " + String.join(", ", own) + " }";
        return "objectives: { " + edit + " } in policy '" + policy.name() + "'";
    }

    /** The fastest account of the region that is restored into. */
    public RestoreAccount fastestAccount(RestoreSource source) {
        return RestoreQueue.fastest(accounts.accounts(source.targetRegion()));
    }

    private Optional<String> snapshots(
            BackupPolicy policy, Set<FailureClass> classes, Load load, RestoreEstimate estimate, Duration target) {
        Vault home = vaults.get(load.vault());
        if (home == null || !estimate.source().isVault() || policy.retention().isEmpty()) {
            return Optional.empty();
        }
        MechanismChoice choice = new MechanismChoice(vaults, profile, years);
        int days = 1;
        for (int i = 0; i < RAISES; i++) {
            BackupPolicy candidate =
                    policy.withRetention(policy.retention().get().withInstant(Age.ofDays(days)));
            if (!(choice.choose(candidate) instanceof Choice.Backup backup)) {
                return Optional.empty();
            }
            PolicyShape shape = PolicyShape.of(candidate, backup.policyType(), home, vaults);
            int needed = days;
            boolean enough = true;
            for (FailureClass failureClass : classes) {
                Optional<Duration> age = years.of(
                                failureClass, backup.effectiveSchedule().recurrence(), candidate.timeZone(), shape)
                        .figure(load.slot(), load.disks())
                        .worstCase()
                        .map(Gap::length);
                needed = Math.max(needed, age.map(RestoreRepairs::wholeDays).orElse(needed));
                enough &= new RestoreModel(failureClass, candidate, shape, profile, accounts)
                        .estimate(estimate.size(), age)
                        .filter(found -> found.length().compareTo(target) <= 0)
                        .isPresent();
            }
            if (enough) {
                return Optional.of("write retention: { instant: " + days + "d } beside the other classes in policy '"
                        + policy.name() + "'");
            }
            if (needed == days) {
                return Optional.empty();
            }
            days = needed;
        }
        return Optional.empty();
    }

    private static int wholeDays(Duration length) {
        return Math.toIntExact((length.toSeconds() + DAY - 1) / DAY);
    }

    private Optional<String> fasterAccount(RestoreEstimate estimate, Duration target) {
        Optional<String> region = estimate.source().targetRegion();
        long budget = target.minus(fixed(estimate)).toSeconds();
        if (!estimate.limit().isOfAccount() || region.isEmpty() || budget <= 0) {
            return Optional.empty();
        }
        long mebibyte = DataSize.ofMebibytes(1).bytes();
        long perSecond = (estimate.size().bytes() + budget - 1) / budget;
        DataRate rate = new DataRate(DataSize.ofMebibytes(perSecond / mebibyte + 1));
        StorageAccount faster =
                new StorageAccount("faster", region.get(), "standard", Optional.of(rate), Optional.empty());
        List<StorageAccount> more = new ArrayList<>(storageAccounts);
        more.add(faster);
        long seconds =
                new RestoreAccounts(more, profile).queue(region).aloneRate().secondsFor(estimate.size());
        return seconds > budget
                ? Optional.empty()
                : Optional.of("declare a storage account in " + region.get() + " with throughput: " + rate);
    }

    private Optional<String> spread(RestoreEstimate estimate, Duration target) {
        long budget = target.minus(fixed(estimate)).toSeconds();
        if (!estimate.source().isVault() || budget <= 0) {
            return Optional.empty();
        }
        DataRate rate = accounts.queue(estimate.source().targetRegion()).aloneRate();
        long most = Math.multiplyExact(rate.perSecond().bytes(), budget);
        long machines = (estimate.size().bytes() + most - 1) / most;
        DataSize each = new DataSize((estimate.size().bytes() + machines - 1) / machines);
        return machines > MOST_MACHINES || rate.secondsFor(each) > budget
                ? Optional.empty()
                : Optional.of(
                        "spread its data over " + machines + " machines of at most " + each.toDisplay() + " each");
    }

    /** What the restore takes whatever the size. */
    private static Duration fixed(RestoreEstimate estimate) {
        return estimate.length().minus(estimate.lengthOf(Kind.TRANSFER)).minus(estimate.lengthOf(Kind.QUEUE));
    }
}
