package dev.holdfast.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import dev.holdfast.cli.Wiring;
import dev.holdfast.cli.session.Rooms;
import dev.holdfast.cli.session.Surroundings;
import dev.holdfast.cli.terminal.TextWidth;
import dev.holdfast.dsl.declaration.Conversion;
import dev.holdfast.dsl.declaration.Formatting;
import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.SourceText;
import dev.holdfast.dsl.tree.Spelling;
import dev.holdfast.executor.database.DatabasePlace;
import dev.holdfast.executor.operation.Stop;
import dev.holdfast.executor.workspace.Workspaces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApplyVoiceTest {

    private static final String ESTATE = """
            holdfast: 1
            name: small
            defaults: { timeZone: UTC, region: eastus, policy: gold }
            vaults:
              rsv: { region: eastus, redundancy: LRS }
              far: { region: westus, redundancy: LRS }
            policies:
              gold: { vault: rsv, schedule: { daily: "22:00", stagger: 1h }, retention: { daily: 7d } }
            vms:
              sql-01: { os: linux, disks: { os: { size: 64GiB, used: 8GiB } } }
              web-01: { os: linux, disks: { os: { size: 64GiB, used: 4GiB } } }
            """;

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path directory;

    @BeforeEach
    void passSomeDaysAndAskForCopies() {
        Invocation.write(directory, List.of("holdfast.yaml", ESTATE));
        expect(0, "apply", "--auto-approve", "--at", "2026-11-20T15:00:00Z");
        expect(0, "fabric", "advance", "3d");
        Invocation.edit(
                directory.resolve("holdfast.yaml"),
                "retention: { daily: 7d } }",
                "retention: { daily: 7d }, copies: [ { to: far, every: 1d, retention: { daily: 5d } } ] }");
    }

    private Result expect(int status, String... arguments) {
        return new Invocation(directory).expect(status, arguments);
    }

    private static List<JsonNode> objects(Result result) {
        List<JsonNode> objects = new ArrayList<>();
        result.out().lines().forEach(line -> objects.add(JSON.readTree(line)));
        return objects;
    }

    private static void assertFiguresGrow(List<JsonNode> objects) {
        long bytes = 0;
        int done = 0;
        int copies = 0;
        long total = -1;
        for (JsonNode object : objects) {
            if (object.has("bytesTotal")) {
                assertThat(object.get("bytesDone").asLong()).isGreaterThanOrEqualTo(bytes);
                assertThat(object.get("done").asInt())
                        .isGreaterThanOrEqualTo(done)
                        .isLessThanOrEqualTo(object.get("total").asInt());
                total = total < 0 ? object.get("bytesTotal").asLong() : total;
                assertThat(object.get("bytesTotal").asLong()).isEqualTo(total);
                assertThat(object.has("due")).isEqualTo(object.get("bytesDone").asLong() < total);
                bytes = object.get("bytesDone").asLong();
                done = object.get("done").asInt();
                copies += object.get("action").asString().equals("copy") ? 1 : 0;
            }
        }
        assertThat(copies).isPositive();
        assertThat(bytes).isEqualTo(total).isGreaterThan(1L << 30);
    }

    @Test
    void programs_are_told_how_much_was_copied_and_when_the_last_copy_is_due() {
        assertFiguresGrow(objects(expect(0, "apply", "--auto-approve", "--format", "jsonl")));
    }

    @Test
    void a_run_that_is_taken_up_again_tells_of_what_is_left() {
        expect(0, "plan", "--out", "week.plan");
        Result cut = new Invocation(directory).run(new ImpatientRooms(), "apply", "week.plan", "--parallelism=1");
        assertThat(cut.status()).as(cut.all()).isEqualTo(130);
        Result resumed = new Invocation(directory).run("apply", "--resume", "--format", "jsonl");
        assertThat(resumed.status()).as(cut.all() + resumed.all()).isZero();
        assertFiguresGrow(objects(resumed));
    }

    @Test
    void people_at_a_terminal_see_a_bar_that_fits_and_is_gone_at_the_end() {
        Result result = new Invocation(directory)
                .with("COLUMNS", "100")
                .on(stream -> true)
                .run("apply", "--auto-approve");
        assertThat(result.status()).as(result.all()).isZero();
        assertThat(result.err()).endsWith("\r\u001b[2K").contains("] 0/").doesNotContain("\n");
        for (String line : result.err().split("\r\u001b\\[2K", -1)) {
            assertThat(TextWidth.of(line)).isLessThan(100);
        }
    }

    /** Rooms in which somebody interrupts an apply after its first copies were begun, and again at once. */
    private static final class ImpatientRooms implements Rooms {
        private final Rooms rooms = new Wiring();
        private int asked;

        @Override
        public Stop interrupts(Consumer<String> tell) {
            return () -> asked++ < 4 ? Stop.Level.NONE : Stop.Level.LEAVE;
        }

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
            return rooms.profile(surroundings);
        }

        @Override
        public Workspaces workspaces(Surroundings surroundings, DatabasePlace place) {
            return rooms.workspaces(surroundings, place);
        }
    }

    @Test
    void moves_are_counted_at_the_end() {
        expect(0, "apply", "--auto-approve");
        Invocation.edit(directory.resolve("holdfast.yaml"), "  web-01: {", "  shop-01: { moved: web-01,");
        assertThat(expect(0, "apply", "--auto-approve").out()).contains("Moved: 1 object has another address.");
    }
}
