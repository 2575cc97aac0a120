package dev.holdfast.planner.plan.finding;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.profile.DayCounting;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.planner.desired.DesiredState;
import dev.holdfast.planner.desired.PolicyDesign;
import dev.holdfast.planner.mechanism.Choice;
import dev.holdfast.planner.objective.PolicyType;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.schedule.Occurrences;
import dev.holdfast.planner.storage.PointCount;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Says of each policy whether it would keep more points of a machine in a vault than the service does. */
public final class PointLimits {

    private static final int SAMPLE = 400;
    private static final Duration SAMPLE_TIME = Duration.ofDays(28);

    private final ServiceProfile profile;
    private final Instant at;
    private final Findings findings;

    private PointLimits(ServiceProfile profile, Instant at, Findings findings) {
        this.profile = profile;
        this.at = at;
        this.findings = findings;
    }

    /** Adds a finding for each policy that keeps more points than the service allows. */
    public static void report(DesiredState desired, ServiceProfile profile, Instant at, Findings findings) {
        PointLimits limits = new PointLimits(profile, at, findings);
        for (PolicyDesign design : desired.policies().values()) {
            limits.check(design);
        }
    }

    private void check(PolicyDesign design) {
        if (!(design.choice() instanceof Choice.Backup backup)) {
            return;
        }
        ZoneId zone = design.policy().timeZone();
        Optional<Duration> interval =
                interval(Occurrences.of(backup.effectiveSchedule().recurrence(), zone));
        if (interval.isEmpty()) {
            return;
        }
        design.policy()
                .retention()
                .ifPresent(rule ->
                        check(design, rule, interval.get(), backup.policyType() == PolicyType.ENHANCED, "its vault"));
        for (CopyRule copy : design.policy().copies()) {
            Duration every = copy.every().compareTo(interval.get()) > 0 ? copy.every() : interval.get();
            check(design, copy.retention(), every, false, copy.to());
        }
    }

    /** The shortest time between starts that come again and again; empty if there are not two. */
    private Optional<Duration> interval(Occurrences occurrences) {
        List<Instant> starts = occurrences.between(at, at.plus(SAMPLE_TIME), SAMPLE);
        if (starts.size() < 2) {
            return Optional.empty();
        }
        Duration all = Duration.between(starts.get(0), starts.get(starts.size() - 1));
        return Optional.of(all.dividedBy(starts.size() - 1L));
    }

    private void check(
            PolicyDesign design, RetentionRule rule, Duration interval, boolean lastOfDayOnly, String place) {
        int limit = profile.limits().pointsPerItem();
        DayCounting counting = profile.policies().dayCounting();
        long points = PointCount.of(rule, counting, interval, design.policy().timeZone(), lastOfDayOnly, limit, at);
        if (points > limit) {
            findings.add(
                    Finding.of(
                                    FindingType.TOO_MANY_POINTS,
                                    design.place(),
                                    "Schedule and retention together come to keep " + points
                                            + " recovery points of each machine in " + place + "; the service keeps "
                                            + limit + ". From then on backups would fail.",
                                    "Shorten the retention, or keep coarser classes such as monthly for the older points.")
                            .with("points", Long.toString(points))
                            .with("limit", Integer.toString(limit)),
                    "policy/" + design.name());
        }
    }
}
