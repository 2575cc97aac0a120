package dev.holdfast.planner.desired;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.planner.retention.Archiving;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.Findings;
import java.util.Optional;

/** Says where {@code archiveAfter} cannot do what it says: points move later, or never. */
public final class ArchiveFindings {

    private final ServiceProfile.Archive limits;
    private final Findings findings;

    private ArchiveFindings(ServiceProfile.Archive limits, Findings findings) {
        this.limits = limits;
        this.findings = findings;
    }

    /** Looks at every policy and at the copies it asks for. */
    public static void report(DesiredState desired, ServiceProfile profile, Findings findings) {
        ArchiveFindings archive = new ArchiveFindings(profile.policies().archive(), findings);
        for (PolicyDesign design : desired.policies().values()) {
            design.policy().retention().ifPresent(rule -> archive.check(design, rule, "its vault", ""));
            for (CopyRule copy : design.policy().copies()) {
                archive.check(design, copy.retention(), copy.to(), "the copy to " + copy.to() + " of ");
            }
        }
    }

    private void check(PolicyDesign design, RetentionRule rule, String place, String owner) {
        if (rule.archiveAfter().isEmpty()) {
            return;
        }
        Age wanted = rule.archiveAfter().get();
        Age age = Archiving.age(wanted, limits);
        Optional<Age> longest = Archiving.longest(rule);
        String why;
        String help;
        String where = " the retention of " + owner + "policy '" + design.name() + "'.";
        if (longest.isEmpty()) {
            why = "No point in " + place + " moves to the archive: only those that a monthly or yearly class keeps do.";
            help = "Remove archiveAfter: " + wanted + " from" + where + " Or add such a class.";
        } else if (longest.get().approximateSeconds()
                < age.approximateSeconds() + limits.retentionLeft().approximateSeconds()) {
            why = "No point in " + place + " moves to the archive: after " + age + " it has to be kept for "
                    + limits.retentionLeft() + " more, and monthly and yearly classes keep points for " + longest.get()
                    + " at most.";
            help = "Remove archiveAfter: " + wanted + " from" + where + " Or keep them longer.";
        } else if (!age.equals(wanted)) {
            why = "Points in " + place + " move to the archive after " + age + ", not after " + wanted
                    + ": the service takes none that is younger.";
            help = "Write archiveAfter: " + age + " in" + where;
        } else {
            return;
        }
        findings.add(Finding.of(FindingType.ARCHIVE_DIFFERS, design.place(), why, help), "policy/" + design.name());
    }
}
