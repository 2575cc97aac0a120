package dev.holdfast.cli.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.finding.FindingFixture.Variant;
import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.policy.VaultChoice;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.FakeWorld;
import dev.holdfast.planner.plan.Machines;
import dev.holdfast.planner.plan.Planner;
import dev.holdfast.planner.plan.Policies;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import dev.holdfast.planner.state.ItemKey;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every built-in finding is found in a declaration, with all that a reader needs, and is gone from another one that hardly
 * differs. The declarations are in {@code src/test/resources/findings}.
 */
class FindingFixturesTest {

    private static final String ONE_OF_ALL = "said once of all machines or points together, which have no common line";
    private static final String NOT_DECLARED = "about what is no longer declared";
    private static final String IN_THE_WORLD = "about what happens in the service, whatever the text says";
    private static final String WHOLE_PLAN = "about the plan as a whole";

    /** Findings that no line of a declaration is about, and why. */
    private static final Map<FindingType, String> WITHOUT_PLACE = Map.ofEntries(
            Map.entry(FindingType.PRESET_VALUES, ONE_OF_ALL),
            Map.entry(FindingType.POINTS_LOCKED, ONE_OF_ALL),
            Map.entry(FindingType.POINTS_IMMUTABLE, ONE_OF_ALL),
            Map.entry(FindingType.POINTS_WAIT_FOR_COPY, ONE_OF_ALL),
            Map.entry(FindingType.POLICY_WRITES_WAIT, WHOLE_PLAN),
            Map.entry(FindingType.COST_DECREASE, WHOLE_PLAN),
            Map.entry(FindingType.VAULT_KEPT, NOT_DECLARED),
            Map.entry(FindingType.POLICY_KEPT, NOT_DECLARED),
            Map.entry(FindingType.UNOWNED_POINTS, NOT_DECLARED),
            Map.entry(FindingType.INVENTORY_SHRUNK, "about records that a file had once; the file is the address"),
            Map.entry(FindingType.NEVER_BACKED_UP, IN_THE_WORLD),
            Map.entry(FindingType.FIRST_BACKUP_MISSING, IN_THE_WORLD),
            Map.entry(FindingType.POINTS_CHANGED_OUTSIDE, IN_THE_WORLD),
            Map.entry(FindingType.POINTS_IN_FUTURE, IN_THE_WORLD),
            Map.entry(FindingType.POINTS_SOFT_DELETED, IN_THE_WORLD),
            Map.entry(FindingType.BEHIND_RPO, IN_THE_WORLD),
            Map.entry(FindingType.WEAK_POINT_CHAIN, IN_THE_WORLD),
            Map.entry(FindingType.JOBS_FAILING, IN_THE_WORLD));

    /** Findings after which nobody has to do anything. */
    private static final Set<FindingType> WITHOUT_FIX = Set.of(
            FindingType.MACHINE_NOT_READY,
            FindingType.NEVER_BACKED_UP,
            FindingType.INVENTORY_SHRUNK,
            FindingType.SLOTS_REBALANCED);

    /** Findings without a folder, and why; each has a test of its own below. */
    private static final Map<FindingType, String> WITHOUT_FIXTURE = Map.of(
            FindingType.NO_REGION,
            "a declaration without the region of a machine is refused as it is read (HF0021)",
            FindingType.WEAK_POINT_CHAIN,
            "the simulated service keeps what others build on when a point goes, and lists every point as holding everything"
                    + " itself, so no command breaks a chain");

    @TempDir
    Path directory;

    static List<String> fixtures() {
        return FindingFixture.names();
    }

    private static String nameOf(FindingType type) {
        return type.id() + "-" + type.word();
    }

