package dev.holdfast.dsl.declaration;

import dev.holdfast.dsl.binding.BoundDeclaration;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.inventory.KnownMachine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Brings together the machines of a declaration and those of its inventories. */
final class MachineSources {

    MachineSources(DisplayNames names, Map<String, Path> paths, Diagnostics diagnostics) {}

    List<KnownMachine> load(BoundDeclaration bound) {
        List<KnownMachine> declared = new ArrayList<>();
        bound.machines().forEach(each -> declared.add(new KnownMachine(each.machine(), each.place(), true)));
        return declared;
    }
}
