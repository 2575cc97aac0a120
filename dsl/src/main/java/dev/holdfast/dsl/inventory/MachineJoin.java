package dev.holdfast.dsl.inventory;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.model.machine.MachineIdentity;
import dev.holdfast.dsl.model.machine.ProtectionDecision;
import dev.holdfast.dsl.model.machine.VirtualMachine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Brings together what declarations and inventories know of the same machine.
 *
 * <p>The same resource id (ignoring case) is the same machine: declared values win over inventories, earlier inventories over
 * later ones, and anything said wins over presets. A declared machine without an id is the one inventory machine with its
 * name, resource group and subscription, where both say them.
 */
public final class MachineJoin {

    private static final Comparator<Keyed> ORDER = Comparator.comparing(Keyed::key)
            .thenComparing(keyed -> keyed.known().machine().name())
            .thenComparing(keyed -> keyed.known().source());

    private final Diagnostics diagnostics;
    private final Optional<String> defaultRegion;
    private final Map<String, KnownMachine> inventory = new LinkedHashMap<>();
    private final Map<String, List<String>> keysByName = new HashMap<>();
    private final Map<String, SourceSpan> taken = new HashMap<>();

    private MachineJoin(Optional<String> defaultRegion, Diagnostics diagnostics) {
        this.defaultRegion = defaultRegion;
        this.diagnostics = diagnostics;
    }

    /** All machines, each once, sorted by resource id ignoring case, else by name; for declarations without defaults. */
    public static List<KnownMachine> join(
            List<KnownMachine> declared, List<KnownMachine> fromInventories, Diagnostics diagnostics) {
        return join(declared, fromInventories, Optional.empty(), diagnostics);
    }

    /**
     * All machines, each once, sorted by resource id ignoring case, else by name.
     *
     * @param declared machines of the declaration
     * @param fromInventories machines of all inventories in the order of the text
     * @param defaultRegion the region that declared machines have if they name none; it gives way to an inventory's
     */
    public static List<KnownMachine> join(
            List<KnownMachine> declared,
            List<KnownMachine> fromInventories,
            Optional<String> defaultRegion,
            Diagnostics diagnostics) {
        MachineJoin join = new MachineJoin(defaultRegion, diagnostics);
        fromInventories.forEach(join::addRecord);
        join.inventory.forEach((key, known) -> join.keysByName
                .computeIfAbsent(lower(known.machine().name()), any -> new ArrayList<>(1))
                .add(key));
        List<KnownMachine> joined = new ArrayList<>(declared.size() + join.inventory.size());
        declared.forEach(machine -> join.addDeclared(machine).ifPresent(joined::add));
        join.inventory.forEach((key, known) -> {
            if (!join.taken.containsKey(key)) {
                joined.add(known);
            }
        });
        return sorted(joined);
    }

    private static List<KnownMachine> sorted(List<KnownMachine> joined) {
        List<Keyed> keyed = new ArrayList<>(joined.size());
        joined.forEach(known -> keyed.add(new Keyed(sortKey(known), known)));
        keyed.sort(ORDER);
        return keyed.stream().map(Keyed::known).toList();
    }

    private void addRecord(KnownMachine record) {
        String key = key(record.machine());
        KnownMachine first = inventory.putIfAbsent(key, record);
        if (first == null) {
            return;
        }
        boolean sameFile = first.source().file().equals(record.source().file());
        String name = record.machine().name();
        if (record.machine().identity().resourceId().isPresent()) {
            VirtualMachine merged = MachineMerge.records(first.machine(), record.machine());
            inventory.put(key, new KnownMachine(merged, first.source(), false));
            Severity severity = sameFile ? Severity.WARNING : Severity.NOTE;
            report(
                    record.source(),
                    severity,
                    DiagnosticCode.INVENTORY_DUPLICATE,
                    "The machine '" + name
                            + "' stands here again, with the same resource id. The two records are joined;"
                            + " where they differ, the first one counts.",
                    first.source());
        } else {
            report(
                    record.source(),
                    Severity.WARNING,
                    DiagnosticCode.INVENTORY_DUPLICATE,
                    "The machine '" + name
                            + "' stands here again with the same name and resource group and without an id, so"
                            + " the two cannot be told apart. This record is left out. Give both an 'id', or remove one.",
                    first.source());
        }
    }

    /** The declared machine with what inventories know of it; empty if another declared machine is the same one. */
    private Optional<KnownMachine> addDeclared(KnownMachine declared) {
        Optional<String> key = match(declared);
        if (key.isEmpty()) {
            String own = key(declared.machine());
            SourceSpan other = declared.machine().identity().resourceId().isPresent()
                    ? taken.putIfAbsent(own, declared.source())
                    : null;
            return other == null ? Optional.of(declared) : sameResource(declared, other);
        }
        SourceSpan other = taken.putIfAbsent(key.get(), declared.source());
        KnownMachine record = inventory.get(key.get());
        if (other != null || record == null) {
            return sameResource(declared, other == null ? declared.source() : other);
        }
        warnOfRegions(declared, record);
        VirtualMachine merged = MachineMerge.declared(declared.machine(), record.machine(), defaultRegion);
        return Optional.of(new KnownMachine(merged, declared.source(), true));
    }