    private static FindingType typeOf(String fixture) {
        return Arrays.stream(FindingType.values())
                .filter(type -> nameOf(type).equals(fixture))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The folder " + fixture + " belongs to no finding: remove it, or"
                        + " give it the id and the name of one."));
    }

    @Test
    void every_finding_has_a_fixture() {
        List<String> names = FindingFixture.names();
        for (FindingType type : FindingType.values()) {
            assertThat(names.contains(nameOf(type)) || WITHOUT_FIXTURE.containsKey(type))
                    .as("The finding " + type.id() + " has no fixture: add the folder " + nameOf(type)
                            + " under cli/src/test/resources/findings with failing.yaml, passing.yaml and expect.txt, as"
                            + " README.md there says.")
                    .isTrue();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void it_is_found_where_it_is_and_not_where_its_advice_was_followed(String name) throws IOException {
        FindingType type = typeOf(name);
        FindingFixture fixture = FindingFixture.named(name);
        Path failing = Files.createDirectory(directory.resolve("failing"));
        List<FindingEntry> found = fixture.findings(Variant.FAILING, failing);
        found.forEach(FindingFixturesTest::checkTexts);
        assertThat(of(type, found)).as("in the failing declaration: " + found).hasSize(1);
        FindingEntry finding = of(type, found).get(0);
        check(type, finding);
        Expectation expected = fixture.expectation();
        assertThat(finding.place()).isEqualTo(expected.place());
        if (finding.place().isPresent()) {
            assertThat(textAt(failing, finding.place().get())).startsWith(expected.text());
            assertThat(expected.text()).as("text at the place, in expect.txt").isNotBlank();
        }
        assertThat(Expectation.shown(finding.addresses())).isEqualTo(expected.addresses());
        assertThat(finding.evidence().keySet()).containsExactlyElementsOf(expected.evidence());

        Path passing = Files.createDirectory(directory.resolve("passing"));
        List<FindingEntry> left = fixture.findings(Variant.PASSING, passing);
        left.forEach(FindingFixturesTest::checkTexts);
        assertThat(of(type, left)).as("in the passing declaration").isEmpty();
        checkEdit(finding, expected, declared(failing), declared(passing));
    }

    /** Where the advice is an edit, the passing declaration is what the edit makes of the failing one. */
    private static void checkEdit(FindingEntry finding, Expectation expected, String failing, String passing) {
        for (String text : expected.write()) {
            assertThat(finding.fix().orElseThrow()).contains(text);
            assertThat(failing).doesNotContain(text);
            assertThat(passing).contains(text);
        }
        for (String text : expected.remove()) {
            assertThat(finding.fix().orElseThrow()).contains("emove ").contains(text);
            assertThat(failing).contains(text);
            assertThat(passing).doesNotContain(text);
        }
    }

    /** What a directory declares, without what all fixtures share. */
    private static String declared(Path directory) throws IOException {
        StringBuilder text = new StringBuilder();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*holdfast.{yaml,groovy}")) {
            for (Path file : files) {
                if (!file.endsWith(FindingFixture.BASE)) {
                    text.append(Files.readString(file));
                }
            }
        }
        return text.toString();
    }

    @Test
    void a_machine_without_a_region_is_found_in_plans_of_other_readers() throws PlanRefusedException {
        List<FindingEntry> found = of(FindingType.NO_REGION, planned(""));
        assertThat(found).hasSize(1);
        check(FindingType.NO_REGION, found.get(0));
        assertThat(found.get(0).addresses()).containsExactly("web");
        assertThat(of(FindingType.NO_REGION, planned("eastus"))).isEmpty();
    }

    @Test
    void a_broken_chain_is_found_in_plans_of_other_worlds() throws PlanRefusedException {
        FakeWorld world = new FakeWorld();
        world.apply(Planner.plan(estate("eastus").firstRequest()));
        ItemKey web = new ItemKey("web", "near");
        Instant captured = Estate.AT.minus(Duration.ofHours(5));
        world.add(web, FakeWorld.point("later", captured, Optional.empty()).named("later", Optional.of("base")));
        List<FindingEntry> found = of(FindingType.WEAK_POINT_CHAIN, planned(world));
        assertThat(found).hasSize(1);
        check(FindingType.WEAK_POINT_CHAIN, found.get(0));
        assertThat(found.get(0).addresses()).containsExactly("web");
        assertThat(found.get(0).evidence().keySet()).containsExactly("base", "newest", "points", "why", "worst");
        world.add(web, FakeWorld.point("base", captured.minus(Duration.ofDays(1)), Optional.empty()));
        assertThat(of(FindingType.WEAK_POINT_CHAIN, planned(world))).isEmpty();
    }

    private static List<FindingEntry> planned(FakeWorld world) throws PlanRefusedException {
        return Planner.plan(estate("eastus").request(world.recorded(), world.actual(), Estate.AT, PlanOptions.DEFAULT))
                .holdfast()
                .findings();
    }

    private static List<FindingEntry> planned(String region) throws PlanRefusedException {
        return Planner.plan(estate(region).firstRequest()).holdfast().findings();
    }

    private static Estate estate(String region) {
        return Estate.empty()
                .with(Policies.vault("near", "eastus", Redundancy.LRS))
                .with(Policies.policy("daily", VaultChoice.of("near"), "daily 22:00", Map.of("daily", "7d")))
                .withBindings(Policies.bindAll("daily"))
                .with(Machines.machine("web", region, 0));
    }

    private static List<FindingEntry> of(FindingType type, List<FindingEntry> findings) {
        return findings.stream()
                .filter(finding -> finding.id().equals(type.id()))
                .toList();
    }

    private static void check(FindingType type, FindingEntry finding) {
        checkTexts(finding);
        assertThat(finding.level()).isEqualTo(type.level().word());
        assertThat(finding.addresses()).isNotEmpty().noneMatch(String::isBlank);
        assertThat(finding.place().isEmpty())
                .as("without a place; the list of those says why: " + WITHOUT_PLACE.get(type))
                .isEqualTo(WITHOUT_PLACE.containsKey(type));
        assertThat(finding.fix().isEmpty()).as("without a fix").isEqualTo(WITHOUT_FIX.contains(type));
        assertThat(finding.waiver()).isEmpty();
    }

    /** Texts are sentences and hold no trace of how they were made. */
    private static void checkTexts(FindingEntry finding) {
        List<String> texts = new ArrayList<>(finding.evidence().values());
        finding.fix().ifPresent(texts::add);
        texts.add(finding.message());
        assertThat(texts)
                .as(finding.id())
                .noneMatch(String::isBlank)
                .noneMatch(text -> text.matches("(?s).*(\\bnull\\b|Optional|\\{}|\\[]|%s|  |\\.\\.|@[0-9a-f]{6,}).*"));
        if (!finding.id().equals(FindingType.RULE_VIOLATED.id())) { // its message is the user's
            assertThat(finding.message()).matches("(?s)[\\p{Lu}'].*\\.");
        }
        finding.fix().ifPresent(fix -> assertThat(fix).matches("(?s)[\\p{Lu}'].*\\."));
    }

    private static String textAt(Path directory, String place) throws IOException {
        String[] parts = place.split(":");
        List<String> lines = Files.readAllLines(directory.resolve(parts[0]));
        String line = lines.get(Integer.parseInt(parts[1]) - 1);
        return line.substring(line.offsetByCodePoints(0, Integer.parseInt(parts[2]) - 1));
    }
}
