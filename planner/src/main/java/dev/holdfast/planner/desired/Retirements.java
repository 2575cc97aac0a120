package dev.holdfast.planner.desired;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.model.Retirement;
import dev.holdfast.planner.desired.coverage.AddressedMachine;
import dev.holdfast.planner.desired.coverage.Places;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.RecordedState;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which machines are retired at an instant. A retirement names an address, or the name of a machine where that is unique; it
 * takes effect at local midnight of its day in the default zone (UTC if there is none).
 */
final class Retirements {

    private Retirements() {}

    static SortedMap<String, RetiredMachine> inForce(
            Declaration declaration,
            List<AddressedMachine> machines,
            RecordedState recorded,
            Instant at,
            Places places,
            Findings findings) {
        SortedMap<String, RetiredMachine> inForce = new TreeMap<>();
        if (declaration.retired().isEmpty()) {
            return inForce;
        }
        Map<String, String> known = knownNames(machines, recorded);
        ZoneId zone = declaration.defaults().timeZone().orElse(ZoneOffset.UTC);
        for (Retirement retirement : declaration.retired().values()) {
            Optional<String> place = places.ofItem("retired", "vm", retirement.machine());
            String address = known.getOrDefault(retirement.machine().toLowerCase(Locale.ROOT), "");
            if (address.isEmpty()) {
                findings.add(
                        Finding.of(
                                FindingType.RETIRED_WITHOUT_MACHINE,
                                place,
                                "The retired machine is neither known nor recorded, so there is nothing to end.",
                                "Check its address with 'holdfast state list', or remove the entry once its data is gone."),
                        retirement.machine());
                continue;
            }
            Instant since = retirement.since().atStartOfDay(zone).toInstant();
            if (since.isAfter(at)) {
                continue;
            }
            Optional<Instant> ends = retirement.deleteDataAfter().map(age -> age.after(since, zone));
            boolean due = ends.isPresent() && !ends.get().isAfter(at);
            inForce.put(address, new RetiredMachine(address, retirement, ends, due, place));
        }
        return inForce;
    }

    /** Lower-case address or unique name to address; an address wins over a name. */
    private static Map<String, String> knownNames(List<AddressedMachine> machines, RecordedState recorded) {
        Map<String, String> names = new HashMap<>();
        for (AddressedMachine machine : machines) {
            String name = machine.known().machine().name().toLowerCase(Locale.ROOT);
            names.merge(name, machine.address(), (one, other) -> "");
        }
        recorded.resourceIds().keySet().forEach(address -> put(names, address));
        for (ItemKey item : recorded.points().keySet()) {
            put(names, item.machine());
        }
        for (ManagedObject object : recorded.objects().values()) {
            if (object.address().type() == ObjectType.PROTECTION) {
                put(names, object.address().name());
            }
        }
        machines.forEach(machine -> put(names, machine.address()));
        return names;
    }

    private static void put(Map<String, String> names, String address) {
        names.put(address.toLowerCase(Locale.ROOT), address);
    }
}
