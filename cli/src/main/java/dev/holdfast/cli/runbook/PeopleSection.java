package dev.holdfast.cli.runbook;

import dev.holdfast.cli.runbook.Runbook.Fact;
import dev.holdfast.cli.runbook.Runbook.Section;
import dev.holdfast.dsl.model.machine.VirtualMachine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who looks after a machine, and how it is reached: what the declaration says under {@code runbook}, and where it runs. */
final class PeopleSection {

    /** Keys with a name for people, in the order in which they are needed; others follow as they are written. */
    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("title", "Title");
        NAMES.put("owner", "Owner");
        NAMES.put("service", "Service");
        NAMES.put("escalation", "Escalation");
        NAMES.put("alerts", "Alerts");
        NAMES.put("access", "Access");
        NAMES.put("patchWindow", "Patch window");
        NAMES.put("rebuild", "Rebuild");
        NAMES.put("drill", "Drill");
    }

    private PeopleSection() {}

    static Section of(VirtualMachine machine) {
        SortedMap<String, String> entries = new TreeMap<>(entries(machine));
        List<Fact> facts = new ArrayList<>();
        NAMES.forEach((key, name) -> {
            String value = entries.remove(key);
            if (value != null) {
                facts.add(new Fact(name, value));
            }
        });
        entries.forEach((key, value) -> facts.add(new Fact(key, value)));
        boolean unsaid = facts.isEmpty();
        machine.region()
                .ifPresent(region -> facts.add(new Fact(
                        "Runs in",
                        region + machine.zone().map(zone -> ", zone " + zone).orElse(""))));
        facts.add(new Fact("Operating system", machine.os().word()));
        machine.details().workload().ifPresent(workload -> facts.add(new Fact("Workload", workload.kind())));
        machine.identity().resourceId().ifPresent(id -> facts.add(new Fact("Resource id", id)));
        List<String> notes = unsaid
                ? List.of("The declaration says nothing under runbook: no owner, no escalation, no access.")
                : List.of();
        return new Section(1, "People and access", notes, facts, List.of(), List.of());
    }

    /** What the declaration says under {@code runbook}, by key. */
    static SortedMap<String, String> entries(VirtualMachine machine) {
        return machine.details().runbook().map(known -> known.entries()).orElseGet(TreeMap::new);
    }
}
