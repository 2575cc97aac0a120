package dev.holdfast.dsl.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Damaged declarations: the outcome is a tree or errors. The long run, steered by coverage, is {@code ./dev fuzz}. */
class FrontEndsTest {

    private static final Path ROOT = Path.of(System.getProperty("holdfast.root"));
    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 1_000 : 25;
    private static final int TEXTS_PER_SEED = 20;
    private static final int LONGEST = 6_000;
    private static final String[] PIECES = {
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        "'",
        "\"",
        "${",
        "$x",
        "'''",
        "\"\"\"",
        "->",
        "?.",
        "?:",
        "..",
        "*",
        ";",
        "\n",
        "\r",
        "\t",
        ":",
        ",",
        "\\",
        "/*",
        "*/",
        "//",
        "#",
        "&a",
        "*a",
        "<<:",
        "- ",
        "? ",
        "| ",
        "> ",
        "!!",
        "---\n",
        "%",
        "def ",
        "it",
        "null",
        "1",
        "99999999999999999999",
        "-1",
        "4.hours",
        "1.GiB",
        "for (x in ",
        "if (",
        "switch (",
        "return ",
        "vm('a') { ",
        "where { ",
        "apply from: '",
        "\u0000",
        "\u202e",
        "\ud83d\ude00",
        "é",
        "\uFEFF"
    };

    private static List<String> corpus() throws IOException {
        List<String> texts = new ArrayList<>();
        for (String folder : List.of("samples", "cli/src/test/resources/hostile")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                for (Path file : files.sorted().toList()) {
                    String name = file.getFileName().toString();
                    boolean groovy = name.endsWith(".groovy");
                    if ((groovy || name.endsWith("holdfast.yaml")) && Files.size(file) <= LONGEST) {
                        texts.add((groovy ? "" : "#\n") + Files.readString(file));
                    }
                }
            }
        }
        return texts;
    }

    @Test
    void damaged_declarations_end_in_a_tree_or_in_errors() throws IOException {
        List<String> corpus = corpus();
        assertThat(corpus).hasSizeGreaterThan(100);
        Seeds.forEach(SEEDS, random -> {
            for (int i = 0; i < TEXTS_PER_SEED; i++) {
                String text = damaged(random, corpus);
                try {
                    FrontEnds.fuzzerTestOneInput(text.getBytes(StandardCharsets.UTF_8));
                } catch (RuntimeException | StackOverflowError problem) {
                    throw new AssertionError("of this text:\n" + text, problem);
                }
            }
        });
    }

    private static String damaged(RandomGenerator random, List<String> corpus) {
        StringBuilder text = new StringBuilder(corpus.get(random.nextInt(corpus.size())));
        for (int times = 1 + random.nextInt(6); times > 0 && !text.isEmpty(); times--) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + 1 + random.nextInt(random.nextBoolean() ? 4 : 80));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(from, text.substring(from, to).repeat(1 + random.nextInt(4)));
                case 2 -> text.insert(from, Seeds.oneOf(random, PIECES));
                case 3 -> text.replace(from, to, Seeds.oneOf(random, PIECES));
                default -> {
                    String other = corpus.get(random.nextInt(corpus.size()));
                    int start = random.nextInt(other.length());
                    text.insert(from, other, start, Math.min(other.length(), start + random.nextInt(120)));
                }
            }
        }
        return text.toString();
    }
}
