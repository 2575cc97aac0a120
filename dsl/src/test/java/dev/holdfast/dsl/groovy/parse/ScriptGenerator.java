package dev.holdfast.dsl.groovy.parse;

import dev.holdfast.dsl.generator.Seeds;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Random policy files that are correct as far as their syntax goes; what they mean is of no interest. */
public final class ScriptGenerator {

    private final RandomGenerator random;

    /** A generator of this random source. */
    public ScriptGenerator(RandomGenerator random) {
        this.random = random;
    }

    /** One file. */
    public String file() {
        String functions = random.nextInt(3) > 0 ? "" : "def make(a, b) {\n" + statements(2, 2) + "}\n";
        return functions + statements(3, 1 + random.nextInt(5));
    }

    /** A damaged file. */
    String damagedFile() {
        return damaged(file());
    }

    /** The text with a few pieces removed, repeated, or put in from elsewhere. */
    String damaged(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0 && !out.isEmpty(); i--) {
            int at = random.nextInt(out.length());
            int end = Math.min(out.length(), at + random.nextInt(6));
            String[] pieces = {
                "{", "}", "(", ")", "[", "]", "'", "\"", "${", "$", ":", ",", ";", ".", "?", "->", "=", "/", "//", "/*",
                "\\", "\n", " ", "@A", "as", "in", "if", "else", "case", "def", "int", "new", "this", "x", "1", "..",
                "*", "++", "!", "-", "<", "é", "::", "&", "\t", "class"
            };
            switch (random.nextInt(3)) {
                case 0 -> out.delete(at, end);
                case 1 -> out.insert(at, out.substring(at, end));
                default -> out.insert(at, Seeds.oneOf(random, pieces));
            }
        }
        return out.toString();
    }

    private String statements(int depth, int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        statement(depth) + Seeds.oneOf(random, "\n", "\r\n", "\n\n  ", ";", " // 'note\n", "\n/* { */"))
                .collect(Collectors.joining());
    }

    private String statement(int depth) {
        if (depth == 0) {
            return verb() + " " + simple();
        }
        return switch (random.nextInt(9)) {
            case 0 -> "def " + name() + " = " + value(depth);
            case 1 -> name() + Seeds.oneOf(random, " = ", " += ", "-=", " /= ") + value(depth);
            case 2 ->
                "if (" + value(depth) + ") { " + statements(depth - 1, 1) + " }"
                        + Seeds.oneOf(random, "", " else { " + statements(depth - 1, 1) + "}");
            case 3 -> "for (" + name() + " in " + value(depth) + ") {\n" + statements(depth - 1, 2) + "}";
            case 4 ->
                "switch (" + name() + ") { case 1: case 'b':\n" + statements(depth - 1, 1) + "\nbreak\n default:\n"
                        + statements(depth - 1, 1) + "\n}";
            case 5 -> "return " + value(depth);
            case 6 -> verb() + " " + simple() + Seeds.oneOf(random, "", ", " + simple(), ", key: " + simple());
            case 7 -> name() + "('" + text() + "') { " + statements(depth - 1, 1) + " }";
            default ->
                name() + "." + name() + Seeds.oneOf(random, "(", "( ") + value(depth - 1) + ") { p, q -> "
                        + statements(depth - 1, 1) + "}";
        };
    }

    private String value(int depth) {
        if (depth == 0) {
            return simple();
        }
        int less = depth - 1;
        return switch (random.nextInt(13)) {
            case 0 -> {
                String left = value(less);
                String operator = Seeds.oneOf(random, " + ", "-", " * ", " / ", " % ");
                // a slash behind a brace would begin a text, and a name in parentheses before a minus is a cast in
                // Groovy
                boolean apart =
                        operator.equals(" / ") && left.endsWith("}") || !operator.equals(" * ") && left.endsWith(")");
                String right = value(less);
                yield (apart ? "(" + left + ")" : left) + operator + (right.startsWith("-") ? " " : "") + right;
            }
            case 1 -> value(less) + Seeds.oneOf(random, " == ", " != ", "<", " <= ", " > ", " >= ", " in ") + simple();
            case 2 -> "(" + value(less) + ")" + Seeds.oneOf(random, " && ", " ||\n ") + "(" + value(less) + ")";
            case 3 -> "(" + value(less) + ") ? " + value(less) + " : " + value(less);
            case 4 -> name() + " ?: " + value(less);
            case 5 -> "[" + value(less) + ", " + value(less) + "]";
            case 6 -> Seeds.oneOf(random, "[:]", "[a: " + value(less) + ", 'b c': 1, (" + name() + "): 2]");
            case 7 -> name() + Seeds.oneOf(random, ".", "?.", "\n  .") + name() + "[" + value(less) + "]";
            case 8 -> "\"" + text() + "${" + name() + " + " + simple() + "}😀$" + name() + " \"";
            case 9 -> Seeds.oneOf(random, "!", "-", "+") + "(" + value(less) + ")";
            case 10 -> "(1" + Seeds.oneOf(random, "..", "..<") + simple() + ")";
            case 11 -> "{ " + Seeds.oneOf(random, "", "x -> ", "-> ") + statement(less) + " }";
            default -> name() + "(" + value(less) + ", " + value(less) + ")";
        };
    }

    private String simple() {
        return switch (random.nextInt(6)) {
            case 0 -> String.valueOf(random.nextInt(100));
            case 1 -> "4.hours";
            case 2 -> "'" + text() + "'";
            case 3 -> Seeds.oneOf(random, "true", "null", "1.50", "1_000");
            default -> name();
        };
    }

    private String text() {
        return Seeds.oneOf(random, "", "web-01", "a b", "ä😀", "\\'\\\\", "\\$x", "\\n", "// { (", "/*");
    }

    /** A capital before a name would be read as a type, and is refused. */
    private String verb() {
        return Seeds.oneOf(random, "vm", "policy", "a", "b", "x1");
    }

    private String name() {
        return Seeds.oneOf(random, "vm", "policy", "a", "b", "it", "x1", "_y", "GRS");
    }
}