    private Optional<KnownMachine> sameResource(KnownMachine declared, SourceSpan other) {
        report(
                declared.source(),
                Severity.ERROR,
                DiagnosticCode.DUPLICATE_NAME,
                "The machine '" + declared.machine().name()
                        + "' is the same resource as another declared machine. Only one"
                        + " of them can decide its protection. Remove one, or correct its 'id'.",
                other);
        return Optional.empty();
    }

    /** Key of the inventory machine that a declared one is; empty if there is none, or not exactly one. */
    private Optional<String> match(KnownMachine declared) {
        VirtualMachine machine = declared.machine();
        if (machine.identity().resourceId().isPresent()) {
            return Optional.of(key(machine)).filter(inventory::containsKey);
        }
        List<String> fitting = new ArrayList<>();
        for (String key : keysByName.getOrDefault(lower(machine.name()), List.of())) {
            KnownMachine record = inventory.get(key);
            if (record != null
                    && agrees(machine.identity(), record.machine().identity())
                    && !contradicts(writtenRegion(declared), record.machine().region())) {
                fitting.add(key);
            }
        }
        if (fitting.size() > 1) {
            ambiguous(declared, fitting);
            return Optional.empty();
        }
        return fitting.stream().findFirst();
    }

    private void ambiguous(KnownMachine declared, List<String> fitting) {
        // what the machine says of its own protection would silently go to nobody
        boolean decides = !declared.machine().decision().equals(ProtectionDecision.NONE);
        Diagnostic diagnostic = new Diagnostic(
                DiagnosticCode.INVENTORY_AMBIGUOUS,
                decides ? Severity.ERROR : DiagnosticCode.INVENTORY_AMBIGUOUS.severity(),
                fitting.size() + " inventory records are named '"
                        + declared.machine().name()
                        + "', so it is unclear which one this is; it counts as a machine of its own. Give it its 'id', or its"
                        + " 'resourceGroup' and 'subscription'.",
                Optional.of(declared.source()),
                List.of());
        for (String key : fitting.subList(0, Math.min(3, fitting.size()))) {
            KnownMachine record = inventory.get(key);
            if (record != null) {
                diagnostic = diagnostic.withRelated(record.source(), "one of them");
            }
        }
        diagnostics.add(diagnostic);
    }

    private void warnOfRegions(KnownMachine declared, KnownMachine record) {
        Optional<String> written = writtenRegion(declared);
        Optional<String> measured = record.machine().region();
        if (contradicts(written, measured)) {
            report(
                    declared.source(),
                    Severity.WARNING,
                    DiagnosticCode.INVENTORY_VALUE_UNUSABLE,
                    "The machine '" + declared.machine().name() + "' is declared in " + written.orElse("")
                            + ", but the inventory says " + measured.orElse("")
                            + ". The declaration counts; a vault protects machines of its own region only. Correct the region.",
                    record.source());
        }
    }

    /** The region as it is written at the machine; one that only the defaults give is not. */
    private Optional<String> writtenRegion(KnownMachine declared) {
        return declared.machine().region().filter(region -> !defaultRegion.equals(Optional.of(region)));
    }

    private static boolean contradicts(Optional<String> written, Optional<String> measured) {
        return written.isPresent() && measured.isPresent() && !written.equals(measured);
    }

    private void report(SourceSpan place, Severity severity, DiagnosticCode code, String detail, SourceSpan first) {
        diagnostics.add(new Diagnostic(code, severity, detail, Optional.of(place), List.of())
                .withRelated(first, "the first one"));
    }

    private static boolean agrees(MachineIdentity declared, MachineIdentity record) {
        return agrees(declared.resourceGroup(), record.resourceGroup())
                && agrees(declared.subscription(), record.subscription());
    }

    private static boolean agrees(Optional<String> first, Optional<String> second) {
        return first.isEmpty() || second.isEmpty() || first.get().equalsIgnoreCase(second.get());
    }

    /** The id, else name, group and subscription; letters in lower case. */
    private static String key(VirtualMachine machine) {
        MachineIdentity identity = machine.identity();
        return lower(identity.resourceId()
                .orElseGet(() -> "\n" + identity.subscription().orElse("") + "\n"
                        + identity.resourceGroup().orElse("") + "\n" + machine.name()));
    }

    private static String sortKey(KnownMachine known) {
        return lower(
                known.machine().identity().resourceId().orElse(known.machine().name()));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /**
     * A machine with its place in the order.
     *
     * @param key resource id, else name; lower case
     * @param known the machine
     */
    private record Keyed(String key, KnownMachine known) {}
}
