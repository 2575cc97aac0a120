package dev.holdfast.dsl.declaration;

import dev.holdfast.dsl.binding.BoundDeclaration;
import dev.holdfast.dsl.binding.BoundDeclaration.NamedInventory;
import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.dsl.inventory.KnownMachine;
import dev.holdfast.dsl.inventory.MachineJoin;
import dev.holdfast.dsl.inventory.loading.InventoryLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Brings together the machines of a declaration and those of its inventories. */
final class MachineSources {

    private final DisplayNames names;
    private final FileParser.Read read;
    private final Diagnostics diagnostics;
    private final NamedFile file;

    /**
     * Sources of one declaration.
     *
     * @param read its files
     */
    MachineSources(DisplayNames names, FileParser.Read read, Diagnostics diagnostics) {
        this.names = names;
        this.read = read;
        this.diagnostics = diagnostics;
        this.file = new NamedFile(NamedFile.Kind.INVENTORY, names, diagnostics);
    }

    /** All machines, each once; inventories that cannot be read are reported where they are named. */
    List<KnownMachine> load(BoundDeclaration bound) {
        List<KnownMachine> declared = new ArrayList<>();
        bound.machines().forEach(each -> declared.add(new KnownMachine(each.machine(), each.place(), true)));
        List<KnownMachine> fromInventories = new ArrayList<>();
        Map<Path, SourceSpan> known = new HashMap<>();
        for (NamedInventory inventory : bound.inventories()) {
            Path folder = read.folderOf(inventory.place().file(), names);
            String path = inventory.source().path();
            Optional<Path> located = file.locate(folder, path, inventory.place());
            Optional<String> disks = inventory.source().disks();
            boolean disksThere = disks.isEmpty()
                    || file.locate(folder, disks.get(), inventory.disksPlace()).isPresent();
            if (located.isPresent() && disksThere && firstTime(located.get(), inventory.place(), known)) {
                fromInventories.addAll(InventoryLoader.load(
                        inventory.source(), folder, names::of, bound.defaultRegion(), diagnostics));
            }
        }
        checkPolicies(bound, fromInventories);
        List<KnownMachine> joined = MachineJoin.join(declared, fromInventories, bound.defaultRegion(), diagnostics);
        checkRegions(bound, joined);
        return joined;
    }

    /** The files of the inventories, and of their disks. */
    Set<Path> files() {
        return file.named();
    }

    /** A declared machine with an id may leave its region to the inventory; one that no inventory knows may not. */
    private void checkRegions(BoundDeclaration bound, List<KnownMachine> machines) {
        for (KnownMachine known : machines) {
            boolean missing = known.declared()
                    && known.machine().region().isEmpty()
                    && known.machine().identity().resourceId().isPresent();
            if (missing && bound.allNamesKnown()) {
                diagnostics.add(
                        known.source(),
                        DiagnosticCode.MISSING_KEY,
                        "The machine '" + known.machine().name()
                                + "' has no region: no inventory lists its id, and 'defaults' names none. A vault protects"
                                + " machines of its own region only. Add 'region', or correct the id.");
            }
        }
    }

    private boolean firstTime(Path path, SourceSpan place, Map<Path, SourceSpan> known) {
        SourceSpan first = known.putIfAbsent(path, place);
        if (first == null) {
            return true;
        }
        diagnostics.add(Diagnostic.at(
                        place,
                        DiagnosticCode.DUPLICATE_NAME,
                        "The inventory '" + names.of(path) + "' is already named at " + first.place()
                                + ". Every machine in it would appear twice. Remove one of the two.")
                .withRelated(first, "first named here"));
        return false;
    }

    /** A machine of an inventory may name its policy; the names are known only here. */
    private void checkPolicies(BoundDeclaration bound, List<KnownMachine> machines) {
        for (KnownMachine known : machines) {
            Optional<String> policy = known.machine().decision().policy();
            if (bound.allNamesKnown() && policy.isPresent() && !bound.policies().contains(policy.get())) {
                diagnostics.add(
                        known.source(),
                        DiagnosticCode.UNKNOWN_REFERENCE,
                        "The machine '" + known.machine().name() + "' names the policy '" + policy.get()
                                + "', which is not declared." + Suggestion.didYouMean(policy.get(), bound.policies())
                                + " Without it the machine would not be protected. Declare it under 'policies', or correct"
                                + " the name.");
            }
        }
    }
}
