package dev.holdfast.cli.kill;

import dev.holdfast.cli.Main;
import dev.holdfast.executor.database.DatabasePlace;
import dev.holdfast.executor.workspace.StoredRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    Killing(Path temporary) {
        this.temporary = temporary;
    }

    /** A folder with an estate that has a history, and a plan that creates, changes, stops, copies and prunes. */
    Path prepared(int machines) throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("prepared"));
        Files.writeString(folder.resolve("holdfast.yaml"), declaration(0, machines, "12d", "6d", "10d"));
        expect(0, run(folder, Map.of(), "apply", "--auto-approve", "--at", "2026-11-20T15:00:00Z"));
        expect(0, run(folder, Map.of(), "fabric", "advance", "9d"));
        Files.writeString(
                folder.resolve("holdfast.yaml"),
                declaration(machines / 3, machines + machines * 2 / 3, "7d", "4d", "20d"));
        expect(0, run(folder, Map.of(), "plan", "--out", "week.plan"));
        return folder;
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

    /** A copy of a folder, with its state. */
    Path copy(Path folder) throws IOException {
        Path to = Files.createTempDirectory(temporary, "copy");
        Files.createDirectories(to.resolve(DatabasePlace.FOLDER));
        for (String name : List.of("holdfast.yaml", "week.plan")) {
            Files.copy(folder.resolve(name), to.resolve(name));
        }
        try (var files = Files.list(folder.resolve(DatabasePlace.FOLDER))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(DatabasePlace.FOLDER).resolve(file.getFileName()));
            }
        }
        return to;
    }

    /** How a process ended. */
    record Ended(int status, String output, Duration took) {}

    /** Starts the program and waits for its end. */
    Ended run(Path folder, Map<String, String> variables, String... arguments) throws Exception {
        long start = System.nanoTime();
        Process process = start(folder, variables, arguments);
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("it does not end: " + List.of(arguments));
        }
        return new Ended(
                process.exitValue(), Files.readString(log(folder)), Duration.ofNanos(System.nanoTime() - start));
    }

    /** Starts the program. */
    Process start(Path folder, Map<String, String> variables, String... arguments) throws IOException {
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
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log(folder).toFile());
        builder.environment().putAll(variables);
        builder.environment().put("CI", "true");
        return builder.start();
    }

    private static Path log(Path folder) {
        return folder.resolve("log.txt");
    }

    /** Goes on after a kill: takes the run up, or begins it where it had not begun. */
    Map<String, List<String>> goneOn(Path folder, int losses, Map<String, String> variables) throws Exception {
        Ended resumed = run(folder, variables, "apply", "--resume");
        expect(0, resumed);
        if (resumed.output().contains("was cut off")
                && !StoredRows.of(folder).get("run").toString().contains("run-000002")) {
            expect(0, apply(folder, losses, variables));
        }
        return StoredRows.of(folder);
    }

    /** Carries out the saved plan. */
    Ended apply(Path folder, int losses, Map<String, String> variables) throws Exception {
        return run(folder, variables, "apply", "week.plan", "--allow-data-loss=" + losses, "--parallelism=16");
    }

    static Ended expect(int status, Ended ended) {
        if (ended.status() != status) {
            throw new AssertionError(
                    "it ended with " + ended.status() + ", not with " + status + ":\n" + ended.output());
        }
        return ended;
    }
}
