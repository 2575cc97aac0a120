package dev.holdfast.cli.backup;

import dev.holdfast.cli.argument.MachineNames;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The machines of a world that can be backed up now: those under active protection. */
public final class ProtectedMachines {

    private final String estate;
    private final TreeMap<String, ManagedObject> active = new TreeMap<>();
    private final TreeSet<String> stopped = new TreeSet<>();

    /** The machines of these objects. */
    public ProtectedMachines(String estate, Map<ObjectAddress, ManagedObject> objects) {
        this.estate = estate;
        objects.forEach((address, object) -> {
            if (address.type() == ObjectType.PROTECTION) {
                if (object.text(AttributeNames.PROTECTION_STATE).equals(AttributeNames.ACTIVE)) {
                    active.put(address.name(), object);
                } else {
                    stopped.add(address.name());
                }
            }
        });
    }

    /**
     * The addresses that selectors mean, sorted.
     *
     * @throws CommandException if one of the selectors means none
     */
    public SortedSet<String> chosen(List<String> selectors) throws CommandException {
        SortedSet<String> chosen = new TreeSet<>();
        for (String selector : selectors) {
            Predicate<String> matching = MachineNames.matching(selector);
            boolean any = false;
            for (String machine : active.keySet()) {
                if (matching.test(machine)) {
                    any = true;
                    chosen.add(machine);
                }
            }
            if (!any) {
                throw none(selector, matching);
            }
        }
        return chosen;
    }

    private CommandException none(String selector, Predicate<String> matching) {
        boolean isStopped = stopped.stream().anyMatch(matching);
        return new CommandException(
                ExitStatus.USAGE,
                isStopped
                        ? "The protection of '" + selector
                                + "' is stopped: the service backs up only what a policy protects."
                                + " Bind a policy to it, then plan and apply."
                        : "There is no protected machine '" + selector + "' in '" + estate + "'."
                                + Suggestion.didYouMean(selector, List.copyOf(active.keySet()))
                                + " 'holdfast status' lists them all.");
    }

    /** The protection of a chosen machine. */
    public ManagedObject protection(String machine) {
        ManagedObject protection = active.get(machine);
        if (protection == null) {
            throw new IllegalArgumentException("not under active protection: " + machine);
        }
        return protection;
    }
}
