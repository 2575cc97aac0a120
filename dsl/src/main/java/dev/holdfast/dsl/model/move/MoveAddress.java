package dev.holdfast.dsl.model.move;

import dev.holdfast.dsl.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A side of a move: {@code policy/gold}, {@code vault/rsv-eastus} or {@code vm/web-01}.
 *
 * @param type what it is
 * @param name its name; of a machine its address
 */
public record MoveAddress(MoveType type, String name) {

    /** What people are told who wrote something else. */
    public static final String EXAMPLE = "Write an address such as policy/gold, vault/rsv-eastus or vm/web-01.";

    /** Words of addresses in plans and records that are parts of a machine. */
    private static final List<String> PARTS = List.of("protection", "schedule", "copy");

    /** Reads an address; empty if the text is none. */
    public static Optional<MoveAddress> of(String text) {
        int slash = text.indexOf('/');
        if (slash <= 0 || slash == text.length() - 1) {
            return Optional.empty();
        }
        return MoveType.of(text.substring(0, slash)).map(type -> new MoveAddress(type, text.substring(slash + 1)));
    }

    /** Why a text is no address, in a full sentence, with what was probably meant. */
    public static String problem(String text) {
        int slash = text.indexOf('/');
        String word = slash < 0 ? text : text.substring(0, slash);
        List<String> words = new ArrayList<>();
        for (MoveType each : MoveType.values()) {
            words.add(each.word());
        }
        String hint = PARTS.contains(word)
                ? " The " + word + " of a machine moves with it: write vm/ and the machine."
                : slash < 0 || words.contains(word) ? "" : Suggestion.didYouMean(word, words);
        return "'" + text + "' does not say what has a new name." + hint + " " + EXAMPLE;
    }

    /** True for the same thing: the service tells only policies apart by case. */
    public boolean isSameAs(MoveAddress other) {
        return key().equals(other.key());
    }

    /** The same text for the same thing. */
    public String key() {
        return Move.written(type, type == MoveType.POLICY ? name : name.toLowerCase(Locale.ROOT));
    }

    /** As the language writes it. */
    @Override
    public String toString() {
        return Move.written(type, name);
    }
}
