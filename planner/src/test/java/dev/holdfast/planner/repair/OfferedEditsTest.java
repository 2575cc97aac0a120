package dev.holdfast.planner.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.declaration.DeclarationLoader;
import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.Planner;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import dev.holdfast.planner.plan.request.PlanRequest;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.RecordedState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be done, or does not hold, comes with edits; each is made in the text as it is written, and all is well. */
class OfferedEditsTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 3_000 : 150;

    private static final String OR = "; or, to accept the loss, ";

    @TempDir
    private Path folder;

    @Test
    void each_edit_that_is_offered_ends_every_finding_of_its_kind() {
        Set<String> kinds = new TreeSet<>();
        int[] edits = new int[1];
        Seeds.forEach(SEEDS, random -> {
            String declaration = declaration(random);
            for (FindingEntry finding : shortfalls(declaration)) {
                kinds.add(finding.name());
                for (String edit : edits(finding)) {
                    DeclarationTree tree = new DeclarationTree(declaration);
                    tree.apply(edit);
                    assertThat(left(finding, tree.toString()))
                            .as("%s%n%s%n%s", declaration, finding, edit)
                            .isEmpty();
                    edits[0]++;
                }
            }
        });
        if (Long.getLong("holdfast.seed") == null && Integer.getInteger("holdfast.seeds", SEEDS) == SEEDS) {
            assertThat(kinds).containsExactly("infeasible", "rpo-depends-on-punctuality", "rpo-violated");
            assertThat(edits[0]).isGreaterThan(SEEDS);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // One part is not enough: the schedule is none of the service, and snapshots are kept too long.
                "schedule: { every: 5h, window: \"22:00-22:00\" }, retention: { instant: 90d, daily: 30d },"
                        + " objectives: { rpo: 4h }",
                // Several a day are of no use without snapshots.
                "mechanism: backup, retention: { daily: 30d }, objectives: { rpo: 1h }",
                "schedule: { every: 4h, window: \"22:00-22:00\" }, retention: { daily: 30d }, objectives: { rpo: 4h }",
                // Two classes lack different things.
                "schedule: { weekly: \"sunday 22:00\" }, retention: { instant: 2d, daily: 30d },"
                        + " objectives: { rpo: 26h, survive: { vm: {}, zone: {}, ransomware: {} } }",
                // Without the class the machine itself is asked for, with the same rpo.
                "mechanism: backup, retention: { daily: 30d }, objectives: { rpo: 1h, survive: { zone: { rpo: 30h } } }",
            })
    void an_edit_covers_every_part_that_is_needed(String policy) {
        String declaration = estate("redundancy: LRS", "p: { vault: home, " + policy + " }", false, 64);
        List<FindingEntry> shortfalls = shortfalls(declaration);
        assertThat(shortfalls).isNotEmpty();
        for (FindingEntry finding : shortfalls) {
            for (String edit : edits(finding)) {
                DeclarationTree tree = new DeclarationTree(declaration);
                tree.apply(edit);
                assertThat(shortfalls(tree.toString())).as(edit).isEmpty();
            }
        }
    }

    private static List<String> edits(FindingEntry finding) {
        String fix = finding.fix().orElseThrow();
        assertThat(fix).endsWith(".");
        String text = fix.substring(0, fix.length() - 1);
        List<String> edits = new ArrayList<>(Arrays.asList(text.split(OR, -1)));
        String last = edits.get(edits.size() - 1);
        edits.set(edits.size() - 1, last.replace("; no schedule of the service does better", ""));
        edits.removeIf(edit -> edit.startsWith("Declare a place"));
        return edits;
    }

    private static String declaration(RandomGenerator random) {
        List<String> policy = new ArrayList<>();
        policy.add("vault: " + (random.nextInt(4) == 0 ? "{ eastus: home, westus: far }" : "home"));
        policy.add("objectives: { " + String.join(", ", objectives(random)) + " }");
        if (random.nextBoolean()) {
            policy.add("mechanism: " + Seeds.oneOf(random, "auto", "backup"));
        }
        if (random.nextInt(3) > 0) {
            policy.add("schedule: { "
                    + Seeds.oneOf(
                            random,
                            "daily: \"22:00\", stagger: 1h",
                            "daily: [\"08:00\", \"13:00\", \"22:00\"]",
                            "daily: [\"06:00\", \"18:00\"], stagger: 2h",
                            "every: 1h, window: \"08:00-20:00\"",
                            "every: 5h, window: \"21:00-21:00\", stagger: 5h",
                            "every: 4h, window: \"08:00-18:00\"",
                            "every: 4h, window: \"22:00-22:00\"",
                            "weekly: \"sunday 22:00\"",
                            "weekly: { on: [sunday, monday], at: [\"10:00\", \"22:00\"] }",
                            "monthly: { on: first friday, at: \"21:30\" }",
                            "cron: \"0 */6 * * 1-5\"",
                            "cron: \"0 3 */2 * *\"")
                    + " }");
        }
        if (random.nextInt(8) > 0) {
            policy.add("retention: { daily: 30d"
                    + (random.nextInt(3) == 0
                            ? ""
                            : ", instant: " + Seeds.oneOf(random, "6h", "1d", "2d", "5d", "6d", "30d", "31d", "90d"))
                    + " }");
        }
        if (random.nextInt(3) == 0) {
            policy.add("copies: [ { to: " + Seeds.oneOf(random, "far", "near") + ", every: "
                    + Seeds.oneOf(random, "1d", "3d", "7d") + ", retention: { daily: 7 } } ]");
        }
        String home = "redundancy: "
                + Seeds.oneOf(random, "LRS", "ZRS", "GRS", "GRS, crossRegionRestore: true")
                + (random.nextBoolean() ? ", immutability: unlocked" : "");
        return estate(
                home,
                "p: { " + String.join(", ", policy) + " }",
                random.nextBoolean(),
                Seeds.oneOf(random, 10, 64, 4_000));
    }

    private static List<String> objectives(RandomGenerator random) {
        List<String> objectives = new ArrayList<>();
        if (random.nextInt(4) > 0) {
            objectives.add("rpo: " + Seeds.oneOf(random, 1, 2, 4, 5, 8, 12, 24, 26) + "h");
        }
        Set<String> classes = new LinkedHashSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            classes.add(Seeds.oneOf(random, FailureClass.values()).word());
        }
        if (!classes.isEmpty()) {
            objectives.add("survive: { "
                    + String.join(
                            ", ",
                            classes.stream()
                                    .map(word -> word + ": {"
                                            + (random.nextBoolean()
                                                    ? ""
                                                    : " rpo: " + Seeds.oneOf(random, 1, 3, 5, 8, 23, 26, 40) + "h ")
                                            + "}")
                                    .toList())
                    + " }");
        }
        if (random.nextBoolean()) {
            objectives.add("strict: true");
        }
        return objectives;
    }

    private static String estate(String home, String policy, boolean further, int diskGib) {
        return """
                holdfast: 1
                name: estate
                defaults: { region: eastus, timeZone: Europe/Berlin }
                vaults:
                  home: { region: eastus, %s }
                  far: { region: westus, redundancy: LRS }
                  near: { region: eastus, redundancy: ZRS }
                %s
                policies: { %s }
                vms:
                  a: { policy: p, os: linux, disks: { os: { size: %dGiB, used: %dGiB, churn: 3%%/d } } }
                  b: { policy: p, os: linux, region: westus, disks: { os: { size: 10GiB, used: 5GiB, churn: 3%%/d } } }
                """.formatted(
                        home,
                        further ? "  safe: { region: northeurope, redundancy: GRS, immutability: unlocked }" : "",
                        policy,
                        diskGib,
                        diskGib / 2);
    }

    private List<FindingEntry> shortfalls(String declaration) {
        LoadedDeclaration loaded = load(declaration);
        assertThat(loaded.declaration())
                .as("%s%n%s", declaration, loaded.diagnostics())
                .isPresent();
        PlanRequest request = new PlanRequest(
                loaded,
                RecordedState.empty("estate"),
                ActualState.none(),
                ServiceProfiles.azure(),
                Estate.AT,
                PlanOptions.DEFAULT);
        try {
            return Planner.plan(request).holdfast().findings().stream()
                    .filter(OfferedEditsTest::isShortfall)
                    .toList();
        } catch (PlanRefusedException e) {
            throw new IllegalStateException(declaration, e);
        }
    }

    /** What a policy that cannot be carried out is given is not measured by the size of machines, which adds to the worst case. */
    private List<FindingEntry> left(FindingEntry before, String declaration) {
        boolean sized = !before.name().equals("infeasible");
        return shortfalls(declaration).stream()
                .filter(finding -> sized || !finding.name().equals("rpo-depends-on-punctuality"))
                .toList();
    }

    /** Transfers that never catch up are a matter of the disks, and their fix says so. */
    private static boolean isShortfall(FindingEntry finding) {
        boolean late = finding.name().equals("rpo-depends-on-punctuality")
                && finding.level().equals("error")
                && !finding.message().contains("cannot keep up");
        return late || finding.name().equals("infeasible") || finding.name().equals("rpo-violated");
    }

    private LoadedDeclaration load(String declaration) {
        try {
            Path file = folder.resolve("holdfast.yaml");
            Files.writeString(file, declaration);
            return new DeclarationLoader(folder).load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
