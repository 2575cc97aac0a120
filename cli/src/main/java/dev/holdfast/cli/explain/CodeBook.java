package dev.holdfast.cli.explain;

import dev.holdfast.cli.explain.Explanation.Fact;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the ids and names of messages mean: the rows of {@code docs/findings.md}, which is packed with the program and is the
 * one source of these texts.
 */
public final class CodeBook {

    private static final String PAGE = "findings.md";
    private static final Pattern ROW =
            Pattern.compile("\\| (HF\\d{4}) \\| `([a-z0-9-]+)` \\| (error|warning|note) \\| (.*) \\|");

    private final List<Entry> entries;

    private CodeBook(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * A row.
     *
     * @param id such as {@code HF1031}
     * @param name such as {@code rpo-violated}
     * @param level word of the usual level
     * @param text what it means and what to do
     */
    public record Entry(String id, String name, String level, String text) {

        /** The headline, the first sentence of the text. */
        public String summary() {
            int end = text.indexOf(". ");
            return end < 0 ? text : text.substring(0, end + 1);
        }
    }

    /** A book without rows. */
    public static CodeBook empty() {
        return new CodeBook(List.of());
    }

    /** The book that is packed with the program. */
    public static CodeBook load() {
        List<Entry> entries = new ArrayList<>();
        try (InputStream page = CodeBook.class.getResourceAsStream(PAGE)) {
            if (page == null) {
                throw new IllegalStateException("the page of findings is not packed with the program");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(page, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                Matcher row = ROW.matcher(line);
                if (row.matches()) {
                    entries.add(new Entry(row.group(1), row.group(2), row.group(3), row.group(4)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CodeBook(entries);
    }

    /** The row with this very id. */
    public Optional<Entry> entry(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /** All rows, in the order of the page. */
    public List<Entry> entries() {
        return entries;
    }

    /** True for a word that can only be meant as an id. */
    public static boolean isId(String word) {
        return word.matches("(?i)hf[0-9]+");
    }

    /** What an id or a name means; case does not matter. */
    public Optional<Explanation> explain(String word) {
        String wanted = word.toLowerCase(Locale.ROOT);
        for (Entry entry : entries) {
            if (entry.id().toLowerCase(Locale.ROOT).equals(wanted)
                    || entry.name().equals(wanted)) {
                return Optional.of(explanation(entry));
            }
        }
        return Optional.empty();
    }

    private static Explanation explanation(Entry entry) {
        String summary = entry.summary();
        String rest = entry.text().substring(summary.length()).strip();
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("name", entry.name()));
        facts.add(Fact.of("level", entry.level()));
        for (String sentence : rest.split("(?<=\\.) (?=[A-Z`])", -1)) {
            if (!sentence.isEmpty()) {
                facts.add(Fact.of("meaning", sentence));
            }
        }
        return new Explanation("finding", entry.id(), summary, facts);
    }
}
