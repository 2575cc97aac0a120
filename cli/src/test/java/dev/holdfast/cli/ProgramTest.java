package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation.Result;
import dev.holdfast.cli.session.Rooms;
import dev.holdfast.cli.session.Surroundings;
import dev.holdfast.dsl.declaration.Conversion;
import dev.holdfast.dsl.declaration.Formatting;
import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.SourceText;
import dev.holdfast.dsl.tree.Spelling;
import dev.holdfast.executor.database.DatabasePlace;
import dev.holdfast.executor.lease.LeaseTerms;
import dev.holdfast.executor.operation.Stop;
import dev.holdfast.executor.workspace.RecordKeeper;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.executor.workspace.Workspaces;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {

    @TempDir
    Path directory;

    /** Rooms in which everything breaks in a way nobody foresaw. */
    private static final class BrokenRooms implements Rooms {
        @Override
        public LoadedDeclaration load(Path workingDirectory, Path path) {
            throw new IllegalStateException("broken\u001b[31m");
        }

        @Override
        public LoadedDeclaration load(Path workingDirectory, Node part, SourceText source, Path file) {
            throw new IllegalStateException("broken");
        }

        @Override
        public Conversion convert(Path workingDirectory, Path path, Spelling to) {
            throw new IllegalStateException("broken");
        }

        @Override
        public Formatting format(Path workingDirectory, Path path) {
            throw new IllegalStateException("broken");
        }

        @Override
        public ServiceProfile profile(Surroundings surroundings) {
            throw new IllegalStateException("broken");
        }

        @Override
        public Stop interrupts(Consumer<String> tell) {
            return Stop.NEVER;
        }

        @Override
        public Workspaces workspaces(Surroundings surroundings, DatabasePlace place) {
            return new Workspaces() {
                @Override
                public Workspace open(String estate, LeaseTerms terms) {
                    throw new IllegalStateException("broken");
                }

                @Override
                public RecordKeeper keeper(String estate, LeaseTerms terms) {
                    throw new IllegalStateException("broken");
                }

                @Override
                public List<String> estates() throws WorkspaceException {
                    throw new WorkspaceException(
                            WorkspaceException.Kind.STATE_UNAVAILABLE, "damaged", List.of("last good: #3"));
                }
            };
        }
    }

    @Test
    void an_unexpected_problem_is_one_line_and_no_stack_trace() {
        Result result = new Invocation(directory).run(new BrokenRooms(), "plan");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("Error: IllegalStateException: broken\\x1b[31m. ")
                .contains("HOLDFAST_DEBUG=1")
                .doesNotContain("\tat ");
        assertThat(result.err().lines()).hasSize(1);
    }

    @Test
    void the_stack_trace_is_there_when_it_is_asked_for() {
        Result result = new Invocation(directory).with("HOLDFAST_DEBUG", "1").run(new BrokenRooms(), "plan");
        assertThat(result.err()).contains("\tat dev.holdfast.cli.");
    }

    @Test
    void a_damaged_state_ends_with_6_and_its_details() {
        Result result = new Invocation(directory).run(new BrokenRooms(), "status");
        assertThat(result.status()).isEqualTo(6);
        assertThat(result.err()).isEqualTo("Error: damaged\n  last good: #3\n");
    }

    @Test
    void a_reader_that_has_gone_is_no_failure_but_a_full_disk_is() {
        assertThat(failing("Broken pipe").failure()).isEmpty();
        assertThat(failing("No space left on device").failure()).contains("No space left on device");
    }

    private static ResultStream failing(String message) {
        ResultStream stream = new ResultStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        });
        byte[] bytes = "x".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        stream.write(bytes, 0, bytes.length);
        stream.flush();
        return stream;
    }

    @Test
    void saved_plans_can_be_read_by_their_owner_alone() throws IOException {
        Invocation.copyOfSample("first-steps", directory);
        assertThat(new Invocation(directory)
                        .run("plan", "first-steps", "-o", "a.plan")
                        .status())
                .isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("a.plan"))))
                .isEqualTo("rw-------");
        Result nowhere = new Invocation(directory).run("plan", "first-steps", "-o", "no/such/a.plan");
        assertThat(nowhere.status()).isEqualTo(1);
        assertThat(nowhere.err()).contains("cannot be written");
        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("a.plan", "first-steps");
        }
    }

    @Test
    void progress_is_redrawn_on_a_terminal_only() {
        Invocation.copyOfSample("first-steps", directory);
        Result terminal = new Invocation(directory)
                .on(stream -> true)
                .with("NO_COLOR", "1")
                .run("apply", "first-steps", "--auto-approve");
        assertThat(terminal.err())
                .contains("\r\u001b[2K[--------------------] 0/6  create ")
                .endsWith("\r\u001b[2K");
        assertThat(terminal.out()).doesNotContain("\u001b");
    }
}
