package dev.holdfast.dsl.diagnostic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each finding and each problem means, why it matters and what to do about it: the texts of {@code findings.md} and
 * {@code problems.md}, which lie beside this class among the resources.
 *
 * <p>The texts are plain sentences in one line without a line end, whose only Markdown is code in backticks. The headline
 * ({@link FindingType#summary()}, {@link DiagnosticCode#summary()}) is not part of them.
 */
public final class Meanings {

    private final Map<String, String> findings;
    private final Map<String, String> problems;

    private Meanings(Map<String, String> findings, Map<String, String> problems) {
        this.findings = findings;
        this.problems = problems;
    }

    /**
     * The texts that are packed with the program.
     *
     * @throws IllegalStateException if a text is missing or not as it must be; the message has a line for each of them
     */
    public static Meanings load() {
        return new Meanings(
                new MeaningFile("findings.md", "FindingType", findingNames()).texts(lines("findings.md")),
                new MeaningFile("problems.md", "DiagnosticCode", problemNames()).texts(lines("problems.md")));
    }

    /** What a finding means and what to do. */
    public String of(FindingType type) {
        return text(findings, type.id());
    }

    /** What a problem means and what to do. */
    public String of(DiagnosticCode code) {
        return text(problems, code.id());
    }

    private static String text(Map<String, String> texts, String id) {
        String text = texts.get(id);
        if (text == null) {
            throw new IllegalStateException("no text for " + id);
        }
        return text;
    }

    private static Map<String, String> findingNames() {
        Map<String, String> names = new LinkedHashMap<>();
        for (FindingType type : FindingType.values()) {
            names.put(type.id(), type.word());
        }
        return names;
    }

    private static Map<String, String> problemNames() {
        Map<String, String> names = new LinkedHashMap<>();
        for (DiagnosticCode code : DiagnosticCode.values()) {
            names.put(code.id(), code.word());
        }
        return names;
    }

    private static List<String> lines(String resource) {
        try (InputStream in = Meanings.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the product lacks " + resource);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
