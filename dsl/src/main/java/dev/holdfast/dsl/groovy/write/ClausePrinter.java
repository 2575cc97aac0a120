package dev.holdfast.dsl.groovy.write;

import java.util.List;

/** Lays clauses out in lines: short blocks on one line, else one clause per line; two spaces for each block. */
final class ClausePrinter {

    /** The longest line that holds a whole block or several arguments. */
    private static final int WIDTH = 100;

    /** How many blocks may stand in each other on one line: at the outermost level, and inside of a block. */
    private static final int OUTER_HEIGHT = 1;

    private static final int INNER_HEIGHT = 2;

    private final StringBuilder text = new StringBuilder();

    /**
     * The clauses of a file; an empty line stands around blocks of several lines and between different verbs.
     *
     * @param header comments at its beginning, with an empty line below them
     */
    String print(List<String> header, List<Clause> clauses) {
        header.forEach(line -> comment("", line).append('\n'));
        if (!header.isEmpty() && !clauses.isEmpty()) {
            text.append('\n');
        }
        boolean large = false;
        for (int i = 0; i < clauses.size(); i++) {
            Clause clause = clauses.get(i);
            int start = text.length();
            boolean wasLarge = large;
            clause(clause, 0);
            large = text.indexOf("\n", start) < text.length() - 1;
            boolean apart = i > 0 && !clause.isComment() && (large || wasLarge || begins(clause, clauses.get(i - 1)));
            if (apart) {
                text.insert(start, '\n');
            }
        }
        return text.toString();
    }

    /** True if a new group begins: another verb, unless both are plain settings. */
    private static boolean begins(Clause clause, Clause previous) {
        boolean settings = clause.body().isEmpty() && previous.body().isEmpty();
        return !settings && !clause.verb().equals(previous.verb());
    }

    private void clause(Clause clause, int depth) {
        String indent = "  ".repeat(depth);
        clause.before().forEach(comment -> comment(indent, comment).append('\n'));
        if (clause.isComment()) {
            return;
        }
        if (fits(clause, depth)) {
            text.append(indent).append(clause.line());
            beside(clause);
        } else if (clause.body().isEmpty()) {
            arguments(clause, indent);
        } else {
            text.append(indent).append(clause.head()).append(" {");
            beside(clause);
            clause.body().orElseThrow().forEach(inner -> clause(inner, depth + 1));
            text.append(indent).append("}\n");
        }
    }

    private static boolean fits(Clause clause, int depth) {
        if (clause.body().isEmpty() && clause.arguments().size() < 2) {
            return true;
        }
        return clause.height() <= (depth == 0 ? OUTER_HEIGHT : INNER_HEIGHT)
                && clause.quietInside()
                && 2 * depth + clause.line().length() <= WIDTH;
    }

    private void arguments(Clause clause, String indent) {
        String continued = "\n" + indent + "    ";
        text.append(indent).append(clause.verb()).append(clause.parenthesised() ? "(" : " ");
        text.append(String.join("," + continued, clause.arguments()));
        text.append(clause.parenthesised() ? ")" : "");
        beside(clause);
    }

    private void beside(Clause clause) {
        clause.beside().ifPresent(comment -> comment("  ", comment));
        text.append('\n');
    }

    private StringBuilder comment(String before, String comment) {
        return text.append(before).append(comment.isEmpty() ? "//" : "// " + comment);
    }
}
