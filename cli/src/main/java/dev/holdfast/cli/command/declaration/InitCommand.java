package dev.holdfast.cli.command.declaration;

import dev.holdfast.cli.file.OutputFile;
import dev.holdfast.cli.planning.DiagnosticReport;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.inventory.KnownMachine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code init}: a commented declaration to start from. */
@Command(
        name = "init",
        footer = {
            "Examples:",
            "  holdfast init                            in this directory",
            "  holdfast init backup                     in the folder backup",
            "  az vm list > vms.json && holdfast init backup --from-azure vms.json",
            ""
        },
        header = "Write a commented declaration that plans at once. Overwrites nothing.")
public final class InitCommand implements Operation {

    private static final String DECLARATION = "holdfast.yaml";
    private static final String SCHEMA = "holdfast.schema.json";
    private static final String INVENTORY = "inventory/vms.json";
    private static final String REHEARSAL = "rehearsal.holdfast.yaml";

    private static final String REHEARSED = """
            holdfast: 1
            name: rehearsal
            inventories:
              - { azure: vms.json }
            bindings:
              - { unprotected: rehearsal }
            """;

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "Folder to write to. Default: this directory.")
    String directory = ".";

    @Option(
            names = "--from-azure",
            paramLabel = "FILE",
            description = "Take the machines from an answer of 'az vm list', an ARM list or Resource Graph.")
    String fromAzure = "";

    @Override
    public ExitStatus run(Session session) throws CommandException {
        Path folder = session.resolve(directory);
        Map<String, byte[]> files = new LinkedHashMap<>();
        String estate = estate(folder);
        if (fromAzure.isEmpty()) {
            files.put(
                    DECLARATION,
                    template("init.yaml").replace("@ESTATE@", estate).getBytes(StandardCharsets.UTF_8));
        } else {
            byte[] inventory = read(session.resolve(fromAzure));
            files.put(DECLARATION, azure(session, estate, inventory).getBytes(StandardCharsets.UTF_8));
            files.put(INVENTORY, inventory);
        }
        files.put(SCHEMA, template("holdfast.schema.draft-07.json").getBytes(StandardCharsets.UTF_8));
        for (String name : files.keySet()) {
            refuseExisting(session, folder.resolve(name));
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            create(folder.resolve(file.getKey()), file.getValue());
            session.out().println("wrote " + session.display(folder.resolve(file.getKey())));
        }
        String where = session.display(folder);
        session.out().println();
        session.out().println("Next: holdfast plan" + (where.equals(".") ? "" : " " + where));
        return ExitStatus.OK;
    }

    /** A name for the estate from the folder's: lower case, letters, digits and single hyphens. */
    private static String estate(Path folder) {
        Path last = folder.getFileName();
        String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
        StringBuilder estate = new StringBuilder();
        for (int index = 0; index < name.length() && estate.length() < 60; index++) {
            char c = name.charAt(index);
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                estate.append(c);
            } else if (estate.length() > 0 && estate.charAt(estate.length() - 1) != '-') {
                estate.append('-');
            }
        }
        while (estate.length() > 0 && estate.charAt(estate.length() - 1) == '-') {
            estate.setLength(estate.length() - 1);
        }
        boolean usable = estate.length() > 0 && Character.isLetter(estate.charAt(0));
        return usable ? estate.toString() : "my-estate";
    }

    private static String azure(Session session, String estate, byte[] inventory) throws CommandException {
        StringBuilder vaults = new StringBuilder();
        StringBuilder choice = new StringBuilder();
        for (String region : regions(session, inventory)) {
            vaults.append("  rsv-").append(region).append(": { region: ").append(region);
            vaults.append(", redundancy: GRS, crossRegionRestore: true, softDelete: 14d, immutability: unlocked }\n");
            choice.append("      ")
                    .append(region)
                    .append(": rsv-")
                    .append(region)
                    .append('\n');
        }
        return template("init-azure.yaml")
                .replace("@ESTATE@", estate)
                .replace("@VAULTS@\n", vaults + "\n")
                .replace("@CHOICE@", choice);
    }

    /** Regions of the machines in an inventory, found by loading it as a declaration would. */
    private static SortedSet<String> regions(Session session, byte[] inventory) throws CommandException {
        SortedSet<String> regions = new TreeSet<>();
        try {
            Path rehearsal = Files.createTempDirectory("holdfast-init");
            try {
                Files.write(rehearsal.resolve("vms.json"), inventory);
                Files.writeString(rehearsal.resolve(REHEARSAL), REHEARSED);
                LoadedDeclaration loaded = session.rooms().load(rehearsal, rehearsal);
                if (loaded.declaration().isEmpty() || loaded.machines().isEmpty()) {
                    new DiagnosticReport(session, loaded).print(Severity.NOTE);
                    throw new CommandException(
                            ExitStatus.INVALID,
                            "The inventory holds no machine that can be read. Nothing was written.");
                }
                for (KnownMachine machine : loaded.machines()) {
                    machine.machine().region().ifPresent(regions::add);
                }
            } finally {
                Files.deleteIfExists(rehearsal.resolve("vms.json"));
                Files.deleteIfExists(rehearsal.resolve(REHEARSAL));
                Files.deleteIfExists(rehearsal);
            }
        } catch (IOException e) {
            throw new CommandException(
                    ExitStatus.ERROR, "The inventory cannot be looked at: " + OutputFile.describe(e) + ".");
        }
        return regions;
    }

    private static byte[] read(Path file) throws CommandException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CommandException(
                    ExitStatus.INVALID, "The inventory " + file + " cannot be read (" + OutputFile.describe(e) + ").");
        }
    }

    private static void refuseExisting(Session session, Path file) throws CommandException {
        if (Files.exists(file)) {
            throw new CommandException(
                    ExitStatus.ERROR,
                    session.display(file) + " exists already. 'init' overwrites nothing; choose another folder, or move"
                            + " the file away. Nothing was written.");
        }
    }

    private static void create(Path file, byte[] bytes) throws CommandException {
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new CommandException(ExitStatus.ERROR, file + " exists already; it was not touched.");
        } catch (IOException e) {
            throw new CommandException(ExitStatus.ERROR, file + " cannot be written (" + OutputFile.describe(e) + ").");
        }
    }

    private static String template(String name) {
        try (InputStream in = InitCommand.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the product lacks its file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the product's file " + name + " cannot be read", e);
        }
    }
}
