package dev.holdfast.dsl.ignore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.generator.Seeds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class IgnoresTest {

    private static final int SEEDS = 200;

    private static Ignore ignore(int number, String finding, Reach reach) {
        return new Ignore(
                finding,
                LocalDate.of(2027, 1, 31),
                "why",
                Optional.empty(),
                SourceSpan.at(reach.file(), number + 1, 1),
                reach);
    }

    private static Reach reach(RandomGenerator random) {
        String file = Seeds.oneOf(random, "a.yaml", "C:\\b:1.yaml");
        int first = 1 + random.nextInt(12);
        return random.nextBoolean()
                ? Reach.line(file, first)
                : new Reach(file, first, first + random.nextInt(8), 1 + random.nextInt(6));
    }

    @Test
    void the_ignores_at_a_place_are_those_whose_reach_contains_it() {
        Seeds.forEach(SEEDS, random -> {
            List<Ignore> all = new ArrayList<>();
            for (int i = random.nextInt(15); i > 0; i--) {
                all.add(ignore(i, Seeds.oneOf(random, "x", "y"), reach(random)));
            }
            Ignores ignores = Ignores.of(all);
            for (int line = 1; line < 22; line++) {
                for (int column = 1; column < 8; column++) {
                    for (String file : List.of("a.yaml", "C:\\b:1.yaml", "c.yaml")) {
                        Set<Ignore> expected = new HashSet<>();
                        for (Ignore ignore : all) {
                            Reach reach = ignore.reach();
                            boolean after = line >= reach.firstLine();
                            boolean before =
                                    line < reach.lastLine() || (line == reach.lastLine() && column < reach.endColumn());
                            if (ignore.finding().equals("x") && reach.file().equals(file) && after && before) {
                                expected.add(ignore);
                            }
                        }
                        List<Ignore> found = ignores.at("x", file + ":" + line + ":" + column);
                        assertThat(found).doesNotHaveDuplicates();
                        assertThat(new HashSet<>(found)).isEqualTo(expected);
                    }
                }
            }
        });
    }

    @Test
    void what_is_no_place_has_no_ignores() {
        Ignores ignores = Ignores.of(List.of(ignore(1, "x", Reach.line("a", 1))));
        assertThat(ignores.at("x", "a:1:1")).hasSize(1);
        for (String place :
                List.of("", "a", ":1:1", "a:1", "a::1", "a:1:", "a:x:1", "a:1:99999999999", "a:0:1", "a:-1:1")) {
            assertThat(ignores.at("x", place)).as(place).isEmpty();
        }
        assertThat(ignores.concern("x")).isTrue();
        assertThat(ignores.concern("y")).isFalse();
        assertThat(Ignores.NONE.at("x", "a:1:1")).isEmpty();
    }

    @Test
    void many_ignores_beside_each_other_inside_of_one_are_passed_at_once() {
        List<Ignore> all = new ArrayList<>();
        int lines = 50_000;
        all.add(ignore(0, "x", new Reach("a", 1, 3 * lines, 1)));
        for (int i = 1; i < lines; i++) {
            all.add(ignore(i, "x", Reach.line("a", 2 * i)));
        }
        Ignores ignores = Ignores.of(all);
        long start = System.nanoTime();
        for (int i = 1; i < lines; i++) {
            assertThat(ignores.at("x", "a:" + (2 * i + 1) + ":1").size()).isEqualTo(1);
        }
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
    }
}
