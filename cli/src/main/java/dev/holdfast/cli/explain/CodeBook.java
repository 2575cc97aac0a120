package dev.holdfast.cli.explain;

import dev.holdfast.cli.explain.Explanation.Fact;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.diagnostic.Meanings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the ids and names of messages mean: every finding and every problem, with its {@linkplain Meanings text}. */
public final class CodeBook {

    private final List<Entry> entries;

    private CodeBook(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * A finding or a problem.
     *
     * @param id such as {@code HF1031}
     * @param name such as {@code rpo-violated}
     * @param level word of the usual level
     * @param summary the headline, a sentence with its full stop
     * @param meaning what it means and what to do, in sentences
     */
    public record Entry(String id, String name, String level, String summary, String meaning) {

        /** The headline and what it means, as one text. */
        public String text() {
            return summary + " " + meaning;
        }
    }

    /** A book without entries. */
    public static CodeBook empty() {
        return new CodeBook(List.of());
    }

    /** The book of all that the program can say. */
    public static CodeBook load() {
        Meanings meanings = Meanings.load();
        List<Entry> entries = new ArrayList<>();
        for (FindingType type : FindingType.values()) {
            entries.add(
                    new Entry(type.id(), type.word(), type.level().word(), type.summary() + ".", meanings.of(type)));
        }
        for (DiagnosticCode code : DiagnosticCode.values()) {
            entries.add(
                    new Entry(code.id(), code.word(), code.severity().word(), code.summary() + ".", meanings.of(code)));
        }
        return new CodeBook(entries);
    }

    /** The entry with this very id. */
    public Optional<Entry> entry(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /** All entries: findings, then problems, each in the order of the ids. */
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
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("name", entry.name()));
        facts.add(Fact.of("level", entry.level()));
        for (String sentence : entry.meaning().split("(?<=\\.) (?=[A-Z`])", -1)) {
            facts.add(Fact.of("meaning", sentence));
        }
        return new Explanation("finding", entry.id(), entry.summary(), facts);
    }
}
