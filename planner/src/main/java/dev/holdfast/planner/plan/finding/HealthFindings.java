package dev.holdfast.planner.plan.finding;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.profile.ServiceProfile.Timings;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.desired.DesiredState;
import dev.holdfast.planner.difference.World;
import dev.holdfast.planner.freshness.ClassFreshness;
import dev.holdfast.planner.freshness.Freshness;
import dev.holdfast.planner.freshness.FreshnessBoard;
import dev.holdfast.planner.freshness.MachineFreshness;
import dev.holdfast.planner.plan.request.PlanRequest;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.JobError;
import dev.holdfast.planner.state.JobHistory;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Says how the backups of protected machines are doing now: which have no point, which are behind their rpo, whose jobs fail,
 * which points cannot be restored because of what they build on.
 * What is judged is the protection in force, not the one this plan leads to. Machines with the same trouble are one finding.
 */
public final class HealthFindings {

    /** One failed job is made up for by the next; from here on somebody should look. */
    private static final int FAILURES_WORTH_SAYING = 2;

    private final PlanRequest request;
    private final Findings findings;
    /** The fabric's clock: a plan for another time does not change how things are. */
    private final Instant now;

    private final Duration grace;
    private final Map<Trouble, Group> groups = new TreeMap<>();

    /** Machines that share it are one finding. */
    private record Trouble(FindingType type, List<String> words) implements Comparable<Trouble> {
        @Override
        public int compareTo(Trouble other) {
            int byType = type.compareTo(other.type);
            return byType != 0 ? byType : words.toString().compareTo(other.words.toString());
        }
    }

    /** The machines of one finding; the worst of them, and how bad it is. */
    private static final class Group {
        private final SortedSet<String> machines = new TreeSet<>();
        private String worst = "";
        private long badness = Long.MIN_VALUE;
        private String evidence = "";

        void add(String machine, long how, String text) {
            machines.add(machine);
            if (how > badness) {
                worst = machine;
                badness = how;
                evidence = text;
            }
        }
    }

    private HealthFindings(PlanRequest request, Findings findings) {
        this.request = request;
        this.findings = findings;
        this.now = request.actual().clock().orElse(request.at());
        Timings timings = request.profile().timings();
        this.grace = timings.startJitter().plus(timings.snapshot());
    }

    /** Adds what is wrong with points and jobs of protected machines. */
    public static void report(PlanRequest request, DesiredState desired, World world, Findings findings) {
        HealthFindings health = new HealthFindings(request, findings);
        Set<String> withoutPoint = health.withoutPoint(desired, world);
        Set<String> backedUp = new HashSet<>();
        for (DesiredMachine machine : desired.machines()) {
            if (machine.vault().isPresent()) {
                backedUp.add(machine.address());
            }
        }
        FreshnessBoard board = new FreshnessBoard(request.recorded(), request.actual(), request.profile(), health.now);
        for (MachineFreshness machine : board.machines(backedUp::contains)) {
            if (!withoutPoint.contains(machine.machine())) {
                health.behind(machine);
            }
            health.failing(machine);
        }
        health.groups.forEach(health::say);
        ChainFindings.report(request, desired, world, findings);
    }

    /**
     * Says which machines have no good point where their vault is, and whether one should be there; returns them. Of a machine
     * whose good points cannot be restored its objectives are behind, and its chains are found.
     */
    private Set<String> withoutPoint(DesiredState desired, World world) {
        Finding waiting = Finding.of(
                FindingType.NEVER_BACKED_UP,
                Optional.empty(),
                "No good recovery point exists yet. The first one comes with the next scheduled run; until then nothing can"
                        + " be restored.",
                "");
        Finding missing = Finding.of(
                FindingType.FIRST_BACKUP_MISSING,
                Optional.empty(),
                "No good recovery point exists, although the first run is over: it was missed, its job failed, or its points"
                        + " were deleted. Nothing can be restored.",
                "See why with 'holdfast status' and 'holdfast fabric show', which lists what 'holdfast undelete' brings"
                        + " back. The next run makes a new point.");
        Set<String> without = new HashSet<>();
        for (DesiredMachine machine : desired.machines()) {
            if (machine.vault().isPresent() && world.isProtected(machine.address())) {
                ItemKey item = new ItemKey(machine.address(), machine.vault().get());
                List<RecoveryPoint> points = world.points().getOrDefault(item, List.of());
                if (points.stream().noneMatch(RecoveryPoint::isGood)) {
                    without.add(machine.address());
                    findings.add(isOverdue(item) ? missing : waiting, machine.address());
                }
            }
        }
        return without;
    }

    private boolean isOverdue(ItemKey item) {
        Instant latest = now.minus(grace);
        return request.actual().jobs().containsKey(item) // a job that succeeded made a point, which is gone
                || request.actual().missedRuns().getOrDefault(item.machine(), List.of()).stream()
                        .anyMatch(start -> start.isBefore(latest));
    }

    private void behind(MachineFreshness machine) {
        for (ClassFreshness one : machine.classes()) {
            if (one.freshness() == Freshness.BEHIND) {
                List<String> words = List.of(
                        machine.policy(),
                        one.failureClass().word(),
                        one.rpo().map(Durations::format).orElse(""));
                Duration age = one.age().orElse(ChronoUnit.FOREVER.getDuration());
                group(FindingType.BEHIND_RPO, words)
                        .add(
                                machine.machine(),
                                age.toSeconds(),
                                one.newest().map(Instant::toString).orElse("none"));
            }
        }
    }

    private void failing(MachineFreshness machine) {
        int failures = machine.jobs().map(JobHistory::failures).orElse(0);
        if (failures >= FAILURES_WORTH_SAYING) {
            JobError error = machine.jobs().flatMap(JobHistory::error).orElseThrow();
            group(FindingType.JOBS_FAILING, List.of(error.code().isEmpty() ? error.message() : error.code()))
                    .add(machine.machine(), failures, error.message());
        }
    }

    private Group group(FindingType type, List<String> words) {
        return groups.computeIfAbsent(new Trouble(type, words), any -> new Group());
    }

    private void say(Trouble trouble, Group group) {
        boolean rpo = trouble.type() == FindingType.BEHIND_RPO;
        Finding finding =
                rpo ? behind(trouble.words(), group) : failing(trouble.words().get(0), group);
        findings.add(finding, group.machines);
    }

    private static Finding behind(List<String> words, Group group) {
        String rpo = words.get(2);
        String message =
                "After a failure of class " + words.get(1) + ", more would be lost now than policy '" + words.get(0)
                        + "' allows: the newest point that could be restored is "
                        + (rpo.isEmpty() ? "missing" : "older than its rpo of " + rpo)
                        + ", by more than jitter and lag of the service explain.";
        return Finding.of(
                        FindingType.BEHIND_RPO,
                        Optional.empty(),
                        message,
                        "See each machine and its last job with 'holdfast status', and remove what stops the backups.")
                .with("policy", words.get(0))
                .with("class", words.get(1))
                .with("rpo", rpo.isEmpty() ? "none declared" : rpo)
                .with("worst", group.worst)
                .with("newest", group.evidence);
    }

    private static Finding failing(String error, Group group) {
        return Finding.of(
                        FindingType.JOBS_FAILING,
                        Optional.empty(),
                        "Backup jobs have failed several times in a row: " + error
                                + ". No new recovery points are made until that is mended.",
                        group.evidence.isEmpty() || group.evidence.equals(error)
                                ? "Look the error up at the service, and remove its cause."
                                : "The service says: " + group.evidence)
                .with("error", error)
                .with("failures", Long.toString(group.badness))
                .with("worst", group.worst);
    }
}
