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
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings together the machines of a declaration and those of its inventories. */
final class MachineSources {

    private final DisplayNames names;
    private final Map<String, Path> paths;
    private final Diagnostics diagnostics;

    /**
     * Sources of one declaration.
     *
     * @param paths its files on disk, by name as printed
     */
    MachineSources(DisplayNames names, Map<String, Path> paths, Diagnostics diagnostics) {
        this.names = names;
        this.paths = Map.copyOf(paths);
        this.diagnostics = diagnostics;
    }

    /** All machines, each once; inventories that cannot be read are reported where they are named. */
    List<KnownMachine> load(BoundDeclaration bound) {
        List<KnownMachine> declared = new ArrayList<>();
        bound.machines().forEach(each -> declared.add(new KnownMachine(each.machine(), each.place(), true)));
        List<KnownMachine> fromInventories = new ArrayList<>();
        Map<Path, SourceSpan> read = new HashMap<>();
        for (NamedInventory inventory : bound.inventories()) {
            Path folder = folderOf(inventory.place().file());
            String path = inventory.source().path();
            Optional<Path> file = locate(folder, path, inventory.place());
            Optional<String> disks = inventory.source().disks();
            boolean disksThere = disks.isEmpty()
                    || locate(folder, disks.get(), inventory.disksPlace()).isPresent();
            if (file.isPresent() && disksThere && firstTime(file.get(), inventory.place(), read)) {
                fromInventories.addAll(InventoryLoader.load(
                        inventory.source(), folder, names::of, bound.defaultRegion(), diagnostics));
            }
        }
        checkPolicies(bound, fromInventories);
        List<KnownMachine> joined = MachineJoin.join(declared, fromInventories, bound.defaultRegion(), diagnostics);
        checkRegions(bound, joined);
        return joined;
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

    private Path folderOf(String file) {
        Path path = paths.get(file);
        Path folder = path == null ? null : path.getParent();
        return folder == null ? names.resolve(Path.of("")) : folder;
    }

    /** The file of an inventory, if there is something to read. */
    private Optional<Path> locate(Path folder, String written, SourceSpan place) {
        try {
            Path path = folder.resolve(written).normalize();
            if (Files.isDirectory(path)) {
                unreadable(place, "'" + written + "' is a folder. Name the file in it that holds the machines.");
                return Optional.empty();
            }
            if (!Files.exists(path)) {
                unreadable(
                        place,
                        "There is no file '" + names.of(path)
                                + "'. Paths of inventories are relative to the file that names them. Its machines would look"
                                + " deleted. Correct the path, or fetch the inventory again.");
                return Optional.empty();
            }
            if (!Files.isRegularFile(path)) {
                unreadable(
                        place,
                        "'" + written + "' is a pipe or a device, not a file; reading it might never end. Write the"
                                + " machines to a file, and name that.");
                return Optional.empty();
            }
            if (!Files.isReadable(path)) {
                unreadable(
                        place,
                        "The file '" + names.of(path) + "' cannot be read (permission denied). Its machines would look"
                                + " deleted. Make it readable.");
                return Optional.empty();
            }
            return Optional.of(path);
        } catch (InvalidPathException e) {
            unreadable(place, "'" + written + "' is not a path. Write the path of a file, with forward slashes.");
            return Optional.empty();
        }
    }

    private void unreadable(SourceSpan place, String detail) {
        diagnostics.add(place, DiagnosticCode.INVENTORY_UNREADABLE, detail);
    }

    private boolean firstTime(Path file, SourceSpan place, Map<Path, SourceSpan> read) {
        SourceSpan first = read.putIfAbsent(file, place);
        if (first == null) {
            return true;
        }
        diagnostics.add(Diagnostic.at(
                        place,
                        DiagnosticCode.DUPLICATE_NAME,
                        "The inventory '" + names.of(file) + "' is already named at " + first.place()
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
