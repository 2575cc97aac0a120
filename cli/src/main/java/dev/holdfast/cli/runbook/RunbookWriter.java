package dev.holdfast.cli.runbook;

import dev.holdfast.cli.explain.EstateView;
import dev.holdfast.cli.runbook.Runbook.Fact;
import dev.holdfast.cli.runbook.Runbook.Section;
import dev.holdfast.dsl.profile.RegionPairs;
import dev.holdfast.executor.joblist.JobView;
import dev.holdfast.planner.desired.DesiredMachine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Writes runbooks of an estate. */
public final class RunbookWriter {

    private static final String SERVICE = "service";
    /** A key that the language does not know; whoever cares writes it. */
    private static final String ORDER = "order";

    private final EstateView estate;
    private final ProtectionSections protection;
    private final RecoverySections recovery;
    private final Map<String, JobView> lastBackups;

    /**
     * A writer.
     *
     * @param pairs regions that further copies of vaults are in
     * @param lastBackups the newest backup job of each machine that has one, by address
     */
    public RunbookWriter(EstateView estate, RegionPairs pairs, Map<String, JobView> lastBackups) {
        this.estate = estate;
        this.protection = new ProtectionSections(estate);
        this.recovery = new RecoverySections(
                estate,
                new RestoreWays(estate.loaded().declaration().orElseThrow().vaults(), pairs));
        this.lastBackups = Map.copyOf(lastBackups);
    }

    /** The runbook of a machine. */
    public Runbook machine(DesiredMachine machine) {
        List<Section> sections = new ArrayList<>(withoutWorld());
        sections.addAll(sections(machine));
        return runbook(machine.address(), "machine", sections);
    }

    /** The machines of a service, in the order in which they are restored; empty if there is no such service. */
    public List<DesiredMachine> service(String name) {
        List<DesiredMachine> machines = new ArrayList<>();
        for (DesiredMachine machine : estate.desired().machines()) {
            if (name.equals(PeopleSection.entries(machine.known().machine()).get(SERVICE))) {
                machines.add(machine);
            }
        }
        machines.sort(Comparator.comparing(RunbookWriter::order)
                .thenComparing(machine ->
                        machine.known().machine().details().workload().isEmpty())
                .thenComparing(DesiredMachine::address));
        return machines;
    }

    /** The names of all services. */
    public SortedSet<String> services() {
        SortedSet<String> names = new TreeSet<>();
        for (DesiredMachine machine : estate.desired().machines()) {
            String name = PeopleSection.entries(machine.known().machine()).get(SERVICE);
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }

    /** Numbers under {@code order} come first, by size; what has none comes after them. */
    private static BigDecimal order(DesiredMachine machine) {
        BigDecimal last = BigDecimal.valueOf(Long.MAX_VALUE);
        String text = PeopleSection.entries(machine.known().machine()).getOrDefault(ORDER, "");
        try {
            return text.isEmpty() || text.length() > ORDER.length() * 2 ? last : new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            return last;
        }
    }

    /**
     * The runbook of a service.
     *
     * @param machines of it, in the order in which they are restored; not empty
     */
    public Runbook ofService(String name, List<DesiredMachine> machines) {
        List<Section> sections = new ArrayList<>(withoutWorld());
        List<Fact> order = new ArrayList<>();
        for (int i = 0; i < machines.size(); i++) {
            DesiredMachine machine = machines.get(i);
            order.add(new Fact(
                    String.valueOf(i + 1),
                    machine.address()
                            + machine.known()
                                    .machine()
                                    .details()
                                    .workload()
                                    .map(workload -> " (" + workload.kind() + ")")
                                    .orElse("")));
        }
        sections.add(new Section(
                1,
                "Machines, in the order of their restore",
                List.of(
                        "First those with a number under the key order of their runbook, by that number; then those with a"
                                + " workload of their own, such as databases; then the others by name."),
                order,
                List.of(),
                List.of()));
        List<DesiredMachine> restorable =
                machines.stream().filter(machine -> machine.vault().isPresent()).toList();
        if (!restorable.isEmpty()) {
            sections.add(new Section(
                    1,
                    "All of them together",
                    List.of("The restores run side by side. Start the machines in the order above once they are back."),
                    List.of(),
                    List.of(RestoreWays.together(restorable)),
                    List.of()));
        }
        for (DesiredMachine machine : machines) {
            sections.add(Section.ofNotes(machine.address()));
            sections(machine).forEach(section -> sections.add(section.below()));
        }
        return runbook(name, SERVICE, sections);
    }

    private Runbook runbook(String subject, String kind, List<Section> sections) {
        return new Runbook(
                subject, kind, estate.plan().holdfast().estate(), estate.at().toString(), sections);
    }

    private List<Section> withoutWorld() {
        return estate.actual().isRead()
                ? List.of()
                : List.of(Section.ofNotes(
                        "Nothing was applied yet",
                        "There is no world of this estate: what follows is what the declaration promises. No points are there,"
                                + " and no restore is possible before the first 'holdfast apply'."));
    }

    private List<Section> sections(DesiredMachine machine) {
        List<Section> sections = new ArrayList<>();
        sections.add(PeopleSection.of(machine.known().machine()));
        sections.add(protection.protection(machine, Optional.ofNullable(lastBackups.get(machine.address()))));
        sections.add(protection.disks(machine));
        sections.add(protection.points(machine.address()));
        sections.addAll(recovery.failures(machine, protection.items(machine.address())));
        if (machine.vault().isPresent()) {
            sections.add(RecoverySections.checks(machine));
        }
        return sections;
    }
}
