package dev.holdfast.cli.command.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import dev.holdfast.cli.Wiring;
import dev.holdfast.cli.session.Rooms;
import dev.holdfast.cli.session.Surroundings;
import dev.holdfast.dsl.declaration.Conversion;
import dev.holdfast.dsl.declaration.Formatting;
import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.SourceText;
import dev.holdfast.dsl.tree.Spelling;
import dev.holdfast.executor.database.DatabasePlace;
import dev.holdfast.executor.operation.Stop;
import dev.holdfast.executor.workspace.Workspaces;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionCommandTest {

    private static final String DECLARATION = """
            holdfast: 1
            name: lab
            vaults: { v: { region: eastus }, w: { region: westus } }
            policies:
              two:
                vault: v
                timeZone: America/New_York
                schedule: { daily: "22:00" }
                retention: { daily: 2 }
                copies:
                  - { to: w, every: 1d, retention: { daily: 9d } }
              nine: { vault: v, schedule: { daily: "22:00" }, retention: { daily: 9d } }
              free: { vault: v, objectives: { rpo: 24h } }
            """;
    private static final String POINTS = """
            {"points":[
            {"id":"old","time":"2026-11-17T22:00:00-05:00"},
            {"id":"new","time":"2026-11-20T03:00:00Z"},
            {"id":"twin-1","time":"2026-11-19T12:00:00+01:00"},
            {"id":"twin-2","time":"2026-11-19T11:00:00Z"},
            {"id":"\\u001b[31mred","time":"2026-11-18T23:00:00-05:00"}]}
            """;

    @TempDir
    Path directory;

    @BeforeEach
    void declaration() {
        Invocation.write(directory, List.of("holdfast.yaml", DECLARATION, "p.json", POINTS));
    }

    private Result run(String... arguments) {
        return new Invocation(directory).run(arguments);
    }

    private Result expect(int status, String... arguments) {
        Result result = run(arguments);
        assertThat(result.status()).as(result.all()).isEqualTo(status);
        return result;
    }

    @Test
    void json_has_exactly_the_promised_keys_newest_first_ties_in_input_order() {
        Result result =
                expect(0, "retention", "two", "--points", "p.json", "--at", "2026-11-20T15:00Z", "--format=json");
        assertThat(result.out())
                .isEqualTo(
                        "{\"at\":\"2026-11-20T15:00:00Z\",\"kept\":["
                                + "{\"id\":\"new\",\"time\":\"2026-11-20T03:00:00Z\",\"reasons\":[\"daily 1 of 2\",\"newest good point\"]},"
                                + "{\"id\":\"\\u001B[31mred\",\"time\":\"2026-11-18T23:00:00-05:00\",\"reasons\":[\"daily 2 of 2\"]}],"
                                + "\"pruned\":["
                                + "{\"id\":\"twin-1\",\"time\":\"2026-11-19T12:00:00+01:00\",\"reason\":\"daily keeps that of 2026-11-19 22:00 instead\"},"
                                + "{\"id\":\"twin-2\",\"time\":\"2026-11-19T11:00:00Z\",\"reason\":\"daily keeps that of 2026-11-19 22:00 instead\"},"
                                + "{\"id\":\"old\",\"time\":\"2026-11-17T22:00:00-05:00\",\"reason\":\"outlived daily (2 of 2 newer) since 2026-11-19 06:00\"}]}\n");
    }

    @Test
    void the_declaration_is_found_by_path_by_directory_and_by_file() {
        String plain = expect(0, "retention", "two", "--points", "p.json").out();
        assertThat(plain)
                .contains("holdfast.yaml:9:5", "5 points: 2 kept, 3 pruned.")
                .doesNotContain("\u001b");
        assertThat(expect(0, "retention", "two", "holdfast.yaml", "--points", "p.json")
                        .out())
                .isEqualTo(plain);
        assertThat(expect(0, "retention", "two", "-C", "holdfast.yaml", "--points", "p.json")
                        .out())
                .isEqualTo(plain);
        assertThat(new Invocation(directory.getRoot())
                        .run("retention", "two", "-C", directory.toString(), "--points", "p.json")
                        .out())
                .isEqualTo(plain);
        expect(64, "retention", "two", ".", "-C", "holdfast.yaml", "--points", "p.json");
        expect(64, "plan", "-C", "holdfast.yaml");
        assertThat(new Invocation(directory)
                        .answering(POINTS)
                        .run("retention", "two", "--points", "-")
                        .out())
                .isEqualTo(plain);
    }

    @Test
    void wrong_names_are_answered_with_the_one_that_was_meant() {
        assertThat(expect(64, "retention", "tow", "--points", "p.json").err())
                .contains("Did you mean 'two'?", "  free");
        assertThat(expect(64, "retention", "free", "--points", "p.json").err())
                .contains("has no retention", "holdfast.yaml:13:3");
        assertThat(expect(64, "retention", "two", "--points", "p.json", "--copy", "x")
                        .err())
                .contains("makes no copies in 'x'", "  w");
        expect(64, "retention", "free", "--points", "p.json", "--copy", "w");
        expect(64, "retention", "two");
        expect(64, "retention");
        expect(64, "retention", "two", "--points", "p.json", "--at", "2026-11-20T15:00");
        expect(64, "retention", "two", "--points", "p.json", "--at", "+999999999-12-31T23:59:59Z");
        expect(64, "retention", "two", "--points", "p.json", "--at", "-999999999-01-01T00:00:00Z");
        for (String at : List.of("2262-01-01T00:00Z", "1677-12-31T23:59:59Z", "9999-12-31T23:59:59Z")) {
            assertThat(expect(64, "retention", "two", "--points", "p.json", "--at", at)
                            .err())
                    .contains("years 1678 to 2261");
        }
        assertThat(expect(64, "retention", "two", "--simulate", "90d", "--at", "1678-01-05T00:00Z")
                        .err())
                .contains("--simulate leads to 1677-10-07T00:00:00Z, outside the years 1678 to 2261");
        expect(64, "retention", "two", "--simulate", "90");
        expect(64, "retention", "two", "--simulate", "9d", "--copy", "w");
    }

    @Test
    void the_retention_of_copies_can_be_asked_for() {
        assertThat(expect(0, "retention", "two", "--points", "p.json", "--copy", "w", "--at=2026-11-20T15:00Z")
                        .out())
                .contains("copies of policy two in w", "daily 9d", "holdfast.yaml:11:", "3 kept, 2 pruned");
    }

    /** The program's rooms with a profile that counts the day of the capture as the first of an age. */
    private static final class StrictRooms implements Rooms {
        private final Rooms rooms = new Wiring();

        @Override
        public LoadedDeclaration load(Path workingDirectory, Path path) {
            return rooms.load(workingDirectory, path);
        }

        @Override
        public LoadedDeclaration load(Path workingDirectory, Node part, SourceText source, Path file) {
            return rooms.load(workingDirectory, part, source, file);
        }

        @Override
        public Conversion convert(Path workingDirectory, Path path, Spelling to) {
            return rooms.convert(workingDirectory, path, to);
        }

        @Override
        public Formatting format(Path workingDirectory, Path path) {
            return rooms.format(workingDirectory, path);
        }

        @Override
        public ServiceProfile profile(Surroundings surroundings) {
            return ServiceProfiles.azureStrict();
        }

        @Override
        public Stop interrupts(Consumer<String> tell) {
            return Stop.NEVER;
        }

        @Override
        public Workspaces workspaces(Surroundings surroundings, DatabasePlace place) {
            return rooms.workspaces(surroundings, place);
        }
    }

    @Test
    void days_of_an_age_are_counted_as_the_profile_does() {
        String[] decide = {"retention", "two", "--points", "p.json", "--copy", "w", "--at=2026-11-26T03:00Z"};
        assertThat(run(decide).out()).contains("3 kept, 2 pruned").contains("until 2026-11-26");
        Result strict = new Invocation(directory).run(new StrictRooms(), decide);
        assertThat(strict.out()).contains("2 kept, 3 pruned");
        String[] simulate = {"retention", "nine", "--simulate", "60d", "--at", "2026-11-20T15:00Z"};
        assertThat(run(simulate).out()).contains("60 points: 9 kept");
        assertThat(new Invocation(directory).run(new StrictRooms(), simulate).out())
                .contains("60 points: 8 kept");
    }

    @Test
    void a_bad_file_prints_nothing_on_standard_output_and_names_every_problem() {
        Invocation.write(directory, List.of("bad.json", "{\"points\":[{\"id\":1},\n{\"id\":\"a\",\"time\":\"x\"}]}"));
        Result result = expect(65, "retention", "two", "--points", "bad.json");
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains(
                        "bad.json:1:12", "bad.json:1:18", "bad.json:2:18", "3 errors in 1 file. Nothing was decided.");
        expect(65, "retention", "two", "--points", "missing.json");
        assertThat(expect(65, "retention", "two", "--points", ".").err()).contains("'.' is a directory");
    }

    @Test
    void time_travel_ends_at_the_instant_or_begins_now() {
        Result then = expect(0, "retention", "two", "--simulate", "10d", "--at", "2026-11-20T15:00Z", "--format=json");
        assertThat(then.out())
                .startsWith("{\"at\":\"2026-11-20T15:00:00Z\",\"kept\":[{\"id\":\"run-2026-11-20T03:00Z\","
                        + "\"time\":\"2026-11-20T03:00:00Z\",\"reasons\":[\"daily 1 of 2\",\"newest good point\"]}")
                .endsWith(
                        "\"simulated\":{\"from\":\"2026-11-10T15:00:00Z\",\"until\":\"2026-11-20T15:00:00Z\",\"runs\":10}}\n");
        Result now = expect(0, "retention", "two", "--points", "p.json", "--simulate", "10d");
        assertThat(now.out())
                .contains(
                        " at 2026-11-30T15:00:00Z",
                        "simulated: 10 runs from 2026-11-20T15:00:00Z",
                        "15 points: 2 kept, 13 pruned.");
    }
}
