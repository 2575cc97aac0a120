package dev.holdfast.planner.desired;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.planner.desired.coverage.Places;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.slot.GroupLoad;
import dev.holdfast.planner.slot.Shortfall;
import dev.holdfast.planner.slot.Shortfall.LateMachine;
import dev.holdfast.planner.slot.load.LoadPeak;
import dev.holdfast.planner.slot.load.StaggeredMachine;
import dev.holdfast.planner.slot.load.StartPattern;
import dev.holdfast.planner.slot.load.VaultCapacity;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Says where staggers do not hold the work, where recorded slots crowd a vault, and what rebalancing does. */
final class SlotFindings {

    private static final int NAMED = 3;

    private final SortedMap<String, PolicyDesign> designs;
    private final ServiceProfile profile;
    private final Places places;
    private final Findings findings;

    SlotFindings(SortedMap<String, PolicyDesign> designs, ServiceProfile profile, Places places, Findings findings) {
        this.designs = designs;
        this.profile = profile;
        this.places = places;
        this.findings = findings;
    }

    void report(SlotBook slots) {
        slots.byVault().forEach((vault, assignment) -> {
            for (GroupLoad group : assignment.groups()) {
                reportGroup(vault, group);
            }
        });
        slots.machines().forEach(this::reportLongJob);
    }

    private void reportGroup(String vault, GroupLoad group) {
        ObjectAddress address = new ObjectAddress(ObjectType.VAULT, vault);
        if (group.lighter()) {
            findings.add(
                    Finding.of(
                            FindingType.SLOTS_CROWDED,
                            places.of("vaults/" + vault),
                            "With the recorded slots " + load(group, group.planned()) + ". " + capacity()
                                    + " Other slots inside the same staggers would stay below that.",
                            "Run plan --rebalance to see the moves, and apply with --rebalance."),
                    address.toString());
        }
        if (!group.moved().isEmpty()) {
            findings.add(
                    Finding.of(
                                    FindingType.SLOTS_REBALANCED,
                                    places.of("vaults/" + vault),
                                    "Moving " + group.moved().size()
                                            + " machines to other slots changes the predicted peak from "
                                            + peak(group.kept()) + " to " + peak(group.planned()) + ".",
                                    "")
                            .with("moves", Integer.toString(group.moved().size()))
                            .with("peakBefore", Integer.toString(group.kept().jobs()))
                            .with("peakAfter", Integer.toString(group.planned().jobs())),
                    address.toString());
        }
        for (Shortfall shortfall : group.shortfalls()) {
            reportShortfall(vault, group, shortfall);
        }
    }

    private void reportShortfall(String vault, GroupLoad group, Shortfall shortfall) {
        StartPattern pattern = shortfall.pattern();
        String stagger = stagger(pattern.policy());
        String message = "In vault " + vault + " " + load(group, group.planned()) + ". " + capacity()
                + (stagger.equals("0s") ? " Without a stagger, " : " With the stagger of " + stagger + ", ")
                + late(shortfall.late()) + ".";
        Finding finding;
        if (shortfall.needed().isPresent()) {
            int needed = shortfall.needed().get();
            finding = Finding.of(
                            FindingType.WINDOW_TOO_SHORT,
                            place(pattern.policy()),
                            message + " The work needs " + minutes(needed)
                                    + ", so the earliest window that holds it is " + window(pattern, needed) + ".",
                            "Write stagger: " + minutes(needed) + " in the schedule of policy '" + pattern.policy()
                                    + "', or give some of its machines another start or another vault.")
                    .with("neededStagger", minutes(needed))
                    .with("window", window(pattern, needed));
        } else if (!shortfall.beside().isEmpty()) {
            finding = Finding.of(
                    FindingType.WINDOW_TOO_SHORT,
                    place(pattern.policy()),
                    message
                            + " Its stagger reaches the next run already; longer staggers of the policies beside it make"
                            + " room: " + String.join(", ", shortfall.beside()) + ".",
                    "Write the staggers that the findings about those policies name, or give some machines another vault.");
        } else {
            finding = Finding.of(
                    FindingType.TOO_MUCH_WORK,
                    place(pattern.policy()),
                    message + " No stagger up to the next run (" + minutes(pattern.widest()) + ") holds the work.",
                    "Spread the machines of policy '" + pattern.policy()
                            + "' over more vaults, let it run less often, or exclude disks that need no backup.");
        }
        finding = finding.with("peakJobs", Integer.toString(group.planned().jobs()))
                .with("peakTransfers", Integer.toString(group.planned().transfers()))
                .with("lateMachines", Integer.toString(shortfall.late().size()));
        findings.add(
                finding, shortfall.late().stream().map(LateMachine::address).toList());
    }

