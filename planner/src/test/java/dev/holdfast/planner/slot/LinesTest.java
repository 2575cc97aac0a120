package dev.holdfast.planner.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LinesTest {

    private static int peak(int[] minutes, int[] beginnings) {
        int[] load = new int[10_000];
        for (int i = 0; i < minutes.length; i++) {
            for (int minute = beginnings[i]; minute < beginnings[i] + minutes[i]; minute++) {
                load[minute]++;
            }
        }
        return Arrays.stream(load).max().orElseThrow();
    }

    @Test
    void jobs_of_equal_length_fill_every_line_to_the_last_slot() {
        int[] minutes = new int[100];
        Arrays.fill(minutes, 12);
        assertThat(Lines.least(minutes, 59)).as("at 0, 12, 24, 36 and 48").isEqualTo(20);
        assertThat(peak(minutes, Lines.beginnings(minutes, 59))).isEqualTo(20);
        assertThat(Lines.least(minutes, 60)).as("and at 60").isEqualTo(17);
        assertThat(peak(minutes, Lines.beginnings(minutes, 60))).isEqualTo(17);
    }

    @Test
    void jobs_longer_than_the_window_have_a_line_each() {
        int[] minutes = {90, 80, 70, 31, 30, 30};
        assertThat(Lines.least(minutes, 30)).isEqualTo(4);
        assertThat(peak(minutes, Lines.beginnings(minutes, 30))).isEqualTo(4);
        assertThat(Lines.least(minutes, 0)).as("all begin at once").isEqualTo(6);
        assertThat(Lines.beginnings(minutes, 0)).containsOnly(0);
    }

    @Test
    void the_longest_begin_earliest_among_the_last_of_the_lines() {
        int[] minutes = {50, 40, 20, 10};
        assertThat(Lines.beginnings(minutes, 25)).containsExactly(10, 20, 0, 0);
    }

    @Test
    void lines_begin_inside_the_window_and_are_hardly_more_than_the_bound() {
        Seeds.forEach(Boolean.getBoolean("holdfast.long") ? 2_000 : 25, random -> {
            int lastSlot = random.nextInt(240);
            int longest = 1 + random.nextInt(300);
            int[] minutes = random.ints(1 + random.nextInt(500), 1, longest + 1)
                    .map(length -> -length)
                    .sorted()
                    .map(length -> -length)
                    .toArray();
            int[] beginnings = Lines.beginnings(minutes, lastSlot);
            assertThat(Arrays.stream(beginnings)).allMatch(beginning -> beginning >= 0 && beginning <= lastSlot);
            int least = Lines.least(minutes, lastSlot);
            assertThat(peak(minutes, beginnings)).isBetween(least, least + 1 + least / 8);
        });
    }
}
