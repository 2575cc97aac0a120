package dev.holdfast.cli.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Words of a command as a POSIX shell reads them. */
final class ShellWords {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/:@+=-]+");

    private ShellWords() {}

    /**
     * A command of this program.
     *
     * @param operands words that mean themselves, also if they begin with a hyphen
     */
    static String command(String name, List<String> options, List<String> operands) {
        List<String> words = new ArrayList<>(List.of("holdfast", name));
        boolean hidden = operands.stream().anyMatch(operand -> operand.startsWith("-"));
        if (!hidden) {
            operands.forEach(operand -> words.add(quoted(operand)));
        }
        options.forEach(option -> words.add(quoted(option)));
        if (hidden) {
            words.add("--");
            operands.forEach(operand -> words.add(quoted(operand)));
        }
        return String.join(" ", words);
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
