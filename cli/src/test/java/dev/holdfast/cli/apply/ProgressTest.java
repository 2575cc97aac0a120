package dev.holdfast.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Wiring;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.session.Surroundings;
import dev.holdfast.cli.session.Terminals;
import dev.holdfast.cli.terminal.ColorChoice;
import dev.holdfast.cli.terminal.TextWidth;
import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.executor.database.DatabasePlace;
import dev.holdfast.executor.operation.ApplyEvent;
import dev.holdfast.executor.operation.ApplyEvent.Phase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 2_000 : 100;
    private static final String CLEARED = "\r\u001b[2K";
    private static final Instant START = Instant.parse("2026-11-20T15:00:00Z");

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private Instant now = START;

    private Progress progress(Map<String, String> variables, boolean terminal, int columns) {
        Terminals terminals = new Terminals() {
            @Override
            public boolean isTerminal(Stream stream) {
                return terminal;
            }

            @Override
            public int columns() {
                return columns;
            }
        };
        PrintStream err = new PrintStream(written, true, StandardCharsets.UTF_8);
        Path here = Path.of("").toAbsolutePath();
        Surroundings surroundings = new Surroundings(
                here, variables, new ByteArrayInputStream(new byte[0]), err, err, () -> now, terminals);
        return new Progress(
                new Session(surroundings, new Wiring(), ColorChoice.NEVER, DatabasePlace.in(here), Duration.ZERO));
    }

    private static ApplyEvent event(Phase phase, String action, String address, int done, int total) {
        return new ApplyEvent(phase, action, address, done, total, phase == Phase.FAILED ? "no room" : "");
    }

    private String shown() {
        return written.toString(StandardCharsets.UTF_8);
    }

    /** Everything that was drawn in one line, in order. */
    private List<String> drawn() {
        List<String> lines = new ArrayList<>();
        for (String part : shown().split("\n", -1)) {
            for (String line : part.split("\r\u001b\\[2K", -1)) {
                if (!line.isEmpty()) {
                    lines.add(line);
                }
            }
        }
        return lines;
    }

    @Test
    void a_terminal_shows_one_line_that_is_cleared_before_anything_else_and_at_the_end() {
        Progress progress = progress(Map.of(), true, 80);
        progress.on(event(Phase.STARTED, "create", "vault/rsv", 0, 4));
        now = now.plusSeconds(1);
        progress.on(event(Phase.DONE, "create", "vault/rsv", 1, 4));
        progress.on(event(Phase.FAILED, "create", "policy/gold", 2, 4));
        progress.on(event(Phase.DONE, "create", "policy/plain", 3, 4));
        progress.end();
        progress.end();
        assertThat(shown())
                .isEqualTo(CLEARED + "[--------------------] 0/4  create vault/rsv" + CLEARED
                        + "[#####---------------] 1/4  create vault/rsv" + CLEARED
                        + "[2/4] policy/gold: create failed: no room" + System.lineSeparator() + CLEARED
                        + "[###############-----] 3/4  create policy/plain" + CLEARED);
    }

    @Test
    void nothing_is_redrawn_where_nobody_looks_at_a_terminal() {
        List<Progress> plain = List.of(
                progress(Map.of(), false, 80),
                progress(Map.of("CI", "true"), true, 80),
                progress(Map.of("TERM", "dumb"), true, 80));
        for (Progress progress : plain) {
            written.reset();
            progress.on(event(Phase.STARTED, "create", "vault/rsv", 0, 2));
            progress.on(event(Phase.DONE, "create", "vault/rsv", 1, 2));
            progress.on(event(Phase.SKIPPED, "copy", "p", 2, 2));
            progress.end();
            assertThat(shown()).doesNotContain("\r\u001b", "#");
            assertThat(shown().lines()).containsExactly("[1/2] vault/rsv: create done", "[2/2] p: copy skipped: ");
        }
    }

    @Test
    void a_line_is_never_wider_than_the_terminal_whatever_is_shown() {
        Seeds.forEach(SEEDS, random -> {
            written.reset();
            int columns = 1 + random.nextInt(random.nextBoolean() ? 24 : 120);
            Map<String, String> variables = new HashMap<>();
            if (random.nextBoolean()) {
                variables.put("COLUMNS", Integer.toString(columns));
            }
            Progress progress = progress(variables, true, variables.isEmpty() ? columns : 200);
            int total = 1 + random.nextInt(1_000_000);
            for (int i = 0; i < 5; i++) {
                now = now.plusSeconds(1);
                String name = Seeds.oneOf(
                        random, "sql-01@2026→rsv", "漢字漢字漢字漢字漢字", "a\u0301e\u0301", "\u001b[31mred\nnext", "😀😀😀😀");
                progress.on(
                        event(Phase.STARTED, "copy", name.repeat(random.nextInt(6)), random.nextInt(total + 1), total));
            }
            for (String line : drawn()) {
                assertThat(TextWidth.of(line))
                        .as("%d columns: %s", columns, line)
                        .isLessThan(Math.max(2, columns));
                assertThat(line).doesNotContain("\u001b");
            }
        });
    }

    @Test
    void twenty_columns_hold_a_bar_and_the_count() {
        Progress progress = progress(Map.of(), true, 20);
        progress.on(event(Phase.STARTED, "copy", "漢字漢字漢字漢字", 6, 12));
        assertThat(drawn()).containsExactly("[######------] 6/12");
    }

    @Test
    void a_hundred_thousand_steps_are_drawn_at_most_ten_times_a_second() {
        Progress progress = progress(Map.of(), true, 80);
        int steps = 100_000;
        for (int i = 0; i < steps; i++) {
            now = START.plus(Duration.ofSeconds(10).multipliedBy(i).dividedBy(steps));
            progress.on(event(Phase.STARTED, "create", "protection/vm-" + i, i, steps));
            progress.on(event(Phase.DONE, "create", "protection/vm-" + i, i + 1, steps));
        }
        assertThat(drawn()).hasSizeBetween(50, 101);
    }

    @Test
    void a_clock_that_is_set_back_stops_nothing() {
        Progress progress = progress(Map.of(), true, 80);
        progress.on(event(Phase.STARTED, "create", "a", 0, 2));
        now = START.minusSeconds(3600);
        progress.on(event(Phase.STARTED, "create", "b", 1, 2));
        assertThat(drawn()).hasSize(2);
    }
}
