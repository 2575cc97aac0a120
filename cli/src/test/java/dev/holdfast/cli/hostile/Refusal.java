package dev.holdfast.cli.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.holdfast.cli.Invocation;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.groovy.gate.SyntaxGate;
import dev.holdfast.dsl.groovy.parse.PolicyParser;
import dev.holdfast.dsl.text.GatedText;
import dev.holdfast.dsl.text.TextGate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Why a hostile file is refused: a file refused for another reason than its own tests nothing.
 *
 * @param name of the file in the corpus, without its ending
 * @param problems code and line of the first few, as the user reads them; columns depend on where the test runs
 */
record Refusal(String name, Stage stage, List<String> problems) {

    /** How far a text comes. */
    enum Stage {
        /** The bytes are not text that may be parsed. */
        TEXT,
        /** Refused by its words and signs; Groovy's parser never sees it. */
        GATE,
        /** Refused by the parser, or by the allow-list on its tree. */
        TREE,
        /** Refused by the evaluation, the schema, or the meaning. */
        MEANING
    }

    /** Classes of files that the gate alone may refuse, and why that is their defence. */
    static final Map<String, String> ENDING_AT_THE_GATE =
            Map.of("imports", "each needs the word 'import' or 'package', which no policy has but as a key");

    private static final Path EXPECTED = Invocation.repository().resolve("cli/src/test/resources/hostile-refusals.txt");
    private static final int SHOWN = 3;

    /** The headline of a problem with its code, and the place in the line below it. */
    private static final Pattern PROBLEM =
            Pattern.compile("(?m)^Error: [^\\n]*\\[(HF\\d{4})\\](?:\\n  at [^\\n]*\\.holdfast\\.groovy:(\\d+))?");

    /** What a run printed about a file. */
    static Refusal of(Path corpus, Path file, String output) throws IOException {
        String path = corpus.relativize(file).toString();
        List<String> problems = PROBLEM.matcher(output)
                .results()
                .limit(SHOWN)
                .map(Refusal::problem)
                .toList();
        return new Refusal(
                path.substring(0, path.length() - HostileRun.ENDING.length()),
                stage(Files.readAllBytes(file)),
                problems);
    }

    private static String problem(MatchResult match) {
        return match.group(1) + (match.group(2) == null ? "" : " " + match.group(2));
    }

    private static Stage stage(byte[] bytes) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<GatedText> text = TextGate.open("p", bytes, diagnostics);
        if (text.isEmpty() || diagnostics.hasErrors()) {
            return Stage.TEXT;
        }
        if (SyntaxGate.admit(text.get(), diagnostics).isEmpty()) {
            return Stage.GATE;
        }
        return PolicyParser.parse(text.get(), diagnostics).isEmpty() ? Stage.TREE : Stage.MEANING;
    }

    /** The class of files it belongs to. */
    String group() {
        return name.substring(0, name.indexOf('/'));
    }

    /** What was reviewed by reading. */
    static List<Refusal> expected() throws IOException {
        return Files.readAllLines(EXPECTED).stream().map(Refusal::parse).toList();
    }

    private static Refusal parse(String line) {
        String[] parts = line.split(" +", 3);
        return new Refusal(parts[0], Stage.valueOf(parts[1].toUpperCase(Locale.ROOT)), List.of(parts[2].split(", ")));
    }

    /** Holds the lines of a run against the reviewed ones; {@code -Dgolden=accept} rewrites them. */
    static void compare(List<String> lines) throws IOException {
        if ("accept".equals(System.getProperty("golden"))) {
            String text = String.join("\n", lines) + "\n";
            if (!Files.exists(EXPECTED) || !Files.readString(EXPECTED).equals(text)) {
                Files.writeString(EXPECTED, text);
                fail(EXPECTED.getFileName() + " was rewritten; read the difference, then run without -Dgolden=accept");
            }
        }
        assertThat(lines)
                .as("why hostile files are refused; ./dev golden rewrites the list, which is then to be read")
                .containsExactlyElementsOf(Files.readAllLines(EXPECTED));
    }

    @Override
    public String toString() {
        return String.format("%-44s %-8s %s", name, stage.name().toLowerCase(Locale.ROOT), String.join(", ", problems));
    }
}
