package dev.holdfast.dsl.inventory.azure;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.inventory.KnownMachine;
import dev.holdfast.dsl.json.JsonTree;
import java.io.Reader;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads whole files of Azure's answers: machines, and disk lists. */
public final class AzureFile {

    private AzureFile() {}

    /** Adds the machines of an answer in its order; resources of other types are counted in a note per type. */
    public static void machines(
            Reader text, String file, AzureMachines machines, Diagnostics diagnostics, List<KnownMachine> known) {
        Map<String, Others> others = new TreeMap<>();
        try (var parser = JsonTree.parser(text)) {
            new AzureAnswer(parser, file, diagnostics, (record, problems) -> {
                        Optional<String> type = AzureMachines.type(record);
                        if (AzureMachines.isMachine(type)) {
                            machines.read(record, problems)
                                    .ifPresent(
                                            machine -> known.add(new KnownMachine(machine, problems.record(), false)));
                        } else {
                            others.merge(
                                    type.orElse("").toLowerCase(Locale.ROOT),
                                    new Others(problems.record(), 1),
                                    Others::plus);
                        }
                    })
                    .read();
        }
        others.forEach(
                (type, found) -> diagnostics.add(
                        Diagnostic.at(
                                found.first(),
                                DiagnosticCode.INVENTORY_VALUE_UNUSABLE,
                                found.count() + (found.count() == 1 ? " resource is" : " resources are") + " of type "
                                        + type
                                        + ", which is no virtual machine, and left out. Remove them from the inventory to silence this.")));
    }

    /** What a disk list says, by lower-case resource id; the first record of an id counts. */
    public static Map<String, DiskFacts> disks(Reader text, String file, Diagnostics diagnostics) {
        Map<String, DiskFacts> facts = new HashMap<>();
        try (var parser = JsonTree.parser(text)) {
            new AzureAnswer(parser, file, diagnostics, (record, problems) -> {
                        Optional<String> id = RecordFields.text(record, "id");
                        if (id.isPresent()) {
                            facts.putIfAbsent(id.get().toLowerCase(Locale.ROOT), DiskFacts.of(record));
                        } else {
                            problems.unusable(
                                    record, "A record of the disk list has no id, so its size joins no machine.");
                        }
                    })
                    .read();
        }
        return facts;
    }

    /**
     * Resources of one type that is no machine.
     *
     * @param first where the first stands
     * @param count how many there are
     */
    private record Others(SourceSpan first, int count) {
        Others plus(Others more) {
            return new Others(first, count + more.count);
        }
    }
}
