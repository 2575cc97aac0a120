package dev.holdfast.dsl.inventory.loading;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.inventory.KnownMachine;
import dev.holdfast.dsl.inventory.azure.AzureFile;
import dev.holdfast.dsl.inventory.azure.AzureMachines;
import dev.holdfast.dsl.inventory.azure.DiskFacts;
import dev.holdfast.dsl.inventory.ndjson.NdjsonFile;
import dev.holdfast.dsl.inventory.ndjson.NdjsonMachines;
import dev.holdfast.dsl.json.StrictUtf8Reader;
import dev.holdfast.dsl.model.InventoryFormat;
import dev.holdfast.dsl.model.InventorySource;
import dev.holdfast.dsl.profile.DiskPresets;
import dev.holdfast.dsl.profile.ServiceProfiles;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/** Loads the machines of one inventory; reads files, streams them, and never throws for what is in them. */
public final class InventoryLoader {

    private InventoryLoader() {}

    /**
     * The machines of a source in the order of its records, presets filled in. If anything could not be read whole, an
     * error says so and the machines are those found before it.
     *
     * @param baseFolder what the source's paths are relative to
     * @param displayName how a path is printed in messages
     * @param defaultRegion region of machines that name none
     */
    public static List<KnownMachine> load(
            InventorySource source,
            Path baseFolder,
            Function<Path, String> displayName,
            Optional<String> defaultRegion,
            Diagnostics diagnostics) {
        DiskPresets presets = new DiskPresets(ServiceProfiles.azure().presets());
        Map<String, DiskFacts> disks = new HashMap<>();
        source.disks()
                .ifPresent(path -> read(
                        path,
                        baseFolder,
                        displayName,
                        diagnostics,
                        List.of(),
                        (text, file) -> disks.putAll(AzureFile.disks(text, file, diagnostics))));
        List<KnownMachine> known = new ArrayList<>();
        boolean whole = read(source.path(), baseFolder, displayName, diagnostics, known, (text, file) -> {
            switch (source.format()) {
                case AZURE ->
                    AzureFile.machines(
                            text, file, new AzureMachines(disks, presets, defaultRegion), diagnostics, known);
                case NDJSON ->
                    new NdjsonFile(
                                    text,
                                    file,
                                    new NdjsonMachines(presets, defaultRegion, diagnostics),
                                    diagnostics,
                                    known)
                            .read();
            }
        });
        if (whole && known.isEmpty() && !diagnostics.hasErrors()) {
            // an answer that says "none" is an answer; a file without a line is more likely a failed command's
            boolean nothing = source.format() == InventoryFormat.NDJSON;
            diagnostics.add(new Diagnostic(
                    DiagnosticCode.INVENTORY_EMPTY,
                    nothing ? Severity.ERROR : Severity.WARNING,
                    "The inventory holds no virtual machine. If it had some before, their protection would be stopped. Check"
                            + " how it was fetched.",
                    Optional.of(SourceSpan.at(displayName.apply(baseFolder.resolve(source.path())), 1, 1)),
                    List.of()));
        }
        return known;
    }

    /** True if the file was read to its end. */
    private static boolean read(
            String name,
            Path baseFolder,
            Function<Path, String> displayName,
            Diagnostics diagnostics,
            List<KnownMachine> known,
            TextReader reader) {
        Path path;
        try {
            path = baseFolder.resolve(name);
        } catch (InvalidPathException e) {
            unreadable(diagnostics, "'" + name + "' is not a path. Write the path of a file, with forward slashes.");
            return false;
        }
        String file = displayName.apply(path);
        if (!Files.exists(path)) {
            unreadable(
                    diagnostics,
                    "The inventory '" + file + "' does not exist. Its machines would look deleted. Correct the"
                            + " path, or fetch the inventory.");
            return false;
        }
        if (Files.isDirectory(path)) {
            unreadable(diagnostics, "The inventory '" + file + "' is a folder. Name a file in it.");
            return false;
        }
        try (Reader text = new StrictUtf8Reader(Files.newInputStream(path))) {
            reader.read(text, file);
            return true;
        } catch (IOException | JacksonException e) {
            JsonProblems.report(e, file, known.size(), diagnostics);
            return false;
        }
    }

    private static void unreadable(Diagnostics diagnostics, String detail) {
        diagnostics.add(Diagnostic.of(DiagnosticCode.INVENTORY_UNREADABLE, detail));
    }

    /** Reads an open file. */
    @FunctionalInterface
    private interface TextReader {
        void read(Reader text, String file) throws IOException;
    }
}