    private String load(GroupLoad group, LoadPeak peak) {
        StartPattern clock = group.patterns().get(0);
        LocalTime time = LocalTime.MIDNIGHT.plusMinutes(clock.localMinute(peak.minute()));
        return peak.jobs() + " backups would run at once at " + time + " ("
                + design(clock.policy()).policy().timeZone() + "), and up to " + peak.transfers()
                + " would move data at once";
    }

    private static String peak(LoadPeak peak) {
        return peak.jobs() + " backups at once (" + peak.transfers() + " moving data)";
    }

    private String capacity() {
        VaultCapacity capacity = VaultCapacity.of(profile);
        return "A vault is assumed to run " + capacity.jobs() + " and to take the data of " + capacity.transfers()
                + " at once.";
    }

    private PolicyDesign design(String policy) {
        PolicyDesign design = designs.get(policy);
        if (design == null) {
            throw new IllegalStateException("slots of an unknown policy: " + policy);
        }
        return design;
    }

    private String stagger(String policy) {
        return design(policy)
                .backup()
                .map(backup -> Durations.format(backup.schedule().stagger()))
                .orElse("0s");
    }

    private Optional<String> place(String policy) {
        PolicyDesign design = design(policy);
        return design.backup()
                .flatMap(backup -> Optional.ofNullable(backup.places().get(AttributeNames.STAGGER)))
                .or(design::place);
    }

    private static String late(List<LateMachine> machines) {
        List<String> named = new ArrayList<>();
        for (LateMachine machine : machines.subList(0, Math.min(NAMED, machines.size()))) {
            named.add(machine.address() + (machine.never() ? " not at all" : " by " + minutes(machine.minutes())));
        }
        String rest = machines.size() > NAMED ? " and " + (machines.size() - NAMED) + " more" : "";
        return machines.size() + " of its machines would begin late: " + String.join(", ", named) + rest;
    }

    private static String window(StartPattern pattern, int width) {
        LocalTime start = LocalTime.MIDNIGHT.plusMinutes(
                pattern.minutes().isEmpty() ? 0 : pattern.minutes().get(0));
        return start + "-" + start.plusMinutes(width);
    }

    private static String minutes(int minutes) {
        return Durations.format(Duration.ofMinutes(minutes));
    }

    /** A machine whose transfer lasts until the next one begins falls behind by itself, whatever its slot. */
    private void reportLongJob(StaggeredMachine machine) {
        if (machine.minutes() > machine.pattern().minutesBetween()) {
            findings.add(
                    Finding.of(
                                    FindingType.BACKUP_OUTLASTS_INTERVAL,
                                    place(machine.pattern().policy()),
                                    "A backup is predicted to take "
                                            + Durations.display(Duration.ofMinutes(machine.minutes()))
                                            + ", longer than the "
                                            + Durations.display(Duration.ofMinutes(
                                                    machine.pattern().minutesBetween()))
                                            + " until the next one, because so much data changes. The points in the vault fall"
                                            + " behind by themselves, whatever the slot.",
                                    "Exclude disks that need no backup, or declare used and churn of the disks if they are lower"
                                            + " than predicted.")
                            .with("predicted", minutes(machine.minutes()))
                            .with("interval", minutes(machine.pattern().minutesBetween())),
                    machine.address());
        }
    }
}
