package dev.holdfast.dsl.binding;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.model.InventorySource;
import dev.holdfast.dsl.model.machine.VirtualMachine;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the binder made of the files.
 *
 * @param declaration absent if there are errors
 * @param origins where its parts are written
 * @param machines the declared machines that could be read, by name; present in spite of errors elsewhere
 * @param inventories the inventories that could be read, in the order of the text; present in spite of errors elsewhere
 * @param prices the price book that is named; present in spite of errors elsewhere
 * @param defaultRegion region of machines that name none
 * @param policies names of all policies
 * @param rules names of all rules, also of those that could not be bound
 * @param allNamesKnown false if some file could not be read whole: names that are missing then say nothing
 */
public record BoundDeclaration(
        Optional<Declaration> declaration,
        Origins origins,
        List<DeclaredMachine> machines,
        List<NamedInventory> inventories,
        Optional<NamedPrices> prices,
        Optional<String> defaultRegion,
        SortedSet<String> policies,
        SortedSet<String> rules,
        boolean allNamesKnown) {

    public BoundDeclaration {
        machines = List.copyOf(machines);
        inventories = List.copyOf(inventories);
        policies = Collections.unmodifiableSortedSet(new TreeSet<>(policies));
        rules = Collections.unmodifiableSortedSet(new TreeSet<>(rules));
    }

    /**
     * A machine of the text.
     *
     * @param machine the machine
     * @param place where its name is written
     */
    public record DeclaredMachine(VirtualMachine machine, SourceSpan place) {}

    /**
     * An inventory of the text.
     *
     * @param source format and paths as written
     * @param place where its path is written
     * @param disksPlace where the path of its disk list is written; {@code place} if there is none
     */
    public record NamedInventory(InventorySource source, SourceSpan place, SourceSpan disksPlace) {}

    /**
     * A price book of the text.
     *
     * @param path as written
     * @param place where it is written
     */
    public record NamedPrices(String path, SourceSpan place) {}
}
