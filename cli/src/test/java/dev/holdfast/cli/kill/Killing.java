package dev.holdfast.cli.kill;

import dev.holdfast.cli.Main;
import dev.holdfast.executor.database.DatabasePlace;
import dev.holdfast.executor.database.DatabasePlace.PostgresServer;
import dev.holdfast.executor.database.LocalPostgres;
import dev.holdfast.executor.database.TestStore;
import dev.holdfast.executor.workspace.StoredRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Real processes of the program that are killed, and what they leave behind. */
final class Killing {

    private static final String CASE = """
            holdfast: 1
            name: kill
            defaults: { region: eastus, timeZone: UTC }
            vaults:
              rsv-east: { region: eastus, redundancy: GRS, crossRegionRestore: true }
              rsv-west: { region: westus, redundancy: LRS }
            policies:
              gold:
                vault: rsv-east
                schedule: { daily: "22:00", stagger: 2h }
                retention: { instant: 2d, daily: %s }
                copies: [ { to: rsv-west, every: 1d, retention: { daily: %s } } ]
              plain:
                vault: rsv-east
                schedule: { daily: "01:00", stagger: 2h }
                retention: { instant: 2d, daily: %s }
            bindings:
              - { name: gold, where: "vm.tags.tier == 'db'", policy: gold }
              - { name: plain, policy: plain }
            vms:
            """;

    private final Path temporary;
    private final TestStore store;

    /**
     * Processes whose state is kept in a kind of database.
     *
     * @param temporary where their folders are made
     */
    Killing(Path temporary, TestStore store) {
        this.temporary = temporary;
        this.store = store;
    }

    /**
     * Where processes run.
     *
     * @param folder their working directory
     * @param place of their state
     */
    record Room(Path folder, DatabasePlace place) {
        /** What the last process said. */
        String log() throws IOException {
            return Files.readString(folder.resolve("log.txt"));
        }
    }

    /** An estate that has a history, and a saved plan that creates, changes, stops, copies and prunes. */
    Room prepared(int machines) throws Exception {
        Path folder = Files.createTempDirectory(temporary, "prepared");
        Room room = new Room(folder, store.place(folder));
        Files.writeString(folder.resolve("holdfast.yaml"), declaration(0, machines, "12d", "6d", "10d"));
        expect(0, run(room, Map.of(), "apply", "--auto-approve", "--at", "2026-11-20T15:00:00Z"));
        expect(0, run(room, Map.of(), "fabric", "advance", "9d"));
        Files.writeString(
                folder.resolve("holdfast.yaml"),
                declaration(machines / 3, machines + machines * 2 / 3, "7d", "4d", "20d"));
        expect(0, run(room, Map.of(), "plan", "--out", "week.plan"));
        return room;
    }

    private static String declaration(int from, int to, String days, String copyDays, String plainDays) {
        StringBuilder text = new StringBuilder(CASE.formatted(days, copyDays, plainDays));
        for (int i = from; i < to; i++) {
            text.append(
                    "  vm-%03d: { id: \"id-%03d\", os: linux, tags: { tier: %s }, disks: { os: { size: 32GiB, used: 4GiB } } }%n"
                            .formatted(i, i, i % 3 == 0 ? "db" : "web"));
        }
        return text.toString();
    }

    /** The same, copied. */
    Room copy(Room room) throws Exception {
        Path to = Files.createTempDirectory(temporary, "copy");
        for (String name : List.of("holdfast.yaml", "week.plan")) {
            Files.copy(room.folder().resolve(name), to.resolve(name));
        }
        return new Room(to, store.copy(room.place(), to));
    }

    /** The rows of its state. */
    Map<String, List<String>> rows(Room room) throws Exception {
        try (Connection connection = store.connect(room.place())) {
            return StoredRows.of(connection);
        }
    }

    /** It is needed no more. */
    void drop(Room room) throws Exception {
        store.drop(room.place());
    }

    /** How a process ended. */
    record Ended(int status, String output, Duration took) {}

    /** Starts the program and waits for its end. */
    Ended run(Room room, Map<String, String> variables, String... arguments) throws Exception {
        long start = System.nanoTime();
        Process process = start(room, variables, arguments);
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("it does not end: " + List.of(arguments));
        }
        return new Ended(process.exitValue(), room.log(), Duration.ofNanos(System.nanoTime() - start));
    }

    /** Starts the program. */
    Process start(Room room, Map<String, String> variables, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(room.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(room.folder().resolve("log.txt").toFile());
        if (room.place() instanceof PostgresServer server) {
            builder.environment().putAll(LocalPostgres.shared().environment());
            builder.environment().put("HOLDFAST_STATE", server.url());
        }
        builder.environment().putAll(variables);
        builder.environment().put("CI", "true");
        return builder.start();
    }

    /** Goes on after a kill: takes the run up, or begins it where it had not begun. */
    Map<String, List<String>> goneOn(Room room, int losses) throws Exception {
        expect(0, run(room, Map.of(), "apply", "--resume"));
        Map<String, List<String>> rows = rows(room);
        if (!rows.get("run").toString().contains("run-000002")) {
            expect(0, apply(room, losses, Map.of()));
            rows = rows(room);
        }
        return rows;
    }

    /** Carries out the saved plan. */
    Ended apply(Room room, int losses, Map<String, String> variables) throws Exception {
        return run(room, variables, "apply", "week.plan", "--allow-data-loss=" + losses, "--parallelism=16");
    }

    static Ended expect(int status, Ended ended) {
        if (ended.status() != status) {
            throw new AssertionError(
                    "it ended with " + ended.status() + ", not with " + status + ":\n" + ended.output());
        }
        return ended;
    }
}
