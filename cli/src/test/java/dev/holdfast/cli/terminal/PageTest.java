package dev.holdfast.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final List<List<Cell>> ROWS = List.of(
            List.of(new Cell(Style.ADDED, "+ a"), Cell.of("one"), Cell.of("x")),
            List.of(new Cell(Style.REMOVED, "- 数据库"), Cell.of("three"), Cell.of("y")),
            List.of(Cell.of("short row")));

    @Test
    void columns_start_below_each_other_and_lines_have_no_trailing_blanks() {
        String text = new Page(false).columns("  ", ROWS).toString();
        assertThat(text).isEqualTo("  + a        one     x\n  - 数据库   three   y\n  short row\n");
    }

    @Test
    void colour_is_only_an_addition() {
        String plain = new Page(false).columns("  ", ROWS).toString();
        String colored = new Page(true).columns("  ", ROWS).toString();
        assertThat(colored).isNotEqualTo(plain).contains("\u001b[32m");
        assertThat(colored.replaceAll("\u001b\\[[0-9]*m", "")).isEqualTo(plain);
    }

    @Test
    void gaps_do_not_add_up() {
        assertThat(new Page(false).gap().line("a").gap().gap().line("b").toString())
                .isEqualTo("a\n\nb\n");
    }

    @Test
    void a_paragraph_is_broken_in_the_same_places_with_and_without_a_style() {
        String words = "some words of a line ".repeat(20).strip();
        String plain = new Page(false).paragraph("  ", words).toString();
        assertThat(plain.lines()).hasSizeGreaterThan(3).allMatch(line -> line.length() <= 110 && line.startsWith("  "));
        String colored = new Page(true).paragraph("  ", Style.FAINT, words).toString();
        assertThat(colored.lines()).allMatch(line -> line.startsWith("\u001b[2m") && line.endsWith("\u001b[0m"));
        assertThat(colored.replaceAll("\u001b\\[[0-9]*m", "")).isEqualTo(plain);
    }
}
