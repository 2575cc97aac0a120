package dev.holdfast.planner.copy;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.model.schedule.Schedule;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.desired.DesiredState;
import dev.holdfast.planner.desired.PolicyDesign;
import dev.holdfast.planner.desired.PolicyDesign.CopyDesign;
import dev.holdfast.planner.mechanism.Choice;
import dev.holdfast.planner.objective.PolicyType;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.schedule.Occurrences;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecordedState;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Says which copies cannot keep up with the points they are made from, and which never became complete. */
public final class CopyFindings {

    /** Schedules are counted over so many days. */
    private static final int SAMPLE_DAYS = 28;

    private static final int MOST_RUNS = SAMPLE_DAYS * 24 * 60;
    private static final double DAY = 86_400;
    /** Days between copies that are tried as a repair. */
    private static final int[] LONGER_INTERVALS = {2, 3, 7, 14, 28};

    private final CopyLimits limits;
    private final RecordedState recorded;
    private final SortedMap<ItemKey, List<RecoveryPoint>> points;
    private final Instant at;
    private final Findings findings;
    private final Map<String, Double> pointsPerDay = new HashMap<>();

    private CopyFindings(
            CopyLimits limits,
            RecordedState recorded,
            SortedMap<ItemKey, List<RecoveryPoint>> points,
            Instant at,
            Findings findings) {
        this.limits = limits;
        this.recorded = recorded;
        this.points = points;
        this.at = at;
        this.findings = findings;
    }

    /**
     * Looks at every copy rule of every machine.
     *
     * @param points points of every item, as they are now
     */
    public static void report(
            DesiredState desired,
            RecordedState recorded,
            SortedMap<ItemKey, List<RecoveryPoint>> points,
            ServiceProfile profile,
            Instant at,
            Findings findings) {
        if (!profile.vaultCopies()) {
            return;
        }
        CopyFindings report = new CopyFindings(CopyLimits.of(profile), recorded, points, at, findings);
        for (DesiredMachine machine : desired.machines()) {
            if (machine.vault().isPresent() && machine.design().isPresent()) {
                report.ofMachine(
                        machine, machine.design().get(), machine.vault().get());
            }
        }
    }

    private void ofMachine(DesiredMachine machine, PolicyDesign design, String home) {
        if (design.backup().isEmpty()) {
            return;
        }
        for (CopyDesign copy : design.backup().get().copies()) {
            if (!copy.rule().to().equals(home)) {
                checkPace(machine, design, copy);
                checkFlight(machine, copy);
            }
        }
    }

    private void checkPace(DesiredMachine machine, PolicyDesign design, CopyDesign copy) {
        CopyRule rule = copy.rule();
        double available = sourcePointsPerDay(design, rule);
        double perDay = Math.min(perDay(rule), available);
        CopyPace pace = CopyPace.of(machine.disks().included(), perDay, limits);
        if (pace.keepsUp(limits)) {
            return;
        }
        Duration busy = Duration.ofSeconds((long) StrictMath.ceil(pace.secondsPerDay()));
        String size = new DataSize(pace.bytes()).toDisplay();
        findings.add(
                Finding.of(
                                FindingType.COPIES_FALL_BEHIND,
                                copy.provenance().place(),
                                "The copies to " + rule.to() + " cannot keep up: each moves " + size + " at "
                                        + limits.rate() + ", so that the copies of one day take "
                                        + Durations.display(busy)
                                        + ". Each day the newest copy there is older, and more points wait at the"
                                        + " source.",
                                repair(machine, available))
                        .with("bytes", Long.toString(pace.bytes()))
                        .with("timePerDay", Durations.format(busy))
                        .with("rate", limits.rate().toString()),
                ObjectAddress.copy(machine.address(), rule.to()).toString());
    }

