package dev.holdfast.dsl.inventory.loading;

import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.inventory.KnownMachine;
import dev.holdfast.dsl.model.InventoryFormat;
import dev.holdfast.dsl.model.InventorySource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Loads inventories for tests. */
public final class Inventories {

    private final Path folder;
    public final Diagnostics diagnostics = new Diagnostics();

    public Inventories(Path folder) {
        this.folder = folder;
    }

    /** A recorded answer. */
    public static String recorded(String name) {
        try (InputStream in = Objects.requireNonNull(Inventories.class.getResourceAsStream("/azure/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<KnownMachine> azure(String text) {
        return load(InventoryFormat.AZURE, text.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    public List<KnownMachine> azure(String text, String disks) {
        return load(InventoryFormat.AZURE, text.getBytes(StandardCharsets.UTF_8), Optional.of(disks));
    }

    public List<KnownMachine> ndjson(String text) {
        return load(InventoryFormat.NDJSON, text.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    public List<KnownMachine> load(InventoryFormat format, byte[] bytes, Optional<String> disks) {
        try {
            Files.write(folder.resolve("machines"), bytes);
            if (disks.isPresent()) {
                Files.writeString(folder.resolve("disks"), disks.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return InventoryLoader.load(
                new InventorySource(format, "machines", disks.map(any -> "disks")),
                folder,
                path -> String.valueOf(path.getFileName()),
                Optional.of("eastus"),
                diagnostics);
    }
}