    private String repair(DesiredMachine machine, double available) {
        String fewer =
                "Leave disks that can be rebuilt out of the backup with 'exclude', or spread the data over several"
                        + " machines.";
        for (int days : LONGER_INTERVALS) {
            double perDay = Math.min(1.0 / days, available);
            if (CopyPace.of(machine.disks().included(), perDay, limits).keepsUp(limits)) {
                return "Copy less often: with every: " + days + "d the copies keep up. Or: " + fewer;
            }
        }
        return fewer;
    }

    private static double perDay(CopyRule rule) {
        return DAY / rule.every().toSeconds();
    }

    /** Points a day at the place a rule copies from: of a copy no more than its own rule makes. */
    private double sourcePointsPerDay(PolicyDesign design, CopyRule rule) {
        double perDay = pointsPerDay(design);
        Map<String, CopyRule> rules = new HashMap<>();
        design.policy().copies().forEach(other -> rules.put(other.to(), other));
        Optional<CopyRule> source = rule.from().map(rules::remove);
        while (source.isPresent()) {
            perDay = Math.min(perDay, perDay(source.get()));
            source = source.get().from().map(rules::remove);
        }
        return perDay;
    }

    /** Points that reach the vault a day: under an enhanced policy the last of each day. */
    private double pointsPerDay(PolicyDesign design) {
        return pointsPerDay.computeIfAbsent(design.name(), any -> {
            Schedule schedule =
                    design.backup().map(PolicyDesign.BackupDesign::schedule).orElseThrow();
            ZoneId zone = design.policy().timeZone();
            List<Instant> runs = Occurrences.of(schedule.recurrence(), zone)
                    .between(at, at.plus(Duration.ofDays(SAMPLE_DAYS)), MOST_RUNS);
            boolean enhanced =
                    design.choice() instanceof Choice.Backup backup && backup.policyType() == PolicyType.ENHANCED;
            Set<LocalDate> days = new HashSet<>();
            runs.forEach(run -> days.add(LocalDate.ofInstant(run, zone)));
            return Math.max(1.0, enhanced ? days.size() : runs.size()) / SAMPLE_DAYS;
        });
    }

    /**
     * A copy that was on its way at the last apply and still is, although all that is on its way to that vault would have
     * arrived since, one after the other.
     */
    private void checkFlight(DesiredMachine machine, CopyDesign copy) {
        ItemKey item = new ItemKey(machine.address(), copy.rule().to());
        Optional<Instant> since = recorded.lastApplied();
        List<RecoveryPoint> flying = points.getOrDefault(item, List.of()).stream()
                .filter(point -> point.status() == PointStatus.UNVERIFIED)
                .toList();
        if (flying.isEmpty() || since.isEmpty()) {
            return;
        }
        CopyQueue queue = new CopyQueue(limits);
        long arrived = since.get().getEpochSecond();
        for (RecoveryPoint point : flying) {
            arrived = queue.add(since.get().getEpochSecond(), point.size().bytes())
                    .ends();
        }
        Set<String> before = new HashSet<>();
        for (RecoveryPoint point : recorded.points().getOrDefault(item, List.of())) {
            if (point.status() == PointStatus.UNVERIFIED) {
                before.add(point.id());
            }
        }
        long stuck =
                flying.stream().filter(point -> before.contains(point.id())).count();
        if (stuck > 0 && at.getEpochSecond() > arrived) {
            findings.add(
                    Finding.of(
                                    FindingType.COPY_NOT_VERIFIED,
                                    copy.provenance().place(),
                                    "Copies to " + copy.rule().to() + " that were on their way at "
                                            + since.get()
                                            + " are still not verified, longer than their transfer takes. They count as on"
                                            + " their way: they are not made again, and their sources stay.",
                                    "Look at the service's job. If it is gone, delete the copy there; the next plan makes"
                                            + " it again.")
                            .with("copies", Long.toString(stuck)),
                    ObjectAddress.copy(machine.address(), copy.rule().to()).toString());
        }
    }
}
